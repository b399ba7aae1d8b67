package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.findings.FindingCode.RULES_AFTER_ADMISSION;
import static org.competitionledger.core.findings.FindingCode.RULES_FIRST_PUBLISHED_AFTER_EVALUATION;
import static org.competitionledger.core.findings.FindingCode.RULES_FIRST_PUBLISHED_DURING_EVALUATION;
import static org.competitionledger.core.findings.FindingCode.RULE_RETROACTIVE;

import java.util.List;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.junit.jupiter.api.Test;

/** When the first rules of a stage became known, told once and from the record alone. */
class RulesFirstPublishedTest {

  private static final List<FindingCode> LATE =
      List.of(
          RULES_AFTER_ADMISSION,
          RULES_FIRST_PUBLISHED_DURING_EVALUATION,
          RULES_FIRST_PUBLISHED_AFTER_EVALUATION);

  @Test
  void tellsTheGravestAlone() {
    assertThat(late(admittedStory().on("2026-02-01", rules()))).containsExactly(LATE.get(0));
    assertThat(late(admittedStory().on("2026-02-01", rules(), new EvaluationOpened("heat"))))
        .containsExactly(LATE.get(1));
    assertThat(
            late(
                admittedStory()
                    .on("2026-01-20", new EvaluationOpened("heat"))
                    .on("2026-02-01", new EvaluationClosed("heat"))
                    .on("2026-02-02", rules())))
        .containsExactly(LATE.get(2));
    assertThat(
            late(
                admittedStory()
                    .on("2026-01-20", new EvaluationOpened("heat"))
                    .on("2026-02-01", rules(), eliminated("heat", "ants"))))
        .containsExactly(LATE.get(2));
  }

  /** The log has the rules first, then the evaluation, then the outcome. */
  @Test
  void leavesTheOrderOfTheLogToAContestOfOneDay() {
    Story contest =
        admittedStory()
            .on("2026-02-01", rules(), new EvaluationOpened("heat"), eliminated("heat", "ants"));

    assertThat(late(contest)).containsExactly(RULES_FIRST_PUBLISHED_DURING_EVALUATION);
  }

  /** Rules of some day of August may have been known before the 18th. */
  @Test
  void holdsNothingAgainstRulesWhoseDayIsNotKnown() {
    Story contest = admittedStory().and(occurred("2026-08", null, rules()));

    assertThat(late(contest.on("2026-08-18", eliminated("heat", "ants"))))
        .containsExactly(RULES_AFTER_ADMISSION);
  }

  @Test
  void countsFromTheAnnouncementAndSaysThatTheyWereMadeBefore() {
    CriteriaSet.Builder set = set(1, "heat", criterion("speed")).setEffectiveFrom(time("2026-06"));
    Story contest =
        admittedStory()
            .and(occurred("2026-06-30", "2026-08-18", published(set)))
            .on("2026-08-01", new EvaluationOpened("heat"))
            .on("2026-08-18", eliminated("heat", "ants"));

    assertThat(late(contest)).containsExactly(RULES_FIRST_PUBLISHED_AFTER_EVALUATION);
    LocalisedText detail =
        contest.finding(RULES_FIRST_PUBLISHED_AFTER_EVALUATION).orElseThrow().finding().getDetail();
    assertThat(detail.getEn())
        .isEqualTo(
            "The first rules of heat on record came with or after its first outcome. The record"
                + " dates their making 30 June 2026 and their announcement 18 August 2026. They say"
                + " that they apply from June 2026.");
    assertThat(detail.getKo())
        .isEqualTo(
            "기록에 있는 heat의 첫 규칙은 첫 결과와 함께 또는 그 뒤에 나왔다. 기록에 적힌 결정 시점은 2026년 6월 30일, 발표 시점은"
                + " 2026년 8월 18일이다. 규칙에는 2026년 6월부터 시행한다고 되어 있다.");
  }

  @Test
  void tellsOfLateRulesThatSayTheyAppliedBeforeOnlyOnce() {
    CriteriaSet.Builder set =
        set(1, "heat", criterion("speed")).setEffectiveFrom(time("2026-01-10"));
    Story contest =
        admittedStory()
            .on("2026-01-20", new EvaluationOpened("heat"))
            .on("2026-02-01", published(set));

    assertThat(contest.told().open())
        .contains(RULES_FIRST_PUBLISHED_DURING_EVALUATION)
        .doesNotContain(RULE_RETROACTIVE);
  }

  private static List<FindingCode> late(Story story) {
    return story.told().findings().stream().map(FindingAt::code).filter(LATE::contains).toList();
  }

  private static Story admittedStory() {
    return Story.of(stage("heat", 1), participant("ants"), opened("heat"))
        .and(admitted("heat", "ants"));
  }

  private static Object rules() {
    return published(set(1, "heat", criterion("speed")));
  }

  private static Proposal occurred(String made, String announced, Object payload) {
    return new Proposal(
        time(made), announced == null ? null : time(announced), null, null, null, payload);
  }
}
