package org.competitionledger.api.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionResult;
import org.competitionledger.event.ObjectionWaived;

/** Until when objections are taken, who objected, what became of it, and who said it would not. */
public final class Objections {

  private Objections() {}

  /**
   * A period for objections, as last announced for its stage.
   *
   * @param until its end, as far as that was said
   * @param days its length, as far as that was said
   */
  public record Period(
      Instant recordedAt,
      Optional<ApproximateTime> until,
      Optional<Integer> days,
      Optional<LocalisedText> text) {}

  /**
   * An objection, or the word of a participant that it will not object.
   *
   * @param objection its identifier; nothing of a waiver
   * @param against the event objected to, if one was named
   * @param result what was decided; nothing while it is open, and of a waiver
   * @param decided sequence of the decision
   */
  public record Objection(
      String participant,
      Instant recordedAt,
      Optional<String> objection,
      Optional<Long> against,
      Optional<LocalisedText> text,
      Optional<ObjectionResult> result,
      Optional<Long> decided,
      Optional<LocalisedText> remedy,
      Optional<LocalisedText> reason) {}

  /** All that the state knows of. */
  static void find(State state, List<DecisionsView.Found> found) {
    state.scan(
        StateKind.OBJECTION_PERIOD,
        "",
        (key, period) ->
            found.add(new DecisionsView.Found("objection-period", List.of(period.getSequence()))));
    state.scan(
        StateKind.WAIVER,
        "",
        (key, waiver) ->
            found.add(new DecisionsView.Found("objection-waived", List.of(waiver.getSequence()))));
    state.scan(
        StateKind.OBJECTION,
        "",
        (key, objection) ->
            found.add(
                new DecisionsView.Found(
                    "objection",
                    LongStream.of(objection.getFiled(), objection.getDecided())
                        .filter(sequence -> sequence >= 0)
                        .boxed()
                        .toList())));
  }

  static DecisionsView.Decision decision(DecisionsView.Found found, List<Event> events) {
    Optional<Event> first = events.stream().findFirst();
    Object said = first.map(event -> event.getSaid().getPayload()).orElse(null);
    Instant recordedAt = first.map(Event::getRecordedAt).orElse(null);
    if (said instanceof ObjectionPeriodAnnounced period) {
      return new DecisionsView.Decision(
          found,
          Optional.of(period.getStage()),
          Optional.of(
              new Period(
                  recordedAt,
                  Optional.ofNullable(period.getUntil()),
                  Optional.ofNullable(period.getDays()),
                  Optional.ofNullable(period.getText()))),
          Optional.empty());
    }
    if (said instanceof ObjectionWaived waived) {
      return new DecisionsView.Decision(
          found,
          Optional.of(waived.getStage()),
          Optional.empty(),
          Optional.of(
              new Objection(
                  waived.getParticipant(),
                  recordedAt,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.ofNullable(waived.getText()),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty())));
    }
    Optional<Objection> objection =
        said instanceof ObjectionFiled filed
            ? Optional.of(objection(filed, recordedAt, events))
            : Optional.empty();
    return new DecisionsView.Decision(found, Optional.empty(), Optional.empty(), objection);
  }

  private static Objection objection(ObjectionFiled filed, Instant recordedAt, List<Event> events) {
    Optional<Event> last =
        events.stream()
            .filter(event -> event.getSaid().getPayload() instanceof ObjectionDecided)
            .findFirst();
    Optional<ObjectionDecided> decided =
        last.map(event -> (ObjectionDecided) event.getSaid().getPayload());
    return new Objection(
        filed.getParticipant(),
        recordedAt,
        Optional.of(filed.getObjection()),
        Optional.ofNullable(filed.getAgainst()),
        Optional.of(filed.getText()),
        decided.map(ObjectionDecided::getDecision),
        last.map(Event::getSequence),
        decided.map(ObjectionDecided::getRemedy),
        decided.map(ObjectionDecided::getReason));
  }
}
