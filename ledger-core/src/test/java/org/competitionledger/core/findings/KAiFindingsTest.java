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
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.scenarios.Scenario;
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
  void independenceWasUndefinedWhileInForceAndStillIs() {
    FindingAt found = only(FindingCode.CRITERION_UNDEFINED_IN_FORCE, "phase-1|independence|1");
    assertThat(found.resolved()).isFalse();
    assertThat(found.finding().getSequences()).containsExactly(31L);
  }

  @Test
  void individualBenchmarksWereUndefinedUntilTheyWereSpecifiedInMidEvaluation() {
    FindingAt found = only(FindingCode.CRITERION_UNDEFINED_IN_FORCE, "phase-1|individual|1");
    assertThat(found.resolved()).isTrue();
    assertThat(found.openDays(SEOUL)).isEqualTo(8);
    only(FindingCode.RULE_CHANGED_AFTER_EVALUATION_OPENED, "phase-1|35");
  }

  @Test
  void theReinforcementOfIndependenceIsAnOpenPromise() {
    FindingAt found = only(FindingCode.PROMISE_OPEN, "independence-details");
    assertThat(found.resolved()).isFalse();
    assertThat(found.openDays(SEOUL)).isEqualTo(28);
  }

  @Test
  void twoWereEliminatedWhereThePlanSaidOne() {
    FindingAt found = only(FindingCode.ELIMINATIONS_DIFFER_FROM_CUT, "phase-1");
    assertThat(found.finding().getSequences()).containsExactly(69L, 70L);
    assertThat(found.finding().getDetail().getEn())
        .contains("1 would be", "2 were", "1 had failed");
  }

  @Test
  void naverWasEliminatedByWhatWasNotDefinedWhenItEntered() {
    FindingAt found = only(FindingCode.ELIMINATED_BY_UNDEFINED_CRITERION, "phase-1|naver-cloud");
    assertThat(found.finding().getSequences()).containsExactly(24L, 69L);
  }

  @Test
  void theLateJoinerHasThirtySixDaysLess() {
    FindingAt found = only(FindingCode.PREPARATION_UNEQUAL, "phase-2|motif-technologies");
    assertThat(found.finding().getDetail().getEn()).contains("36 fewer days", "162 against 198");
  }

  @Test
  void reportsConflictOnWhyTheSecondTeamWasCut() {
    FindingAt found = only(FindingCode.SOURCES_CONFLICT, "70|/data/decisiveCriterion");
    assertThat(found.finding().getSequences()).containsExactly(70L, 71L);
  }

  /** The clause stood in the notice of 23 January; that an official repeated it is no news. */
  @Test
  void theNoAwardClauseIsNoFinding() {
    assertThat(fired()).doesNotContain(FindingCode.NO_AWARD_CLAUSE_LATE);
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
