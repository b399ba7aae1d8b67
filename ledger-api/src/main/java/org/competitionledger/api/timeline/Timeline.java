package org.competitionledger.api.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.Names;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Source;

/**
 * A stretch of a competition's timeline, in the order of the log.
 *
 * @param lastSequence the last there is
 * @param nextAfter the last told: where to go on
 */
public record Timeline(List<Entry> timeline, long lastSequence, long nextAfter) {

  /**
   * What an event was about.
   *
   * @param lanes the stages that it names, in its order; none if it is about the whole competition
   * @param occurredAt when it happened, as exactly as is known; else see recordedAt
   */
  @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "TimelineEntry")
  public record Entry(
      long sequence,
      String type,
      List<String> lanes,
      Instant recordedAt,
      Optional<ApproximateTime> occurredAt,
      LocalisedText sentence,
      Optional<Source> source) {

    public static Entry of(Event event, Names names) {
      return new Entry(
          event.getSequence(),
          ProposalJson.typeOf(event.getSaid()),
          lanes((SpecificRecord) event.getSaid().getPayload()),
          event.getRecordedAt(),
          Optional.ofNullable(event.getSaid().getOccurredAt()),
          Headlines.of(event, names),
          Optional.ofNullable(event.getSaid().getSource()));
    }

    /** The stage, and the one that it leads to; or those that a criteria set is for. */
    private static List<String> lanes(SpecificRecord payload) {
      if (field(payload, "criteria").orElse(null) instanceof CriteriaSet set) {
        return List.copyOf(set.getStages());
      }
      return List.of("stage", "nextStage").stream()
          .flatMap(name -> field(payload, name).stream())
          .map(Object::toString)
          .toList();
    }

    private static Optional<Object> field(SpecificRecord payload, String name) {
      Schema.Field field = payload.getSchema().getField(name);
      return field == null ? Optional.empty() : Optional.ofNullable(payload.get(field.pos()));
    }
  }
}
