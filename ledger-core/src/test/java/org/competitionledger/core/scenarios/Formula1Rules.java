package org.competitionledger.core.scenarios;

import static org.competitionledger.core.scenarios.Clerk.text;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;

import java.util.List;
import java.util.Map;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;

/**
 * By what rules a season was scored.
 *
 * @param year the season
 * @param criteria the rules
 * @param points points of places in a race, best first
 * @param multipliers factors on the points of a round, by its number; 1 where none is named
 */
record Formula1Rules(
    int year, CriteriaSet criteria, List<String> points, Map<Integer, String> multipliers) {

  static final String STAGE = "season";
  static final String ROUND = "round";
  static final String RACE = "race";
  static final String SPRINT = "sprint";
  static final String FASTEST_LAP = "fastest-lap";

  private static final List<String> OF_1959 = List.of("8", "6", "4", "3", "2");
  private static final List<String> OF_1988 = List.of("9", "6", "4", "3", "2", "1");
  private static final List<String> OF_2021 =
      List.of("25", "18", "15", "12", "10", "8", "6", "4", "2", "1");

  /** Best 5 of 9 of what a round gives: race and fastest lap together. */
  static Formula1Rules of1959() {
    return new Formula1Rules(
        1959,
        season(
                direct(ROUND).setName(text("경기", "Round")).setOccasions(best(5)),
                race(OF_1959).setParent(ROUND),
                direct(FASTEST_LAP).setParent(ROUND).setScale(scale("0", null)))
            .setTieBreaks(List.of(countback(RACE, 5)))
            .build(),
        OF_1959,
        Map.of());
  }

  /** "Best 11 of 16, countback depth 6." */
  static Formula1Rules of1988() {
    return new Formula1Rules(
        1988,
        season(race(OF_1988).setOccasions(best(11)))
            .setTieBreaks(List.of(countback(RACE, 6)))
            .build(),
        OF_1988,
        Map.of());
  }

  /** "Race, sprint and fastest lap as criteria, half points at Spa", which was round 12. */
  static Formula1Rules of2021() {
    Criterion.Builder sprint =
        direct(SPRINT)
            .setBetter(Better.LOWER)
            .setScale(scale("1", null))
            .setTransform(table("3", "2", "1"));
    return new Formula1Rules(
        2021,
        season(race(OF_2021), sprint, direct(FASTEST_LAP).setScale(scale("0", null)))
            .setTieBreaks(List.of(countback(RACE, 20)))
            .build(),
        OF_2021,
        Map.of(12, "0.5"));
  }

  private static CriteriaSet.Builder season(Criterion.Builder... criteria) {
    return set(criteria).setStages(List.of(STAGE));
  }

  /** Scored is the finishing position. */
  private static Criterion.Builder race(List<String> points) {
    return direct(RACE)
        .setName(text("결선 순위", "Race"))
        .setDefinition(text("결선에서 분류된 순위", "Position in which a driver was classified in the race"))
        .setBetter(Better.LOWER)
        .setScale(scale("1", null))
        .setTransform(table(points.toArray(String[]::new)));
  }
}
