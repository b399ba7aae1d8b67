package org.competitionledger.api.pages.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.timeline.Timeline;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;

/** The moments at which something changed a stage's table, for who looks at its past. */
@ApplicationScoped
class Marks {

  /** Marks of a stage that are shown. */
  static final int SHOWN_MAX = 60;

  /** The latest events of a competition that are looked at. */
  private static final int EVENTS_MAX = 20_000;

  /** Marks that are kept of a competition; of more, the latest. */
  private static final int KEPT_MAX = 4_000;

  private static final int COMPETITIONS_MAX = 32;

  /** What changed a table, the more telling first. */
  enum Kind {
    RULES,
    OUTCOME,
    STAGE,
    GATE,
    SCORES,
    ENTRIES;

    /** Of several in a row only the last is a mark. */
    private boolean bulk() {
      return this == SCORES || this == ENTRIES;
    }

    static Optional<Kind> of(String type) {
      return switch (type) {
        case "CriteriaPublished", "CriteriaAmended", "CriterionSpecified", "OccasionReweighted" ->
            Optional.of(RULES);
        case "EntryAdvanced",
            "EntryEliminated",
            "EntryWithdrawn",
            "EntryDisqualified",
            "EntryReinstated",
            "NoAwardDeclared",
            "StandingsCertified" ->
            Optional.of(OUTCOME);
        case "StageOpened", "EvaluationOpened", "EvaluationClosed", "StageClosed" ->
            Optional.of(STAGE);
        case "GateRuled", "AdjustmentApplied", "TieResolved", "EvaluatorRecused" ->
            Optional.of(GATE);
        case "ScoreRecorded", "ScoreCorrected", "ScoreVoided", "ScoreSealed", "ScoreRevealed" ->
            Optional.of(SCORES);
        case "EntryAdmitted" -> Optional.of(ENTRIES);
        default -> Optional.empty();
      };
    }
  }

  /**
   * A mark.
   *
   * @param stages whose tables it changed; none for all
   * @param occasion of scores the occasion, else 0
   */
  record Mark(
      long sequence,
      Kind kind,
      List<String> stages,
      int occasion,
      Optional<ApproximateTime> occurredAt,
      Instant recordedAt,
      LocalisedText headline) {

    private boolean follows(Mark before) {
      return kind == before.kind
          && kind.bulk()
          && stages.equals(before.stages)
          && occasion == before.occasion;
    }
  }

  private final LedgerNode node;
  private final Map<String, Known> known =
      Collections.synchronizedMap(new LastUsed<>(COMPETITIONS_MAX));

  /** What was found up to an event. */
  private record Known(long upTo, List<Mark> marks) {}

  Marks(LedgerNode node) {
    this.node = node;
  }

  /** The marks of a stage, oldest first, at most {@link #SHOWN_MAX}: the less telling are left. */
  List<Mark> of(Reading reading, String stage) {
    List<Mark> all =
        upTo(reading).stream()
            .filter(mark -> mark.stages().isEmpty() || mark.stages().contains(stage))
            .toList();
    Set<Kind> left = EnumSet.allOf(Kind.class);
    for (Kind kind : List.of(Kind.ENTRIES, Kind.SCORES, Kind.GATE)) {
      if (all.size() > SHOWN_MAX) {
        left.remove(kind);
        all = all.stream().filter(mark -> left.contains(mark.kind())).toList();
      }
    }
    return all.subList(Math.max(0, all.size() - SHOWN_MAX), all.size());
  }

  /** Each event is looked at once, by the first reader after it. */
  private List<Mark> upTo(Reading reading) {
    String competition = reading.competition();
    Known before = known.getOrDefault(competition, new Known(-1, List.of()));
    if (before.upTo() >= reading.lastSequence()) {
      return before.marks();
    }
    List<Mark> marks = new ArrayList<>(before.marks());
    Names names = new StateNames(reading.state());
    long after = Math.max(before.upTo(), reading.lastSequence() - EVENTS_MAX);
    while (after < reading.lastSequence()) {
      List<StoredEvent> read = node.events().read(competition, after, EventLog.READ_MAX);
      if (read.isEmpty()) {
        break;
      }
      read.forEach(stored -> add(stored.event(), names, marks));
      after = read.get(read.size() - 1).event().getSequence();
    }
    List<Mark> kept =
        List.copyOf(marks.subList(Math.max(0, marks.size() - KEPT_MAX), marks.size()));
    known.put(competition, new Known(after, kept));
    return kept;
  }

  private static void add(Event event, Names names, List<Mark> marks) {
    Optional<Kind> kind = Kind.of(ProposalJson.typeOf(event.getSaid()));
    if (kind.isEmpty()) {
      return;
    }
    Timeline.Entry told = Timeline.Entry.of(event, names);
    Mark mark =
        new Mark(
            told.sequence(),
            kind.get(),
            told.lanes(),
            occasion((SpecificRecord) event.getSaid().getPayload()),
            told.occurredAt(),
            told.recordedAt(),
            told.sentence());
    int last = marks.size() - 1;
    if (last >= 0 && mark.follows(marks.get(last))) {
      marks.set(last, mark);
    } else {
      marks.add(mark);
    }
  }

  private static int occasion(SpecificRecord payload) {
    Schema.Field field = payload.getSchema().getField("occasion");
    return field != null && payload.get(field.pos()) instanceof Integer number ? number : 0;
  }
}
