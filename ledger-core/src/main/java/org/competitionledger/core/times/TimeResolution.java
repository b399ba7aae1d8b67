package org.competitionledger.core.times;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Proposal;

/**
 * Resolves the times of a proposal in the competition's zone, on a copy. Which types can hold a
 * time is known beforehand, so that the others (a score) cost nothing.
 */
public final class TimeResolution {

  private static final ByPayload<Boolean> HOLDS_TIMES = holdsTimes();

  private final ZoneId zone;
  private Optional<Refusal> refusal = Optional.empty();

  private TimeResolution(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * What became of a proposal.
   *
   * @param proposal the proposal with its times resolved; as it was where they were refused
   * @param refusal why they were refused
   */
  public record Resolved(Proposal proposal, Optional<Refusal> refusal) {}

  /**
   * Resolves all times of a proposal. occurredAt and announcedAt never lie after recordedAt (§2.1):
   * a reduced one of which only the end does (today's date) ends at recordedAt.
   */
  public static Resolved resolve(Proposal said, String zone, Instant recordedAt) {
    boolean inPayload = HOLDS_TIMES.of(said.getPayload());
    if (!inPayload && said.getOccurredAt() == null && said.getAnnouncedAt() == null) {
      return new Resolved(said, Optional.empty());
    }
    TimeResolution resolution = new TimeResolution(ZoneId.of(zone));
    ApproximateTime occurred = resolution.past(said.getOccurredAt(), "/occurredAt", recordedAt);
    ApproximateTime announced = resolution.past(said.getAnnouncedAt(), "/announcedAt", recordedAt);
    Object payload =
        inPayload
            ? record((SpecificRecord) said.getPayload(), "/data", resolution::time)
            : said.getPayload();
    return resolution.refusal.isPresent()
        ? new Resolved(said, resolution.refusal)
        : new Resolved(
            new Proposal(
                occurred,
                announced,
                said.getParty(),
                said.getSource(),
                said.getCausedBy(),
                payload),
            Optional.empty());
  }

  /** The proposal as it was parsed, its times not yet resolved; the very same if it holds none. */
  public static Proposal unresolved(Proposal said) {
    boolean inPayload = HOLDS_TIMES.of(said.getPayload());
    if (!inPayload && said.getOccurredAt() == null && said.getAnnouncedAt() == null) {
      return said;
    }
    return new Proposal(
        unresolved(said.getOccurredAt()),
        unresolved(said.getAnnouncedAt()),
        said.getParty(),
        said.getSource(),
        said.getCausedBy(),
        inPayload
            ? record(
                (SpecificRecord) said.getPayload(), "/data", (time, pointer) -> unresolved(time))
            : said.getPayload());
  }

  private static ApproximateTime unresolved(ApproximateTime time) {
    return time == null
        ? null
        : new ApproximateTime(time.getWritten(), Instant.EPOCH, Instant.EPOCH, time.getNote());
  }

  private ApproximateTime past(ApproximateTime time, String pointer, Instant recordedAt) {
    if (time == null) {
      return null;
    }
    ApproximateTime resolved = time(time, pointer);
    if (resolved.getEarliest() == null || !resolved.getLatest().isAfter(recordedAt)) {
      return resolved;
    }
    if (resolved.getEarliest().isAfter(recordedAt)) {
      refuse(Refusal.at(pointer, RefusalCode.TIME_IN_FUTURE, time.getWritten()));
      return resolved;
    }
    return new ApproximateTime(
        resolved.getWritten(), resolved.getEarliest(), recordedAt, resolved.getNote());
  }

  private ApproximateTime time(ApproximateTime time, String pointer) {
    Optional<ApproximateTime> resolved = WorldTimes.resolve(time, zone);
    if (resolved.isEmpty()) {
      refuse(Refusal.at(pointer, RefusalCode.TIME_MALFORMED, time.getWritten()));
      return time;
    }
    return resolved.get();
  }

  private void refuse(Refusal found) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(found);
    }
  }

  /** What becomes of each time in a copy. */
  @FunctionalInterface
  private interface Change {
    ApproximateTime of(ApproximateTime time, String pointer);
  }

  private static Object value(Object value, String pointer, Change change) {
    if (value instanceof ApproximateTime time) {
      return change.of(time, pointer);
    }
    if (value instanceof SpecificRecord nested) {
      return record(nested, pointer, change);
    }
    if (value instanceof List<?> list) {
      List<Object> copies = new ArrayList<>(list.size());
      for (int at = 0; at < list.size(); at++) {
        copies.add(value(list.get(at), pointer + '/' + at, change));
      }
      return copies;
    }
    return value;
  }

  private static SpecificRecord record(SpecificRecord original, String pointer, Change change) {
    Schema schema = original.getSchema();
    SpecificRecord copy = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      Object value = original.get(field.pos());
      copy.put(field.pos(), value(value, pointer + '/' + field.name(), change));
    }
    return copy;
  }

  private static ByPayload<Boolean> holdsTimes() {
    Map<Class<?>, Boolean> holds = new HashMap<>();
    for (Class<?> type : ByPayload.types()) {
      holds.put(type, holdsTime(SpecificData.get().getSchema(type)));
    }
    return ByPayload.of(holds);
  }

  /** No schema of ours is recursive, so this ends. */
  private static boolean holdsTime(Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.equals(ApproximateTime.getClassSchema())
              || schema.getFields().stream().anyMatch(field -> holdsTime(field.schema()));
      case ARRAY -> holdsTime(schema.getElementType());
      case UNION -> schema.getTypes().stream().anyMatch(TimeResolution::holdsTime);
      default -> false;
    };
  }
}
