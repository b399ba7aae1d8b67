package org.competitionledger.core.scenarios;

import static org.competitionledger.core.scenarios.Clerk.at;
import static org.competitionledger.core.scenarios.Clerk.text;
import static org.competitionledger.core.scenarios.Formula1Rules.FASTEST_LAP;
import static org.competitionledger.core.scenarios.Formula1Rules.RACE;
import static org.competitionledger.core.scenarios.Formula1Rules.SPRINT;
import static org.competitionledger.core.scenarios.Formula1Rules.STAGE;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.Party;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Route;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Source;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.TimeWindow;

/**
 * A season as a clerk records it from the results that f1db publishes: announcement, rules and
 * calendar; each round as one batch, before it the drivers who came for the first time; at the end
 * the certified table. f1db dates the races, nothing else: what lies between is said to be so.
 */
final class Formula1Import {

  private static final String F1DB = "https://github.com/f1db/f1db";

  private final Formula1Rules rules;
  private final List<Map<String, String>> results;
  private final Scenario scenario;
  private final Clerk clerk;
  private final Set<String> drivers = new HashSet<>();

  /** Reads the results; skips the test where they are not there. */
  Formula1Import(Formula1Rules rules) {
    this.rules = rules;
    this.results = PublishedData.read("f1-" + rules.year() + "-results.csv");
    this.scenario = Scenario.empty("f1-" + rules.year());
    boolean fisa = rules.year() < 1993; // then FIA took over from its commission
    this.clerk =
        new Clerk(
            scenario,
            fisa ? new Party("fisa", text("FISA")) : new Party("fia", text("FIA")),
            new Source(
                SourceKind.NAMED,
                text("f1db, %s년 결과".formatted(year()), "f1db, results of " + year()),
                F1DB));
  }

  private String year() {
    return Integer.toString(rules.year());
  }

  /** Imports a whole season. */
  static Scenario season(Formula1Rules rules) {
    Formula1Import season = new Formula1Import(rules);
    season.begin();
    for (int round = 1; round <= season.rounds(); round++) {
      season.round(round);
    }
    season.end();
    return season.scenario;
  }

  Scenario scenario() {
    return scenario;
  }

  int rounds() {
    return results.stream().mapToInt(Formula1Import::round).max().orElseThrow();
  }

  void begin() {
    ApproximateTime before =
        at(
            (rules.year() - 1) + "/" + dayBefore(date(1)),
            text("첫 경주 전. 출처에 날짜 없음", "Before the first race; the source gives no date"));
    TimeWindow races = new TimeWindow(at(date(1)), at(date(rounds())));
    clerk.says(before, announced()).send("announced");
    clerk
        .says(before, new StageScheduled(STAGE, seasonName(), 1, null, races, null))
        .says(before, new CriteriaPublished(rules.criteria(), null, null))
        .send("rules");
    for (int round = 1; round <= rounds(); round++) {
      LocalisedText name = Formula1Names.of(ofRound(round).get(0).get("race"));
      clerk.says(before, new OccasionScheduled(STAGE, round, name, null, at(date(round))));
    }
    clerk.send("calendar");
    clerk
        .says(at(date(1)), new StageOpened(STAGE))
        .says(at(date(1)), new EvaluationOpened(STAGE))
        .send("opened");
  }

  private CompetitionAnnounced announced() {
    return new CompetitionAnnounced(
        text(year() + "년 포뮬러 원 드라이버 챔피언십", year() + " Formula One World Championship for drivers"),
        text(
            "공개된 경주 결과로 재구성한 기록: 경주 %d회의 순위와 당시의 득점 규칙.".formatted(rounds()),
            "Reconstructed from published results: the places in %d races, and the scoring of the time."
                .formatted(rounds())),
        RecordKind.RECONSTRUCTED,
        "UTC",
        text("국제자동차연맹(FIA)", "Fédération Internationale de l'Automobile (FIA)"),
        "CC-BY-4.0",
        text(
            "f1db(" + F1DB + ")의 자료, CC BY 4.0. 기록의 형식으로 옮겼다.",
            "Data of f1db (" + F1DB + "), CC BY 4.0, put into the form of events."));
  }

  private LocalisedText seasonName() {
    return text(year() + " 시즌", "Season of " + year());
  }

  /** Who comes for the first time; what everybody achieved; the end of the round. */
  void round(int round) {
    String key = String.format(Locale.ROOT, "round-%02d", round);
    ApproximateTime noLater = at(date(round), text("늦어도 이 경주까지", "No later than this race"));
    for (Map<String, String> result : ofRound(round)) {
      String driver = result.get("driver");
      if (drivers.add(driver)) {
        LocalisedText name = Formula1Names.of(driver);
        clerk
            .says(noLater, new ParticipantRegistered(driver, name, List.of(), null, null))
            .says(noLater, new EntryAdmitted(STAGE, driver, Route.ORIGINAL, null, null));
      }
    }
    clerk.sendIfAny(key + "-entrants");
    BigDecimal multiplier = decimal(rules.multipliers().getOrDefault(round, "1"));
    ofRound(round).forEach(result -> result(round, result, multiplier));
    clerk.says(at(date(round)), closed(round, multiplier)).send(key);
  }

