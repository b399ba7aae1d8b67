package org.competitionledger.core.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.standings.StandingsFixture.table;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.scoring.Criteria;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.api.Test;

class StandingsCsvTest {

  private final StageFixture stage =
      new StageFixture().entries("a", "b", "c").score("a", "x", "9").score("b", "x", "8");

  private List<String> lines() {
    StageTable table = table(stage, set(direct("x"), gate("g")));
    return StandingsCsv.table(List.of("x"), table.rows(), id -> Optional.empty()).lines().toList();
  }

  @Test
  void tellsTheRankWithGatesIgnoredOfWhoFailedOne() {
    stage.score("c", "x", "7").ruled("b", "g", Verdict.FAILED);
    assertThat(lines())
        .containsExactly(
            "rank,participant,name_ko,name_en,section,tied,total,gross,complete,cut,outcome,x"
                + ",rank_among_published,rank_ignoring_gates",
            "1,a,,,ranked,false,9,9,true,,,9,,",
            "2,c,,,ranked,false,7,7,true,,,7,,",
            ",b,,,ineligible,false,8,8,true,,,8,,2");
  }

  @Test
  void tellsTheRankAmongThePublishedWhileATotalIsNot() {
    stage.unpublished("c", "x", ScoreState.NOT_PUBLISHED);
    assertThat(lines()).element(1).isEqualTo(",a,,,ranked,false,9,9,true,,,9,1,");
  }

  @Test
  void namesCutAndOutcomeStandBesideTheTotal() {
    stage.entry("b", EntryStatus.ELIMINATED, 1).adjusted("a", "late", "-1");
    StageTable table =
        table(
            stage,
            set(direct("x"))
                .setCutRules(List.of(Criteria.cut(CutKind.TOP_N, 1, GateOrder.BEFORE_CUT))));
    assertThat(
            StandingsCsv.table(
                    List.of("x"),
                    table.rows(),
                    id ->
                        id.equals("a")
                            ? Optional.of(new LocalisedText("가", "A"))
                            : id.equals("b")
                                ? Optional.of(new LocalisedText(null, "B"))
                                : Optional.empty())
                .lines()
                .skip(1))
        .containsExactly(
            "1,a,가,A,ranked,true,8,8,true,tie,,9,,",
            "1,b,,B,ranked,true,8,8,true,tie,eliminated,8,,",
            "3,c,,,ranked,false,0,0,false,out,,,,");
  }
}
