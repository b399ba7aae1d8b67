package org.competitionledger.api.pages.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.competitionledger.api.pages.Told;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.api.rules.RuleChanges;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/** The events that belong to an event. */
record RelatedEvents(LedgerNode node, Reading reading, Event event, Language language) {

  /** What follows an event is looked for among so many behind it. */
  private static final int LATER_MAX = 1_000;

  private static final int TOLD_MAX = 20;

  EventModel.Others all() {
    List<Event> behind =
        node.events().read(reading.competition(), event.getSequence(), LATER_MAX).stream()
            .map(StoredEvent::event)
            .toList();
    SortedSet<Long> later = new TreeSet<>();
    behind.stream()
        .filter(each -> isCausedByThis(each))
        .forEach(each -> later.add(each.getSequence()));
    SortedSet<Long> causes = new TreeSet<>();
    Optional.ofNullable(event.getSaid().getCausedBy()).ifPresent(causes::add);
    score()
        .ifPresent(
            score -> {
              causes.add(score.getRecorded());
              later.add(score.getLatest());
            });
    ruling().ifPresent(later::add);
    boolean cut = reading.lastSequence() > event.getSequence() + LATER_MAX;
    return new EventModel.Others(
        tell(together()),
        tell(causes.headSet(event.getSequence())),
        tell(later.tailSet(event.getSequence() + 1)),
        cut);
  }

  private boolean isCausedByThis(Event other) {
    Long causedBy = other.getSaid().getCausedBy();
    return causedBy != null && causedBy == event.getSequence();
  }

  /** The score that the event is about, as it now counts. */
  private Optional<ScoreEntry> score() {
    Object payload = event.getSaid().getPayload();
    if (payload instanceof ScoreRecorded recorded) {
      return reading.state().find(Keys.score(recorded));
    }
    if (payload instanceof ScoreCorrected corrected) {
      return reading.state().find(Keys.score(corrected));
    }
    if (payload instanceof ScoreSealed sealed) {
      return reading.state().find(Keys.score(sealed));
    }
    if (payload instanceof ScoreRevealed revealed) {
      return reading.state().find(Keys.score(revealed));
    }
    return payload instanceof ScoreVoided voided
        ? reading.state().find(Keys.score(voided))
        : Optional.empty();
  }

  /** The latest ruling on the gate that the event ruled on. */
  private Optional<Long> ruling() {
    return event.getSaid().getPayload() instanceof GateRuled ruled
        ? reading
            .state()
            .find(Keys.ruling(ruled.getStage(), ruled.getParticipant(), ruled.getCriterion()))
            .map(stood -> stood.getSequence())
        : Optional.empty();
  }

  /** What one command recorded; of changes and promises also what was announced in one go. */
  private SortedSet<Long> together() {
    long first = event.getSequence() - event.getCommandIndex();
    SortedSet<Long> together = new TreeSet<>();
    LongStream.range(first, first + event.getCommandSize()).limit(TOLD_MAX).forEach(together::add);
    String competition = reading.competition();
    AnnouncedTogether announced =
        PromisesView.together(node, competition, RuleChanges.all(node, competition));
    Optional<RuleChange> change = node.views().change(competition, event.getSequence());
    change.map(announced::with).ifPresent(parts -> parts.forEach(p -> together.add(p.sequence())));
    promise()
        .map(announced::with)
        .ifPresent(parts -> parts.forEach(p -> together.add(p.sequence())));
    together.remove(event.getSequence());
    return together;
  }

  private Optional<PromiseView> promise() {
    return node.views().promises(reading.competition(), event.getSequence() - 1, 1).stream()
        .filter(promise -> promise.getMade() == event.getSequence())
        .findFirst();
  }

  private List<Told> tell(SortedSet<Long> sequences) {
    StateNames names = new StateNames(reading.state());
    List<Told> told = new ArrayList<>();
    for (long sequence : sequences.stream().limit(TOLD_MAX).toList()) {
      node.events().read(reading.competition(), sequence - 1, 1).stream()
          .map(found -> language.text(Headlines.of(found.event(), names)))
          .forEach(sentence -> told.add(new Told(sequence, sentence)));
    }
    return told;
  }
}
