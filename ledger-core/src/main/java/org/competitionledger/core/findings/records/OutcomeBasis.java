package org.competitionledger.core.findings.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.Teams;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;

/**
 * Outcome without a certified table, or on unpublished scores (§10.4). Only in a stage that has
 * rules, and so a table. Without: none was certified, or what was certified has changed since.
 */
public final class OutcomeBasis {

  private OutcomeBasis() {}

  public static void register(Observers observers) {
    observers
        .on(
            EntryAdvanced.class,
            (event, at) -> outcome(event.getStage(), event.getParticipant(), at))
        .on(
            EntryEliminated.class,
            (event, at) -> outcome(event.getStage(), event.getParticipant(), at))
        .on(
            StandingsCertified.class,
            (event, at) ->
                at.resolve(FindingCode.OUTCOME_WITHOUT_CERTIFIED_TABLE, event.getStage()));
  }

  private static void outcome(String stage, String participant, Observed at) {
    if (at.governing(stage).isEmpty()) {
      return;
    }
    if (!at.stage(stage).map(known -> certified(known, at)).orElse(false)) {
      at.raise(
          FindingCode.OUTCOME_WITHOUT_CERTIFIED_TABLE,
          stage,
          Words.FINDINGS.say("outcomes-of-were-recorded-without", at.nameOfStage(stage)),
          at.sequence());
    }
    List<Long> unpublished = unpublished(stage, participant, at);
    if (!unpublished.isEmpty()) {
      at.raise(
          FindingCode.OUTCOME_ON_UNPUBLISHED_SCORES,
          stage,
          Words.FINDINGS.say("outcomes-of-were-recorded", at.nameOfStage(stage)),
          LongStream.of(unpublished.get(0), at.sequence()).toArray());
    }
  }

  private static boolean certified(StageState stage, Observed at) {
    long changed =
        at.state()
            .find(StateKind.TABLE.key(stage.getStage()))
            .map(TableMark::getRanking)
            .orElse(FindingStore.NONE);
    return stage.getCertified() >= 0 && changed <= stage.getCertifiedAsOf();
  }

  /** Of a team those of its members that count for it. */
  private static List<Long> unpublished(String stage, String participant, Observed at) {
    List<Long> unpublished = new ArrayList<>();
    Optional<Teams> teams = at.governing(stage).map(CriteriaSet::getTeams);
    if (teams.isEmpty()) {
      addUnpublished(stage, participant, score -> true, at, unpublished);
    } else {
      String of = teams.get().getOf();
      List<String> members = new ArrayList<>();
      at.state()
          .scan(
              StateKind.MEMBER,
              of + '|' + participant + '|',
              (key, mark) -> members.add(key.part(2)));
      for (String member : members) {
        addUnpublished(of, member, score -> participant.equals(score.getTeam()), at, unpublished);
      }
    }
    return unpublished;
  }

  /** Whether a score was given and is not public. */
  static boolean isHidden(ScoreEntry score) {
    return score.getState() == ScoreState.NOT_PUBLISHED || score.getState() == ScoreState.SEALED;
  }

  private static void addUnpublished(
      String stage,
      String participant,
      Predicate<ScoreEntry> counts,
      Observed at,
      List<Long> unpublished) {
    at.state()
        .scan(
            StateKind.SCORE,
            stage + '|' + participant + '|',
            (key, score) -> {
              if (isHidden(score) && !score.getVoided() && counts.test(score)) {
                unpublished.add(score.getLatest());
              }
            });
  }
}
