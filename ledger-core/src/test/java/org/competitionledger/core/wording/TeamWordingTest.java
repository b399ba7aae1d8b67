package org.competitionledger.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Step.Join;
import org.competitionledger.core.results.Step.Part;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.junit.jupiter.api.Test;

/** Results, shares and teams in words. */
class TeamWordingTest {

  private static final StepSentences SENTENCES =
      new StepSentences(Names.IDENTIFIERS, "season", true);

  private static void assertSays(LocalisedText said, String korean, String english) {
    assertThat(said).isEqualTo(new LocalisedText(korean, english));
  }

  private static LocalisedText headline(Object payload) {
    return Headlines.of(new Proposal(null, null, null, null, null, payload), Names.IDENTIFIERS);
  }

  private static BigDecimal number(String value) {
    return new BigDecimal(value);
  }

  @Test
  void aScoreSaysWhichResultItIsAmongHowManyAndForWhom() {
    assertSays(
        headline(
            ScoreRecorded.newBuilder()
                .setStage("season")
                .setParticipant("moss")
                .setCriterion("race")
                .setState(ScoreState.NUMBER)
                .setValue(number("1.000000"))
                .setResultLine("car-20")
                .setSharedBy(2)
                .setTeam("vanwall")
                .build()),
        "moss가 season race 항목에서 1을 기록했다(결과 car-20, 공동 결과, 점수는 2로 나눔, vanwall 소속으로 반영).",
        "moss was recorded at 1 for race in season (result car-20; shared among 2; counts for"
            + " vanwall).");
  }

  @Test
  void aNewTeamIsNoNewConsortium() {
    assertSays(
        headline(new ParticipantChanged("moss", null, null, "cooper")),
        "moss의 소속이 cooper로 바뀌었다.",
        "moss is now a member of cooper.");
  }

  @Test
  void aShareSaysWhatIsDivided() {
    assertSays(
        SENTENCES.of(new Step.Shared("race", 5, 3, number("8"), 2, number("2.67"))),
        "race 5회차: 공동 결과여서 8점을 3으로 나눠 2.67점이 됐다(소수 2자리로 반올림).",
        "race, round 5: the result is shared among 3: 8 ÷ 3 = 2.67 (rounded to 2 digits).");
  }

  @Test
  void severalResultsBecomeOne() {
    List<Part> parts =
        List.of(
            new Part("car-20", Optional.of(number("4")), true),
            new Part("car-18", Optional.of(number("3")), false));
    assertSays(
        SENTENCES.of(new Step.Joined("race", 5, Join.BEST, parts, Optional.of(number("4")))),
        "race 5회차: 결과가 여럿이어서(car-20 4점, car-18 3점) 가장 좋은 4점이 반영됐다.",
        "race, round 5: of several results (car-20 4, car-18 3) the best, 4, counts.");
    assertSays(
        SENTENCES.of(new Step.Joined("race", 5, Join.SUM, parts, Optional.of(number("7")))),
        "race 5회차: 결과가 여럿이어서(car-20 4점, car-18 3점) 모두 더해 7점이 됐다.",
        "race, round 5: the results (car-20 4, car-18 3) add up to 7.");
  }

  @Test
  void aTeamHasItsMembersPoints() {
    List<Part> parts =
        List.of(
            new Part("moss", Optional.of(number("8")), true),
            new Part("brooks", Optional.of(number("6")), true),
            new Part("evans", Optional.empty(), false));
    assertSays(
        SENTENCES.of(new Step.Joined("race", 5, Join.TEAM, parts, Optional.of(number("14")))),
        "race 5회차: 소속 참가자의 점수(moss 8점, brooks 6점)를 더해 팀 점수는 14점이 됐다(반영되지 않음: evans 기록" + " 없음).",
        "race, round 5: the members' points (moss 8, brooks 6) give the team 14 (not counted: evans"
            + " none).");
    assertSays(
        SENTENCES.of(new Step.Joined("race", 5, Join.TEAM, parts.subList(2, 3), Optional.empty())),
        "race 5회차: 소속 참가자의 점수(evans 기록 없음)로는 팀 점수를 낼 수 없다.",
        "race, round 5: the members' points (evans none) make none for the team.");
  }
}
