package org.competitionledger.api.desk.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.competitionledger.core.acceptance.Panels;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.ScoreEntry;

/**
 * Scores of a stage that are still to be given, or to be revealed.
 *
 * @param of how many of each evaluator; of the empty one those that the organiser records
 * @param all whether these are all; where there is too much to look at they are not
 */
public record Awaited(Map<String, Integer> of, boolean all) {

  private static final int LOOKED_AT_MAX = 20_000;

  public int scores() {
    return of.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * As things stand.
   *
   * @param occasion null for all of the stage
   * @param revealed whether those that are sealed are awaited too
   */
  public static Awaited in(State state, String stage, Integer occasion, boolean revealed) {
    return upTo(Integer.MAX_VALUE, state, stage, occasion, revealed);
  }

  /** Whether one is still to be given. */
  public static boolean any(State state, String stage) {
    return upTo(1, state, stage, null, false).scores() > 0;
  }

  private static Awaited upTo(
      int scores, State state, String stage, Integer occasion, boolean revealed) {
    return GoverningRules.of(state, stage, Sheet.ledgerTime(state))
        .map(set -> new Counting(state, stage, set.getCriteria(), scores, revealed))
        .map(counting -> counting.of(occasion))
        .orElse(new Awaited(Map.of(), true));
  }

  private static final class Counting {

    private final State state;
    private final String stage;
    private final CriteriaSet set;
    private final List<String> entries = new ArrayList<>();
    private final boolean revealed;
    private int left = LOOKED_AT_MAX;
    private int wanted;

    Counting(State state, String stage, CriteriaSet set, int wanted, boolean revealed) {
      this.state = state;
      this.stage = stage;
      this.set = set;
      this.wanted = wanted;
      this.revealed = revealed;
    }

    Awaited of(Integer asked) {
      List<Integer> occasions = new ArrayList<>();
      if (asked == null) {
        state.scan(
            StateKind.OCCASION, stage + '|', (key, each) -> occasions.add(each.getOccasion()));
      }
      if (occasions.isEmpty()) {
        occasions.add(asked == null ? 1 : asked);
      }
      state.scan(
          StateKind.ENTRY,
          stage + '|',
          (key, entry) -> {
            if (Panels.isScored(entry)) {
              entries.add(entry.getParticipant());
            }
          });
      Map<String, List<Criterion>> judged = new HashMap<>();
      state.scan(
          StateKind.EVALUATOR,
          stage + '|',
          (key, each) -> {
            String evaluator = key.id().substring(stage.length() + 1);
            judged.put(evaluator, Panels.criteria(state, stage, evaluator, set));
          });
      if (set.getTeams() == null) {
        judged.put("", direct());
      }
      Map<String, Integer> missing = new TreeMap<>();
      judged.forEach(
          (evaluator, criteria) ->
              occasions.forEach(
                  occasion -> {
                    int count = count(evaluator, criteria, occasion);
                    if (count > 0) {
                      missing.merge(evaluator, count, Integer::sum);
                    }
                  }));
      return new Awaited(missing, left > 0);
    }

    private List<Criterion> direct() {
      return set.getCriteria().stream()
          .filter(each -> each.getScores() == ScoreOrigin.DIRECT)
          .filter(each -> each.getKind() != CriterionKind.GATE)
          .filter(each -> !CriteriaSets.hasParts(set, each.getId()))
          .toList();
    }

    private int count(String evaluator, List<Criterion> criteria, int occasion) {
      int count = 0;
      for (String entry : entries) {
        for (Criterion criterion : criteria) {
          if (left <= 0 || wanted <= 0) {
            return count;
          }
          left--;
          if (isAwaited(evaluator, entry, criterion, occasion)) {
            wanted--;
            count++;
          }
        }
      }
      return count;
    }

    /** Where nothing is said of several evaluators, the score of one is enough. */
    private boolean isAwaited(String evaluator, String entry, Criterion criterion, int occasion) {
      if (!evaluator.isEmpty() && Panels.isRecused(state, stage, entry, evaluator)) {
        return false;
      }
      if (!evaluator.isEmpty() && criterion.getPanel() != null) {
        return state
            .find(Keys.score(stage, entry, criterion.getId(), occasion, evaluator))
            .filter(this::isGiven)
            .isEmpty();
      }
      boolean[] given = {false};
      state.scan(
          StateKind.SCORE,
          Keys.score(stage, entry, criterion.getId(), occasion, null).id(),
          (key, score) -> given[0] |= isGiven(score));
      return !given[0];
    }

    private boolean isGiven(ScoreEntry score) {
      return !score.getVoided() && (!revealed || score.getState() != ScoreState.SEALED);
    }
  }
}
