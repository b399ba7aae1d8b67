package org.competitionledger.core.findings;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.view.PlaceNote;
import org.competitionledger.view.StageNotes;

/**
 * Counts the entries of each stage by what became of them, so that no rule has to. Registered
 * before the rules that read it.
 */
public final class StageTally {

  static final StageNotes NOTHING =
      new StageNotes(0, 0, 0, 0, 0, List.of(), 0, FindingStore.NONE, null, FindingStore.NONE, null);

  private StageTally() {}

  public static void register(Observers observers) {
    observers
        .on(
            EntryAdmitted.class,
            (event, at) -> move(event.getStage(), event.getParticipant(), EntryStatus.IN, at))
        .on(
            EntryAdvanced.class,
            (event, at) -> {
              move(event.getStage(), event.getParticipant(), EntryStatus.ADVANCED, at);
              move(event.getNextStage(), event.getParticipant(), EntryStatus.IN, at);
            })
        .on(
            EntryEliminated.class,
            (event, at) ->
                move(event.getStage(), event.getParticipant(), EntryStatus.ELIMINATED, at))
        .on(
            EntryWithdrawn.class,
            (event, at) ->
                move(event.getStage(), event.getParticipant(), EntryStatus.WITHDRAWN, at))
        .on(
            EntryDisqualified.class,
            (event, at) ->
                move(event.getStage(), event.getParticipant(), EntryStatus.DISQUALIFIED, at))
        .on(
            EntryReinstated.class,
            (event, at) -> move(event.getStage(), event.getParticipant(), EntryStatus.IN, at));
  }

  public static StageNotes of(String stage, Observed at) {
    return at.store().memory().find(FindingKinds.STAGE.key(stage)).orElse(NOTHING);
  }

  /** Takes an entry from where it was counted, and counts it where it is now. */
  private static void move(String stage, String participant, EntryStatus to, Observed at) {
    StateKey<PlaceNote> key = FindingKinds.ENTRY.keyOf(stage, participant);
    boolean byGate =
        to == EntryStatus.ELIMINATED && !FailedGates.of(stage, participant, at).isEmpty();
    PlaceNote now = new PlaceNote(to.name(), byGate);
    PlaceNote before = at.store().memory().find(key).orElse(null);
    at.store().memory().put(key, now);
    at.store()
        .change(
            FindingKinds.STAGE.key(stage),
            NOTHING,
            notes -> {
              StageNotes.Builder builder = StageNotes.newBuilder(notes);
              if (before != null) {
                count(builder, before, -1);
              }
              count(builder, now, 1);
              if (to == EntryStatus.ELIMINATED) {
                builder.setEliminations(with(notes.getEliminations(), at.sequence()));
              }
              return builder.build();
            });
  }

  private static void count(StageNotes.Builder notes, PlaceNote place, int by) {
    notes.setEntries(notes.getEntries() + by);
    switch (EntryStatus.valueOf(place.getPlace())) {
      case IN -> {}
      case ADVANCED -> notes.setAdvanced(notes.getAdvanced() + by);
      case WITHDRAWN, DISQUALIFIED -> notes.setOut(notes.getOut() + by);
      case ELIMINATED -> {
        notes.setEliminated(notes.getEliminated() + by);
        notes.setEliminatedByGate(notes.getEliminatedByGate() + (place.getByGate() ? by : 0));
      }
    }
  }

  private static List<Long> with(List<Long> sequences, long sequence) {
    List<Long> more = new ArrayList<>(sequences);
    if (more.size() < FindingStore.PROOFS_MAX) {
      more.add(sequence);
    }
    return more;
  }
}
