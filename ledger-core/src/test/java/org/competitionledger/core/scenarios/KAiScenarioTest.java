package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.scoring.PointState;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Event;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Direction;
import org.competitionledger.view.Phase;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.StageTiming;
import org.junit.jupiter.api.Test;

/** What the ledger answers about the case that it was made for. */
class KAiScenarioTest {

  private static final Scenario SCENARIO = Scenario.of("k-ai");
  private static final String PHASE_1 = "phase-1";

  @Test
  void readsAsTheGoldenText() throws IOException {
    Path actual = Path.of("target", "k-ai.golden.txt");
    Files.writeString(actual, golden());
    assertThat(golden())
        .as("the scenario as text; if the change is meant, copy %s", actual)
        .isEqualTo(Scenario.text("/scenarios/k-ai.golden.txt"));
  }

  @Test
  void lgHasItsPublishedPointsAndTheTotalTheyMake() {
    Row lg = phase1().row("lg-ai-research").orElseThrow();
    assertThat(lg.total().orElseThrow().value()).isEqualByComparingTo("90.2");
    assertThat(points(lg, "benchmark")).isEqualByComparingTo("33.6");
    assertThat(points(lg, "expert")).isEqualByComparingTo("31.6");
    assertThat(points(lg, "user")).isEqualByComparingTo("25.0");
    assertThat(lg.rank()).isEmpty();
    assertThat(lg.rankAmongPublished()).hasValue(1);
  }

  @Test
  void nobodyElseHasPointsNotEvenZero() {
    StageTable table = phase1();
    assertThat(table.rows()).hasSize(5);
    for (Row row : table.rows()) {
      if (!row.participant().equals("lg-ai-research")) {
        assertThat(row.total()).as(row.participant()).isEmpty();
        assertThat(row.points())
            .as(row.participant())
            .filteredOn(points -> !points.criterion().equals("independence"))
            .extracting(Points::state)
            .containsOnly(PointState.NOT_PUBLISHED);
      }
    }
    assertThat(table.row("nc-ai").orElseThrow().section()).isEqualTo(Section.NOT_PUBLISHED);
  }

  @Test
  void naverIsIneligibleForItFailedAGate() {
    assertThat(phase1().row("naver-cloud").orElseThrow().section()).isEqualTo(Section.INELIGIBLE);
  }

  @Test
  void independenceWasUndefinedWhileItDecided() {
    CriteriaInForce inForce =
        CriteriaInForce.of(SCENARIO.state, PHASE_1, Instant.parse("2026-01-15T00:00:00Z"))
            .orElseThrow();
    assertThat(inForce.governing().getCriteria().getVersion()).isEqualTo(2);
    assertThat(inForce.undefined()).hasSize(1);
    assertThat(inForce.undefined().get(0).criterion().getId()).isEqualTo("independence");
    assertThat(inForce.undefined().get(0).sinceVersion()).isEqualTo(1);
  }

  @Test
  void tenPointsHungOnAnOpenCriterionUntilTheThirteenth() {
    CriteriaInForce inForce =
        CriteriaInForce.of(SCENARIO.state, PHASE_1, Instant.parse("2026-01-12T00:00:00Z"))
            .orElseThrow();
    assertThat(inForce.undefinedMaximum()).isEqualByComparingTo("10");
    assertThat(inForce.maximum().orElseThrow()).isEqualByComparingTo("100");
  }

  @Test
  void theBenchmarkWasSpecifiedAndIndependenceInterpretedAfterEvaluationHadOpened() {
    RuleChange specified = change(ChangeKind.CRITERION_SPECIFIED);
    assertThat(phase(specified)).isEqualTo(Phase.AFTER_EVALUATION_OPENED);
    assertThat(specified.getNoticeDays()).isZero();
    RuleChange interpreted = change(ChangeKind.CRITERION_INTERPRETED);
    assertThat(interpreted.getTiming().get(0).getReached())
        .contains(Phase.AFTER_EVALUATION_OPENED)
        .doesNotContain(Phase.AFTER_FIRST_SCORE);
    assertThat(interpreted.getDirection()).isEqualTo(Direction.TIGHTENED);
  }

  @Test
  void theHistoryListsEveryChangeOfTheCase() {
    assertThat(SCENARIO.changes)
        .extracting(RuleChange::getKind)
        .containsExactly(
            ChangeKind.CRITERIA_PUBLISHED,
            ChangeKind.CRITERION_SPECIFIED,
            ChangeKind.CRITERION_INTERPRETED,
            ChangeKind.CALL_ADDED,
            ChangeKind.GOALS_DECLARED,
            ChangeKind.STAGE_RESCHEDULED);
  }

