package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.competitionledger.event.Actor;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/**
 * A recorded event as the API shows it: {@code {competition, sequence, id, type, recordedAt,
 * occurredAt?, announcedAt?, actor, party?, source?, causedBy?, ledgerVersion, commandId, data}}.
 *
 * <p>Left out is what says nothing: null, and an empty list where a missing one is read as empty.
 * Other defaults are written, so that a reader need not know them. The fields that a writer may
 * send are read by {@link ProposalJson} to the proposal they came from, but for the resolved ends
 * of its times.
 */
public final class EventJson {

  private static final List<RecordShape.Field> TIMES =
      ProposalJson.ENVELOPE.stream().filter(EventJson::isTime).toList();
  private static final List<RecordShape.Field> PROVENANCE =
      ProposalJson.ENVELOPE.stream().filter(field -> !isTime(field)).toList();

  /** What a recorded event has beside its proposal. */
  private static final Set<String> BESIDES =
      Set.of("competition", "sequence", "id", "recordedAt", "actor", "ledgerVersion", "commandId");

  private EventJson() {}

  private static boolean isTime(RecordShape.Field field) {
    return field.shape() == TimeShape.INSTANCE;
  }

  /** Writes an event as one object. */
  public static void write(Event event, JsonGenerator out) throws IOException {
    Proposal said = event.getSaid();
    out.writeStartObject();
    out.writeStringField("competition", event.getCompetition());
    out.writeNumberField("sequence", event.getSequence());
    out.writeStringField("id", id(event));
    out.writeStringField(ProposalJson.TYPE, ProposalJson.typeOf(said));
    out.writeStringField("recordedAt", event.getRecordedAt().toString());
    ProposalJson.writeEnvelope(TIMES, said, out);
    writeActor(event.getActor(), out);
    ProposalJson.writeEnvelope(PROVENANCE, said, out);
    out.writeNumberField("ledgerVersion", event.getLedgerVersion());
    out.writeStringField("commandId", event.getCommandId());
    ProposalJson.writeData(said, out);
    out.writeEndObject();
  }

  /** An event as UTF-8 bytes, without a line end. */
  public static byte[] bytes(Event event) {
    return JsonBytes.of(512, out -> write(event, out));
  }

  /**
   * Reads an event as {@link #write} wrote it. Its times are not resolved (see {@code
   * RecordedTimes}), and what is not shown of its command is made up: it is a command of its own.
   */
  public static Parsed<Event> parse(byte[] json) {
    Problems problems = new Problems();
    Event event = JsonText.read(json, problems).map(node -> read(node, problems)).orElse(null);
    return problems.orElse(() -> event);
  }

  private static Event read(JsonNode node, Problems problems) {
    Proposal said = ProposalJson.read(node, Location.ROOT, BESIDES, problems);
    if (said == null || said.getPayload() == null) {
      return null;
    }
    try {
      return new Event(
          node.path("competition").asText(),
          node.path("sequence").asLong(-1),
          Instant.parse(node.path("recordedAt").asText()),
          new Actor(
              node.path("actor").path("subject").asText(),
              Role.valueOf(node.path("actor").path("role").asText().toUpperCase(Locale.ROOT))),
          node.path("commandId").asText(),
          new Sha256(new byte[32]),
          0,
          1,
          node.path("ledgerVersion").asInt(),
          said);
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(JsonProblem.invalidTime("/recordedAt"));
      return null;
    }
  }

  /** The event's id, {@code <competition>/<sequence>}. */
  public static String id(Event event) {
    return event.getCompetition() + '/' + event.getSequence();
  }

  private static void writeActor(Actor actor, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("actor");
    out.writeStringField("subject", actor.getSubject());
    out.writeStringField("role", actor.getRole().name().toLowerCase(Locale.ROOT));
    out.writeEndObject();
  }
}
