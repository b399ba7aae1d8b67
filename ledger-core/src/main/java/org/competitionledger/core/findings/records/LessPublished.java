package org.competitionledger.core.findings.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.scoring.PointsOrder;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.PublicationInWords;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StatisticKind;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.HiddenNote;
import org.competitionledger.view.UnpublishedNote;

/**
 * Less published than the rules promised (§10.4): scores are on record as not published, although
 * every score was to be; or no figure of a criterion is, nor its best, although leaders were to be;
 * or no statistic at all, although aggregates were to be. Held against the scores of the stage at
 * its first outcome and once more when it closes; in between by the entry that is corrected. It
 * holds from the date that the rules give, or from the end of the day of the outcome.
 */
public final class LessPublished {

  private LessPublished() {}

  public static void register(Observers observers) {
    observers
        .onFirstOutcome(LessPublished::hold)
        .on(StageClosed.class, (event, at) -> hold(event.getStage(), at))
        .on(
            ScoreCorrected.class,
            (event, at) -> changed(event.getStage(), event.getParticipant(), at))
        .on(ScoreVoided.class, (event, at) -> changed(event.getStage(), event.getParticipant(), at))
        .on(
            ScoreRevealed.class,
            (event, at) -> changed(event.getStage(), event.getParticipant(), at))
        .on(ScoreStatisticPublished.class, LessPublished::statistic);
  }

  private static void hold(String stage, Observed at) {
    GoverningRules.of(at.state(), stage, at.time())
        .ifPresent(
            rules ->
                CriteriaSets.publication(rules.getCriteria(), stage)
                    .filter(stated -> stated.getOf() != PublicationScope.NONE)
                    .ifPresent(stated -> hold(stated, rules, at)));
  }

  /** Looks at every score of the stage, which only its first outcome and its close ask for. */
  private static void hold(Publication stated, CriteriaState rules, Observed at) {
    String stage = stated.getStage();
    Map<String, Integer> hiddenOf = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    Set<String> lacking = new TreeSet<>();
    long[] first = {Long.MAX_VALUE};
    Set<String> scored = scored(rules.getCriteria());
    at.state()
        .scan(
            StateKind.SCORE,
            stage + '|',
            (key, score) -> {
              if (scored.contains(key.part(2)) && !score.getVoided()) {
                if (score.getState() == ScoreState.NUMBER) {
                  known.add(key.part(2));
                }
                if (OutcomeBasis.isHidden(score)) {
                  lacking.add(key.part(2));
                  hiddenOf.merge(key.part(1), 1, Integer::sum);
                  first[0] = Math.min(first[0], score.getLatest());
                }
              }
            });
    lacking.removeAll(known);
    lacking.removeIf(criterion -> leaderPublished(stage, criterion, at));
    hiddenOf.forEach((entry, cells) -> hidden(stage, entry, cells, at));
    UnpublishedNote note =
        UnpublishedNote.newBuilder()
            .setStated(stated)
            .setRules(rules.getSequence())
            .setOutcome(at.sequence())
            .setFirst(hiddenOf.isEmpty() ? FindingStore.NONE : first[0])
            .setSince(since(stated, at))
            .setHidden(hiddenOf.size())
            .setLacking(List.copyOf(lacking))
            .build();
    put(note, at);
  }

  private static Set<String> scored(CriteriaSet set) {
    Set<String> scored = new HashSet<>();
    for (Criterion criterion : set.getCriteria()) {
      if (criterion.getKind() == CriterionKind.SCORED) {
        scored.add(criterion.getId());
      }
    }
    return scored;
  }

  private static void hidden(String stage, String entry, int scores, Observed at) {
    at.store().memory().put(FindingKinds.HIDDEN.keyOf(stage, entry), new HiddenNote(scores));
  }

  private static boolean leaderPublished(String stage, String criterion, Observed at) {
    return statistics(stage, at).stream()
        .anyMatch(published -> criterion.equals(published.getCriterion()) && leader(published, at));
  }

  /** Who leads, and with what (§6.9): the greatest points, or the least where fewer are better. */
  private static boolean leader(ScoreStatisticPublished published, Observed at) {
    boolean lower =
        at.governing(published.getStage())
            .map(set -> PointsOrder.ofEach(set).get(published.getCriterion()))
            .filter(order -> order == PointsOrder.LOWER)
            .isPresent();
    return published.getKind() == (lower ? StatisticKind.MIN : StatisticKind.MAX);
  }

