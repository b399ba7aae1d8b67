package org.competitionledger.core.standings;

import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.competitionledger.core.scoring.StageFixture;

/** A season told round by round from published results. */
final class Formula1Season {

  private final List<Map<String, String>> results;
  private final List<Map<String, String>> standings;
  private final List<String> pointsByPosition;
  private final Map<Integer, String> multipliers;
  private final StageFixture stage = new StageFixture();
  private final Set<String> drivers = new HashSet<>();

  Formula1Season(int year, List<String> pointsByPosition, Map<Integer, String> multipliers) {
    this.results = PublishedData.read("f1-" + year + "-results.csv");
    this.standings = PublishedData.read("f1-" + year + "-standings.csv");
    this.pointsByPosition = pointsByPosition;
    this.multipliers = multipliers;
  }

  StageFixture stage() {
    return stage;
  }

  int rounds() {
    return results.stream().mapToInt(one -> Integer.parseInt(one.get("round"))).max().orElseThrow();
  }

  /** Records a round: its places, and as fastest lap what a race gave beyond its place. */
  void run(int round) {
    String multiplier = multipliers.getOrDefault(round, "1");
    stage.closed(round, multiplier);
    for (Map<String, String> result : results) {
      if (Integer.parseInt(result.get("round")) == round) {
        String driver = result.get("driver");
        if (drivers.add(driver)) {
          stage.entries(driver);
        }
        boolean race = result.get("session").equals("race");
        place(driver, race ? "race" : "sprint", round, result.get("position"));
        if (race) {
          fastestLap(driver, round, result, multiplier);
        }
      }
    }
  }

  private void place(String driver, String criterion, int round, String position) {
    if (position.matches("\\d+")) {
      stage.score(driver, criterion, round, position);
    } else {
      stage.absent(driver, criterion, round, null);
    }
  }

  private void fastestLap(String driver, int round, Map<String, String> result, String multiplier) {
    BigDecimal extra =
        decimal(result.get("points"))
            .subtract(forPlace(result.get("position")).multiply(decimal(multiplier)));
    if (extra.signum() != 0) {
      stage.score(driver, "fastest-lap", round, extra.stripTrailingZeros().toPlainString());
    }
  }

  private BigDecimal forPlace(String position) {
    if (!position.matches("\\d+") || Integer.parseInt(position) > pointsByPosition.size()) {
      return BigDecimal.ZERO;
    }
    return decimal(pointsByPosition.get(Integer.parseInt(position) - 1));
  }

  /** The published table after a round, as {@code rank driver points}. */
  List<String> published(String afterRound) {
    return standings.stream()
        .filter(one -> one.get("after_round").equals(afterRound))
        .map(one -> one.get("position") + " " + one.get("driver") + " " + one.get("points"))
        .sorted()
        .toList();
  }

  /** Computed rows in the same form. */
  static List<String> lines(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.rank().orElseThrow()
                    + " "
                    + row.participant()
                    + " "
                    + row.total().orElseThrow().text())
        .sorted()
        .toList();
  }
}
