package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.certification;
import static org.competitionledger.core.decide.Cups.closedStage;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Says.voided;
import static org.competitionledger.core.decide.Specification.given;

import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.event.StandingsCertified;
import org.junit.jupiter.api.Test;

/** A refusal names no event that never was: what is not recorded goes by its place in the batch. */
class NamedEventsTest {

  private static final Object SCORE = score("heat", "ants", "speed", "5");

  private static String english(Specification.Then then) {
    Refusal refusal = then.refused().refusal();
    return refusal.code().message(refusal.arguments()).en();
  }

  private static String korean(Specification.Then then) {
    Refusal refusal = then.refused().refusal();
    return refusal.code().message(refusal.arguments()).ko();
  }

  @Test
  void aRecordedScoreGoesByItsSequence() {
    Specification cup = given(judgedCup(), SCORE);

    Specification.Then then = cup.when(notice("n-1"), SCORE);

    assertThat(english(then))
        .isEqualTo(
            "There is a score already, event " + cup.lastSequence() + "; record a correction");
    assertThat(korean(then)).contains("(" + cup.lastSequence() + "번 기록)");
  }

  @Test
  void aScoreOfTheSameBatchGoesByItsIndex() {
    Specification.Then then = given(judgedCup()).when(notice("n-1"), SCORE, notice("n-2"), SCORE);

    assertThat(then.refused().index()).hasValue(3);
    assertThat(english(then))
        .isEqualTo(
            "There is a score already, the event at index 1 of the same batch;"
                + " record a correction");
    assertThat(korean(then)).contains("(같은 묶음의 1번째(0부터 셈) 기록)");
  }

  @Test
  void aVoidOfTheSameBatchGoesByItsIndex() {
    Specification.Then then =
        given(judgedCup(), SCORE)
            .when(
                voided("heat", "ants", "speed", null),
                corrected("heat", "ants", "speed", null, "6"));

    assertThat(english(then))
        .isEqualTo("The score was voided by the event at index 0 of the same batch");
    assertThat(korean(then)).isEqualTo("그 점수는 같은 묶음의 0번째(0부터 셈) 기록으로 무효가 되었습니다");
  }

  @Test
  void aChangeOfTheTableInTheSameBatchGoesByItsIndex() {
    Specification cup = given(closedStage());
    StandingsCertified before = certification(cup);

    Specification.Then then = cup.when(corrected("heat", "ants", "speed", null, "70"), before);

    assertThat(english(then))
        .startsWith(
            "The table was changed after sequence %d, by the event at index 0 of the same batch; "
                .formatted(before.getSequence()))
        .contains("standings/digest?stage=heat");
  }

  @Test
  void whatTakesHoldWithTheRefusedEventIsThatEvent() {
    Specification cup =
        given(
            closedStage(),
            amended(set(2, "heat", criterion("speed")).setEffectiveFrom(time("2026-03"))));

    Specification.Then then = cup.at("2026-03-01T00:00:00Z").when(certification(cup));

    assertThat(english(then)).contains("by this event itself;").doesNotContain("{");
    assertThat(korean(then)).contains("이 기록 자체로 순위표가 바뀌었습니다");
  }
}