  private static List<ScoreStatisticPublished> statistics(String stage, Observed at) {
    List<ScoreStatisticPublished> published = new ArrayList<>();
    at.state()
        .scan(StateKind.STATISTIC, stage + '|', (key, one) -> published.add(one.getPublished()));
    return published;
  }

  /** "And when": a day is over at its end; without a date it is that of the outcome. */
  private static Instant since(Publication stated, Observed at) {
    if (stated.getDue() == null) {
      return at.dayOf(at.time()).plusDays(1).atStartOfDay(at.zone()).toInstant();
    }
    Instant due = stated.getDue().getLatest().plusMillis(1);
    return due.isBefore(at.time()) ? at.time() : due;
  }

  private static void tell(UnpublishedNote note, Observed at) {
    Publication stated = note.getStated();
    boolean less =
        switch (stated.getOf()) {
          case ALL -> note.getHidden() > 0;
          case LEADERS -> !note.getLacking().isEmpty();
          case AGGREGATES -> note.getHidden() > 0 && statistics(stated.getStage(), at).isEmpty();
          case NONE -> false;
        };
    if (less) {
      at.raiseFrom(
          note.getSince(),
          FindingCode.LESS_PUBLISHED_THAN_STATED,
          stated.getStage(),
          detail(note, at),
          note.getRules(),
          note.getFirst(),
          note.getOutcome());
    } else {
      at.resolve(FindingCode.LESS_PUBLISHED_THAN_STATED, stated.getStage());
    }
  }

  private static Term detail(UnpublishedNote note, Observed at) {
    Publication stated = note.getStated();
    Term all =
        Words.FINDINGS.say(
            "rules-of-say",
            at.nameOfStage(stated.getStage()),
            PublicationInWords.of(stated.getOf()),
            at.day(note.getSince().minusMillis(1)));
    return stated.getOf() != PublicationScope.LEADERS
        ? all
        : Words.FINDINGS.say(
            "criteria-without-a-published-leader",
            all,
            Term.list(note.getLacking().stream().map(at::nameOfCriterion).toList()));
  }

  /** Scores of an entry became something else: it alone is looked at again. */
  private static void changed(String stage, String entry, Observed at) {
    Optional<UnpublishedNote> found = at.store().memory().find(FindingKinds.UNPUBLISHED.key(stage));
    if (found.isEmpty()) {
      return;
    }
    Set<String> scored = at.governing(stage).map(LessPublished::scored).orElse(Set.of());
    Set<String> known = new HashSet<>();
    int[] cells = {0};
    at.state()
        .scan(
            StateKind.SCORE,
            stage + '|' + entry + '|',
            (key, score) -> {
              boolean counts = scored.contains(key.part(2)) && !score.getVoided();
              if (counts && OutcomeBasis.isHidden(score)) {
                cells[0]++;
              } else if (counts && score.getState() == ScoreState.NUMBER) {
                known.add(key.part(2));
              }
            });
    int before =
        at.store()
            .memory()
            .find(FindingKinds.HIDDEN.keyOf(stage, entry))
            .map(HiddenNote::getScores)
            .orElse(0);
    hidden(stage, entry, cells[0], at);
    UnpublishedNote note = found.get();
    List<String> lacking = new ArrayList<>(note.getLacking());
    lacking.removeAll(known);
    put(
        UnpublishedNote.newBuilder(note)
            .setHidden(note.getHidden() + Integer.signum(cells[0]) - Integer.signum(before))
            .setLacking(lacking)
            .build(),
        at);
  }

  private static void statistic(ScoreStatisticPublished published, Observed at) {
    at.store()
        .memory()
        .find(FindingKinds.UNPUBLISHED.key(published.getStage()))
        .ifPresent(
            note -> {
              List<String> lacking = new ArrayList<>(note.getLacking());
              if (published.getCriterion() != null && leader(published, at)) {
                lacking.remove(published.getCriterion());
              }
              put(UnpublishedNote.newBuilder(note).setLacking(lacking).build(), at);
            });
  }

  private static void put(UnpublishedNote note, Observed at) {
    at.store().memory().put(FindingKinds.UNPUBLISHED.key(note.getStated().getStage()), note);
    tell(note, at);
  }
}
