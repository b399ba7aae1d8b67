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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Accommodation;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Event;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.state.ApplicationPhase;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Direction;
import org.competitionledger.view.Phase;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.Test;

/** What the ledger answers about the case that it was made for. */
class KAiScenarioTest {

  private static final Scenario SCENARIO = Scenario.of("k-ai");
  private static final String PHASE_1 = "phase-1";
  private static final String PHASE_2 = "phase-2";

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
    Row lg = SCENARIO.table(PHASE_1).row("lg-ai-research").orElseThrow();
    assertThat(lg.total().orElseThrow().value()).isEqualByComparingTo("90.2");
    assertThat(points(lg, "benchmark")).isEqualByComparingTo("33.6");
    assertThat(points(lg, "expert")).isEqualByComparingTo("31.6");
    assertThat(points(lg, "user")).isEqualByComparingTo("25.0");
    assertThat(lg.rank()).isEmpty();
    assertThat(lg.place().rankAmongPublished()).hasValue(1);
  }

  @Test
  void nobodyElseHasATotalNotEvenZero() {
    StageTable table = SCENARIO.table(PHASE_1);
    assertThat(table.rows()).hasSize(5);
    for (Row row : table.rows()) {
      if (!row.participant().equals("lg-ai-research")) {
        assertThat(row.total()).as(row.participant()).isEmpty();
        assertThat(published(row)).as(row.participant()).hasSizeLessThanOrEqualTo(1);
      }
    }
    assertThat(published(table.row("sk-telecom").orElseThrow())).containsExactly("nia");
    assertThat(published(table.row("upstage").orElseThrow())).containsExactly("individual");
    assertThat(table.row("nc-ai").orElseThrow().section()).isEqualTo(Section.NOT_PUBLISHED);
  }

  @Test
  void inPhase2LeadersCellsAreKnownAndNoTotalIs() {
    StageTable table = SCENARIO.table(PHASE_2);
    assertThat(table.rows()).hasSize(4).allSatisfy(row -> assertThat(row.total()).isEmpty());
    assertThat(published(table.row("motif-technologies").orElseThrow())).containsExactly("aaii");
    assertThat(published(table.row("sk-telecom").orElseThrow()))
        .containsExactly("nia", "specialists");
    assertThat(published(table.row("lg-ai-research").orElseThrow()))
        .containsExactly("expert", "citizens");
    assertThat(published(table.row("upstage").orElseThrow())).isEmpty();
  }

  @Test
  void naverIsIneligibleForItFailedAGate() {
    Row naver = SCENARIO.table(PHASE_1).row("naver-cloud").orElseThrow();
    assertThat(naver.section()).isEqualTo(Section.INELIGIBLE);
  }

  @Test
  void independenceHadADefinitionThatLeftPointsOpenWhileItDecided() {
    CriteriaInForce inForce = inForce("2026-01-15T15:00:00Z");
    assertThat(inForce.governing().getCriteria().getVersion()).isEqualTo(4);
    assertThat(inForce.undefined()).isEmpty();
    assertThat(inForce.leftOpen())
        .singleElement()
        .satisfies(
            open -> {
              assertThat(open.criterion().getId()).isEqualTo("independence");
              assertThat(open.criterion().getLeftOpen()).hasSize(3);
              assertThat(open.sinceVersion()).isEqualTo(1);
            });
  }

  @Test
  void tenPointsHungOnAnOpenCriterionUntilTheThirteenth() {
    CriteriaInForce inForce = inForce("2026-01-12T00:00:00Z");
    assertThat(inForce.undefinedMaximum()).isEqualByComparingTo("10");
    assertThat(inForce.maximum().orElseThrow()).isEqualByComparingTo("100");
  }

  @Test
  void theUserScoreWasScaledToTheBestTeamInPhase1AndIsNotInPhase2() {
    Criterion user = CriteriaSets.criterion(SCENARIO.governing(PHASE_1), "user").orElseThrow();
    assertThat(user.getTransform().getMethod()).isEqualTo(TransformMethod.RATIO_TO_BEST);
    assertThat(SCENARIO.governing(PHASE_2).getCriteria())
        .extracting(Criterion::getTransform)
        .containsOnlyNulls();
  }

  /** Whether the reading narrowed the criterion or made it clear is disputed. */
  @Test
  void theReadingOfIndependenceHasNoDirection() {
    RuleChange interpreted = change(ChangeKind.CRITERION_INTERPRETED);
    assertThat(interpreted.getTiming().get(0).getReached())
        .contains(Phase.AFTER_EVALUATION_OPENED)
        .doesNotContain(Phase.AFTER_FIRST_SCORE);
    assertThat(interpreted.getDirection()).isEqualTo(Direction.NEUTRAL);
  }

  @Test
  void theRulesOfPhase2CameAfterItsEvaluationAndWhatIsPublishedChangedAfterTheOutcome() {
    List<RuleChange> amended =
        SCENARIO.changes.stream()
            .filter(change -> change.getKind() == ChangeKind.CRITERIA_AMENDED)
            .filter(change -> change.getTiming().get(0).getStage().equals(PHASE_2))
            .toList();
    assertThat(amended)
        .extracting(change -> change.getTiming().get(0).getPhase())
        .containsExactly(Phase.AFTER_EVALUATION_OPENED, Phase.AFTER_OUTCOME);
    assertThat(publication(5)).isEqualTo(PublicationScope.AGGREGATES);
    assertThat(publication(6)).isEqualTo(PublicationScope.LEADERS);
  }

  @Test
  void theHistoryListsEveryChangeOfTheCase() {
    assertThat(SCENARIO.changes)
        .extracting(RuleChange::getKind)
        .containsExactly(
            ChangeKind.CRITERIA_PUBLISHED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.CRITERIA_AMENDED,
            ChangeKind.CRITERION_SPECIFIED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.CRITERIA_AMENDED,
            ChangeKind.CRITERION_INTERPRETED,
            ChangeKind.CALL_ADDED,
            ChangeKind.STAGE_RESCHEDULED,
            ChangeKind.GOALS_DECLARED,
            ChangeKind.CRITERIA_AMENDED,
            ChangeKind.CRITERIA_AMENDED);
  }

  @Test
  void theNoAwardClauseStoodInTheCallWhenItOpened() {
    assertThat(SCENARIO.state.find(StateKind.CALL.key("additional")).orElseThrow().getClauses())
        .extracting(Clause::getKind)
        .contains(ClauseKind.NO_AWARD, ClauseKind.SOLE_APPLICANT, ClauseKind.PERFORMANCE);
    assertThat(SCENARIO.changes)
        .extracting(RuleChange::getKind)
        .doesNotContain(ChangeKind.CALL_CHANGED);
  }

  @Test
  void fifteenAppliedAndFiveWereChosen() {
    Map<ApplicationPhase, Long> decided = new EnumMap<>(ApplicationPhase.class);
    SCENARIO.state.scan(
        StateKind.APPLICATION,
        "initial|",
        (key, application) -> decided.merge(application.getPhase(), 1L, Long::sum));
    assertThat(decided)
        .containsOnly(
            Map.entry(ApplicationPhase.ACCEPTED, 5L), Map.entry(ApplicationPhase.REJECTED, 10L));
  }

  @Test
  void theAddedTeamStartsThirtySixDaysLaterAndPeriodsWereMadeEqual() {
    LocalDate three = preparationStart("lg-ai-research");
    assertThat(preparationStart("sk-telecom")).isEqualTo(three);
    assertThat(preparationStart("upstage")).isEqualTo(three);
    assertThat(three.until(preparationStart("motif-technologies"), ChronoUnit.DAYS)).isEqualTo(36);
    assertThat(
            SCENARIO.events.stream()
                .map(recorded -> recorded.event().getSaid().getPayload())
                .filter(AccommodationDecided.class::isInstance)
                .map(decided -> ((AccommodationDecided) decided).getAccommodation()))
        .containsExactly(Accommodation.EXTRA_TIME, Accommodation.OTHER);
  }

  @Test
  void onlyThePromiseOfSnapshotsIsOpen() {
    List<String> open = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    SCENARIO.state.scan(
        StateKind.PROMISE,
        "",
        (key, promise) -> (promise.getKept() < 0 ? open : kept).add(key.id()));
    assertThat(open).containsExactly("trillion-snapshots");
    assertThat(kept)
        .containsExactly(
            "criteria-soon",
            "evaluation-items",
            "independence-details",
            "one-more-team",
            "phase-2-criteria");
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

  private static CriteriaInForce inForce(String at) {
    return CriteriaInForce.of(SCENARIO.state, PHASE_1, Instant.parse(at)).orElseThrow();
  }

  private static PublicationScope publication(int version) {
    return SCENARIO
        .state
        .find(Keys.criteria(version))
        .orElseThrow()
        .getCriteria()
        .getPublication()
        .get(0)
        .getOf();
  }

  /** The scored parts of a row that have points, without the sums of parts. */
  private static List<String> published(Row row) {
    return row.points().stream()
        .filter(points -> points.state() == PointState.OK)
        .map(Points::criterion)
        .toList();
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
