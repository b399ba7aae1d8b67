package org.competitionledger.core.findings;

import java.util.List;
import java.util.OptionalLong;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.wording.Template;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;

/**
 * First rules published after entries were admitted (suggested by the K-AI case: the criteria of
 * its first phase came on the day when the evaluation began).
 */
final class RulesAfterAdmission {

  private RulesAfterAdmission() {}

  static void register(Watch watch) {
    watch
        .on(
            CriteriaPublished.class,
            (event, at) ->
                published(event.getCriteria().getVersion(), event.getCriteria().getStages(), at))
        .on(
            CriteriaAmended.class,
            (event, at) ->
                published(event.getCriteria().getVersion(), event.getCriteria().getStages(), at));
  }

  private static void published(int version, List<String> stages, Observed at) {
    for (String stage : stages) {
      if (StageTally.of(stage, at).getEntries() > 0 && isFirst(version, stage, at)) {
        at.raise(
            FindingCode.RULES_AFTER_ADMISSION,
            stage,
            Template.fill(
                "기록에 있는 {0}의 첫 규칙은 참가자가 정해진 뒤에 나왔다.",
                "The first rules of {0} on record came after its entries had been admitted.",
                at.nameOfStage(stage)),
            firstEntry(stage, at).orElse(Board.NONE),
            at.sequence());
      }
    }
  }

  private static boolean isFirst(int version, String stage, Observed at) {
    for (int earlier = version - 1; earlier > 0; earlier--) {
      if (at.state()
          .find(Keys.criteria(earlier))
          .filter(set -> set.getCriteria().getStages().contains(stage))
          .isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static OptionalLong firstEntry(String stage, Observed at) {
    long[] first = {Long.MAX_VALUE};
    at.state()
        .scan(
            StateKind.ENTRY,
            stage + '|',
            (key, entry) -> first[0] = Math.min(first[0], entry.getAdmitted()));
    return first[0] == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first[0]);
  }
}