  @Test
  void theNoAwardClauseStoodInTheCallWhenItOpened() {
    assertThat(SCENARIO.state.find(StateKind.CALL.key("additional")).orElseThrow().getClauses())
        .extracting(Clause::getKind)
        .containsExactly(ClauseKind.NO_AWARD, ClauseKind.SOLE_APPLICANT, ClauseKind.PERFORMANCE);
    assertThat(SCENARIO.changes)
        .extracting(RuleChange::getKind)
        .doesNotContain(ChangeKind.CALL_CHANGED);
  }

  @Test
  void theAddedTeamPreparesThirtySixDaysLess() {
    LocalDate three = preparationStart("lg-ai-research");
    assertThat(preparationStart("sk-telecom")).isEqualTo(three);
    assertThat(preparationStart("upstage")).isEqualTo(three);
    assertThat(three.until(preparationStart("motif-technologies"), ChronoUnit.DAYS)).isEqualTo(36);
  }

  @Test
  void threePromisesAreOpen() {
    List<String> open = new ArrayList<>();
    SCENARIO.state.scan(
        StateKind.PROMISE,
        "",
        (key, promise) -> {
          assertThat(promise.getKept()).isNegative();
          open.add(key.id());
        });
    assertThat(open)
        .containsExactly("evaluation-items", "independence-details", "trillion-snapshots");
  }

  private static LocalDate preparationStart(String participant) {
    return LocalDate.ofInstant(
        SCENARIO
            .state
            .find(Keys.entry("phase-2", participant))
            .orElseThrow()
            .getPreparationStart()
            .getEarliest(),
        ZoneId.of("Asia/Seoul"));
  }

  private static StageTable phase1() {
    CriteriaSet governing = SCENARIO.state.find(Keys.criteria(2)).orElseThrow().getCriteria();
    return Standings.compute(SCENARIO.state, PHASE_1, governing);
  }

  private static BigDecimal points(Row row, String criterion) {
    return row.points().stream()
        .filter(points -> points.criterion().equals(criterion))
        .findFirst()
        .flatMap(Points::points)
        .orElseThrow()
        .value();
  }

  private static RuleChange change(ChangeKind kind) {
    return SCENARIO.changes.stream().filter(c -> c.getKind() == kind).findFirst().orElseThrow();
  }

  private static Phase phase(RuleChange change) {
    return change.getTiming().stream()
        .filter(timing -> timing.getStage().equals(PHASE_1))
        .map(StageTiming::getPhase)
        .findFirst()
        .orElseThrow();
  }

  /** For people to read: every event in a line, then every rule change. */
  private static String golden() {
    String events =
        SCENARIO.events.stream()
            .map(recorded -> line(recorded.event()))
            .collect(Collectors.joining());
    String changes =
        SCENARIO.changes.stream().map(KAiScenarioTest::line).collect(Collectors.joining());
    return events + "\nrule changes\n" + changes;
  }

  private static String line(Event event) {
    SpecificRecord payload = (SpecificRecord) event.getSaid().getPayload();
    return String.format(
        Locale.ROOT,
        "%3d  %-22s %-9s %-18s %s\n",
        event.getSequence(),
        shortened(event.getSaid().getOccurredAt().getWritten()),
        event.getSaid().getSource().getKind(),
        event.getSaid().getParty().getId(),
        payload.getSchema().getName() + about(payload));
  }

  private static String shortened(String written) {
    return written.replace("T00:00:00+09:00", "").replace(":00+09:00", "");
  }

  /** What it is about: the identifiers, verdict and figures that the payload has. */
  private static String about(SpecificRecord payload) {
    return List.of(
            "stage",
            "nextStage",
            "call",
            "participant",
            "criterion",
            "state",
            "verdict",
            "kind",
            "value",
            "promise",
            "benefit",
            "about")
        .stream()
        .map(payload.getSchema()::getField)
        .filter(field -> field != null && payload.get(field.pos()) != null)
        .map(
            field -> {
              Object value = payload.get(field.pos());
              return " "
                  + (value instanceof BigDecimal decimal
                      ? decimal.stripTrailingZeros().toPlainString()
                      : field.name().equals("about") ? "about " + value : value);
            })
        .filter(text -> !text.startsWith(" {"))
        .collect(Collectors.joining());
  }

  private static String line(RuleChange change) {
    return String.format(
        Locale.ROOT,
        "%3d  %-9s %-10s %s | %s\n",
        change.getSequence(),
        change.getDirection(),
        change.getNoticeDays() == null ? "" : change.getNoticeDays() + " d notice",
        change.getTitle().getEn(),
        change.getTiming().stream()
            .map(timing -> timing.getStage() + " " + timing.getPhase())
            .collect(Collectors.joining(", ")));
  }
}
