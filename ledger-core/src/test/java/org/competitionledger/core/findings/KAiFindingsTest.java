package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.wording.Readable.assertReadable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.scenarios.Scenario;
import org.competitionledger.core.state.Keys;
import org.junit.jupiter.api.Test;

/** What there is to find in the case that the ledger was made for, and what there is not. */
class KAiFindingsTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final Scenario scenario = Scenario.of("k-ai");
  private final Instant end = scenario.state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
  private final List<FindingAt> findings = Findings.at(scenario.memory, Optional.empty(), end);

  @Test
  void readsAsTheGoldenText() throws IOException {
    Path actual = Path.of("target", "k-ai.findings.txt");
    Files.writeString(actual, golden());
    assertThat(golden())
        .as("the findings as text; if the change is meant, copy %s", actual)
        .isEqualTo(Scenario.text("/scenarios/k-ai.findings.txt"));
  }

  @Test
  void saysNothingThatOnlyAProgramReads() {
    findings.forEach(found -> assertReadable(found.finding().getDetail()));
  }

  @Test
  void independenceHadADefinitionThatLeavesPointsOpenAndNaversEliminationHangsOnIt() {
    FindingAt open = only(FindingCode.DEFINITION_LEFT_OPEN_IN_FORCE, "phase-1|independence|1");
    assertThat(open.resolved()).isFalse();
    assertThat(open.finding().getSequences()).containsExactly(guide());
    FindingAt outcome = only(FindingCode.OUTCOME_ON_POINT_LEFT_OPEN, "phase-1|naver-cloud");
    assertThat(outcome.finding().getDetail().getEn()).contains("Borrowing encoders");
    assertThat(fired()).doesNotContain(FindingCode.ELIMINATED_BY_UNDEFINED_CRITERION);
  }

  @Test
  void theGuideLeftPointsOpenOnWhichAnEliminationHangs() {
    assertThat(only(FindingCode.DEFINITION_LEFT_OPEN_IN_FORCE, "phase-1|independence|1").resolved())
        .isFalse();
    only(FindingCode.OUTCOME_ON_POINT_LEFT_OPEN, "phase-1|naver-cloud");
  }

  @Test
  void individualBenchmarksWereUndefinedUntilTheyWereSpecifiedInMidEvaluation() {
    FindingAt found = only(FindingCode.CRITERION_UNDEFINED_IN_FORCE, "phase-1|individual|2");
    assertThat(found.resolved()).isTrue();
    assertThat(found.openDays(SEOUL)).isEqualTo(8);
    FindingAt changed = late(1, FindingCode.RULE_CHANGED_AFTER_EVALUATION_OPENED);
    assertThat(changed.finding().getDetail().getEn()).contains("specified: version 3");
  }

  @Test
  void theFirstRulesOfPhase2CameWithItsOutcomeAndMoreWasPublishedAfterIt() {
    only(FindingCode.RULES_FIRST_PUBLISHED_AFTER_EVALUATION, "phase-2");
    assertThat(fired())
        .contains(FindingCode.PUBLICATION_WIDENED_AFTER_SCORES, FindingCode.PROMISE_KEPT_LATE)
        .doesNotContain(FindingCode.RULE_CHANGED_AFTER_OUTCOME, FindingCode.REPORTED_OUTSIDE_RANGE);
  }

  @Test
  void thePromiseOfCriteriaWasOpenUntilTheDayOfTheOutcome() {
    FindingAt found = only(FindingCode.PROMISE_OPEN, "independence-details");
    assertThat(found.resolved()).isTrue();
    assertThat(found.openDays(SEOUL)).isEqualTo(207);
    assertThat(only(FindingCode.PROMISE_OPEN, "trillion-snapshots").resolved()).isFalse();
  }

  @Test
  void twoWereEliminatedWhereThePlanSaidOne() {
    FindingAt found = only(FindingCode.ELIMINATIONS_DIFFER_FROM_CUT, "phase-1");
    assertThat(found.finding().getSequences()).hasSize(2);
    assertThat(found.finding().getDetail().getEn())
        .contains("1 would be", "2 were", "1 had failed");
  }

  /** It was decided on the same day: the periods were made equal. */
  @Test
  void thatTheLateJoinerStartsLaterIsNoFinding() {
    assertThat(fired()).doesNotContain(FindingCode.PREPARATION_UNEQUAL);
  }

  @Test
  void outletsContradictWhatIsRecorded() {
    assertThat(findings)
        .filteredOn(found -> found.code() == FindingCode.SOURCES_CONFLICT)
        .extracting(found -> found.finding().getDetail().getEn())
        .anyMatch(told -> told.contains("Both eliminated teams failed independence"))
        .anyMatch(told -> told.contains("Motif was out at documents"))
        .anyMatch(told -> told.contains("29 institutions"))
        .anyMatch(told -> told.contains("February 2027"));
  }

  /** Only the guide's definition is on record before: how it was read came with the ruling. */
  @Test
  void howIndependenceWasReadCameWithTheRuling() {
    only(FindingCode.MEANING_FIXED_WITH_RULING, "phase-1|independence");
  }

  /** The clause stood in the notice of 23 January; that an official repeated it is no news. */
  @Test
  void theNoAwardClauseIsNoFinding() {
    assertThat(fired()).doesNotContain(FindingCode.NO_AWARD_CLAUSE_LATE);
  }

  @Test
  void openedCellsAndPublishedFiguresFitTogether() {
    assertThat(fired())
        .doesNotContain(
            FindingCode.STATISTIC_CONTRADICTS_SCORES,
            FindingCode.SCORE_CORRECTED_AFTER_PUBLICATION);
  }

  private long guide() {
    return scenario.state.find(Keys.criteria(1)).orElseThrow().getSequence();
  }

  /** The n-th finding with a code, in the order of the record. */
  private FindingAt late(int number, FindingCode code) {
    return findings.stream().filter(found -> found.code() == code).toList().get(number - 1);
  }

  private FindingAt only(FindingCode code, String subject) {
    return findings.stream()
        .filter(found -> found.code() == code && found.finding().getSubject().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " about " + subject));
  }

  private Set<FindingCode> fired() {
    return findings.stream()
        .map(FindingAt::code)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
  }

  private String golden() {
    String found = findings.stream().map(KAiFindingsTest::entry).collect(Collectors.joining("\n"));
    String not =
        EnumSet.complementOf(EnumSet.copyOf(fired())).stream()
            .map(code -> code.code() + " | " + code.title().getEn() + "\n")
            .collect(Collectors.joining());
    return "K-AI: what the record shows, as of its last event\n\n"
        + found
        + "\nmust not fire\n"
        + not;
  }

  private static String entry(FindingAt found) {
    return "%s %s | events %s | since %s, %s\n  %s\n  %s\n"
        .formatted(
            found.code().severity().text(),
            found.code().code(),
            found.finding().getSequences().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ")),
            found.finding().getSince().atZone(SEOUL).toLocalDate(),
            (found.resolved() ? "resolved after " : "open for ") + found.openDays(SEOUL) + " days",
            found.finding().getDetail().getKo(),
            found.finding().getDetail().getEn());
  }
}