  private static OccasionClosed closed(int round, BigDecimal multiplier) {
    return multiplier.compareTo(BigDecimal.ONE) == 0
        ? new OccasionClosed(STAGE, round, null, null)
        : new OccasionClosed(STAGE, round, multiplier, text("득점의 일부만 부여", "Reduced points"));
  }

  private void result(int round, Map<String, String> result, BigDecimal multiplier) {
    boolean race = result.getOrDefault("session", "race").equals("race");
    String position = result.get("position");
    clerk.says(
        at(result.get("date")),
        isPlace(position)
            ? number(round, result, race ? RACE : SPRINT, decimal(position))
            : absent(round, result, race ? RACE : SPRINT));
    if (race) {
      fastestLap(result, multiplier)
          .ifPresent(
              points ->
                  clerk.says(at(result.get("date")), number(round, result, FASTEST_LAP, points)));
    }
  }

  /** "Fastest lap (published points minus table × multiplier)." */
  private Optional<BigDecimal> fastestLap(Map<String, String> result, BigDecimal multiplier) {
    String position = result.get("position");
    boolean placed = isPlace(position) && Integer.parseInt(position) <= rules.points().size();
    BigDecimal forPlace =
        placed ? decimal(rules.points().get(Integer.parseInt(position) - 1)) : BigDecimal.ZERO;
    BigDecimal beyond = decimal(result.get("points")).subtract(forPlace.multiply(multiplier));
    return Optional.of(beyond.stripTrailingZeros().setScale(6)).filter(one -> one.signum() != 0);
  }

  private static ScoreRecorded number(
      int round, Map<String, String> result, String criterion, BigDecimal value) {
    return new ScoreRecorded(
        STAGE,
        result.get("driver"),
        criterion,
        round,
        null,
        ScoreState.NUMBER,
        value,
        null,
        null,
        null,
        null,
        null);
  }

  private static ScoreRecorded absent(int round, Map<String, String> result, String criterion) {
    Absence absence = Absence.of(result.get("position"));
    return new ScoreRecorded(
        STAGE,
        result.get("driver"),
        criterion,
        round,
        null,
        ScoreState.ABSENT,
        null,
        absence.reason(),
        absence.note(),
        null,
        null,
        null);
  }

  /** Why there is no place, and what the ledger's own reasons do not say of it. */
  private record Absence(AbsenceReason reason, LocalisedText note) {

    static Absence of(String code) {
      return switch (code) {
        case "DNF" -> new Absence(AbsenceReason.DID_NOT_FINISH, null);
        case "DNS" -> new Absence(AbsenceReason.DID_NOT_START, null);
        case "DNQ" ->
            new Absence(AbsenceReason.DID_NOT_START, text("예선을 통과하지 못함", "Did not qualify"));
        case "DNPQ" ->
            new Absence(AbsenceReason.DID_NOT_START, text("예비 예선을 통과하지 못함", "Did not pre-qualify"));
        case "DSQ" -> new Absence(AbsenceReason.DISQUALIFIED, null);
        case "EX" -> new Absence(AbsenceReason.OTHER, text("제외됨", "Excluded"));
        case "NC" -> new Absence(AbsenceReason.OTHER, text("순위 없음", "Not classified"));
        default -> throw new AssertionError("a result that nobody explained: " + code);
      };
    }
  }

  void end() {
    String last = date(rounds());
    clerk
        .says(at(last), new EvaluationClosed(STAGE))
        .says(at(last), new StageClosed(STAGE))
        .send("closed");
    ApproximateTime afterwards =
        at(
            last + "/" + year() + "-12-31",
            text("마지막 경주 뒤. 출처에 날짜 없음", "After the last race; the source gives no date"));
    clerk.says(afterwards, scenario.certification(STAGE)).send("certified");
    clerk.says(afterwards, new CompetitionConcluded(null)).send("concluded");
  }

  private List<Map<String, String>> ofRound(int round) {
    return results.stream().filter(result -> round(result) == round).toList();
  }

  private String date(int round) {
    return ofRound(round).get(0).get("date");
  }

  private static int round(Map<String, String> result) {
    return Integer.parseInt(result.get("round"));
  }

  private static boolean isPlace(String position) {
    return position.matches("\\d+");
  }

  private static String dayBefore(String date) {
    return LocalDate.parse(date).minusDays(1).toString();
  }
}
