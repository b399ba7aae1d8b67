package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scenarios.Clerk.at;
import static org.competitionledger.core.scenarios.Clerk.text;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.byScores;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.lastOccasion;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Better;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EvaluationOpened;
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
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.TieBreak;
import org.junit.jupiter.api.Test;

/**
 * A published series of six races by the Racing Rules of Sailing: low points, the worst two
 * excluded (the best four count), who did not come one more than there are boats, ties broken by
 * A8.1 and then A8.2.
 */
class SailingDiscardsTest {

  private static final String STAGE = "series";
  private static final String RACE = "race";
  private static final ApproximateTime THEN = at("2020");

  private final List<Map<String, String>> published = PublishedData.read("sailing-discards.csv");
  private final Scenario scenario = Scenario.empty("sailing");
  private final Clerk clerk =
      new Clerk(
          scenario,
          new Party("club", text("The club")),
          new Source(SourceKind.NAMED, text("The published series"), null));

  @Test
  void everyPublishedRankComesOut() {
    StageTable table = sailed(byScores(RACE, CountbackOver.COUNTED), lastOccasion(RACE));

    assertThat(table.rows())
        .extracting(SailingDiscardsTest::line)
        .containsExactlyElementsOf(ranks());
    assertThat(table.rows()).noneMatch(Row::tied);
  }

  /** So it is the tie-breaks that part them. */
  @Test
  void withoutTieBreaksTwoRanksAreShared() {
    assertThat(sailed().rows().stream().filter(Row::tied)).hasSize(4);
  }

  /** Rank, boat, nett and gross points, by rank. */
  private List<String> ranks() {
    return published.stream()
        .filter(one -> one.get("race").equals("1"))
        .sorted(Comparator.comparing(one -> Integer.parseInt(one.get("rank"))))
        .map(
            one ->
                one.get("rank")
                    + ' '
                    + one.get("boat")
                    + ' '
                    + one.get("nett")
                    + ' '
                    + one.get("gross"))
        .toList();
  }

  private static String line(Row row) {
    return row.rank().orElseThrow()
        + " "
        + row.participant()
        + ' '
        + row.total().orElseThrow().text()
        + ' '
        + row.sum().gross().orElseThrow().text();
  }

  private StageTable sailed(TieBreak... tieBreaks) {
    clerk
        .says(
            THEN,
            new CompetitionAnnounced(
                text("Series"), null, RecordKind.RECONSTRUCTED, "UTC", null, null, null))
        .send("announced");
    clerk
        .says(THEN, new StageScheduled(STAGE, text("Series"), 1, null, null, null))
        .says(
            THEN,
            new CriteriaPublished(
                set(direct(RACE)
                        .setBetter(Better.LOWER)
                        .setScale(scale("1", null))
                        .setOccasions(best(4))
                        .setAbsent(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 1)))
                    .setStages(List.of(STAGE))
                    .setTieBreaks(List.of(tieBreaks))
                    .build(),
                null,
                null));
    Set<Integer> races = new TreeSet<>();
    published.forEach(one -> races.add(Integer.parseInt(one.get("race"))));
    Set<String> boats = new TreeSet<>();
    published.forEach(one -> boats.add(one.get("boat")));
    for (int race : races) {
      clerk.says(THEN, new OccasionScheduled(STAGE, race, null, null, null));
    }
    for (String boat : boats) {
      clerk
          .says(THEN, new ParticipantRegistered(boat, text(boat), List.of(), null, null))
          .says(THEN, new EntryAdmitted(STAGE, boat, Route.ORIGINAL, null, null));
    }
    clerk.says(THEN, new StageOpened(STAGE)).says(THEN, new EvaluationOpened(STAGE)).send("begun");
    for (int race : races) {
      published.stream()
          .filter(one -> Integer.parseInt(one.get("race")) == race)
          .forEach(one -> clerk.says(THEN, score(race, one, boats.size())));
      clerk.says(THEN, new OccasionClosed(STAGE, race, null, null)).send("race-" + race);
    }
    return scenario.table(STAGE);
  }

  /** One more than there are boats is what the rules give who did not come. */
  private static ScoreRecorded score(int race, Map<String, String> one, int boats) {
    boolean came = Integer.parseInt(one.get("points")) <= boats;
    return new ScoreRecorded(
        STAGE,
        one.get("boat"),
        RACE,
        race,
        null,
        came ? ScoreState.NUMBER : ScoreState.ABSENT,
        came ? decimal(one.get("points")) : null,
        came ? null : AbsenceReason.DID_NOT_START,
        null,
        null,
        null,
        null);
  }
}
