package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.Move.Crossing;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.standings.TableComparison;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.Scale;
import org.competitionledger.event.Verdict;
import org.junit.jupiter.api.Test;

/**
 * A fictional copy of K-AI's first phase, with made-up teams and all their scores: benchmark 40,
 * expert 35, user 25, a gate, and a field of four from five. The team that the gate cuts is second
 * by its scores.
 */
class WithoutTheGateTest {

  private static final List<List<String>> SCORES =
      List.of(
          List.of("aurora", "34", "31", "24"), // 89
          List.of("borealis", "33", "30", "24"), // 87, fails the gate
          List.of("cirrus", "32", "29", "22"), // 83
          List.of("dune", "30", "28", "20"), // 78
          List.of("ember", "26", "25", "17")); // 68

  private final Story story = phase(GateOrder.BEFORE_CUT);
  private final CriteriaSet rules =
      story.state().find(Keys.criteria(1)).orElseThrow().getCriteria();
  private final List<TableSnapshot> tables =
      Standings.snapshots(
          story.state(),
          List.of(
              CompiledRules.compile(story.state(), "heat", rules),
              CompiledRules.compile(story.state(), "heat", withoutGates(rules))));

  private static Story phase(GateOrder gates) {
    List<Object> said = new ArrayList<>();
    SCORES.forEach(team -> said.add(participant(team.get(0))));
    said.add(stage("heat", 1));
    said.add(
        published(
            set(1, "heat", up("benchmark", 40), up("expert", 35), up("user", 25), gate("own"))
                .setCutRules(List.of(new CutRule("heat", CutKind.TOP_N, 4, null, gates)))));
    said.add(opened("heat"));
    SCORES.forEach(team -> said.add(admitted("heat", team.get(0))));
    for (List<String> team : SCORES) {
      String name = team.get(0);
      said.add(score("heat", name, "benchmark", team.get(1)));
      said.add(score("heat", name, "expert", team.get(2)));
      said.add(score("heat", name, "user", team.get(3)));
      Verdict verdict = name.equals("borealis") ? Verdict.FAILED : Verdict.PASSED;
      said.add(new GateRuled("heat", name, "own", verdict, null));
    }
    return Story.of(said);
  }

  private static Criterion.Builder up(String id, int maximum) {
    return criterion(id)
        .setScale(new Scale(number("0"), number(Integer.toString(maximum))))
        .setMaximum(number(Integer.toString(maximum)));
  }

  private static CriteriaSet withoutGates(CriteriaSet rules) {
    return CriteriaSet.newBuilder(rules)
        .setCriteria(
            rules.getCriteria().stream()
                .filter(criterion -> criterion.getKind() != CriterionKind.GATE)
                .toList())
        .build();
  }

  @Test
  void withItTheCutTeamTakesNoRankAndShowsWhereItsScoresPutIt() {
    assertThat(tables.get(0).row("borealis").orElseThrow().section()).isEqualTo(Section.INELIGIBLE);
    assertThat(tables.get(0).row("borealis").orElseThrow().place().rankIgnoringGates()).hasValue(2);
    assertThat(tables.get(0).row("ember").orElseThrow().rank()).hasValue(4);
  }

  @Test
  void withoutItTheCutTeamRanksWhereItsScoresPutIt() {
    assertThat(tables.get(1).row("borealis").orElseThrow().rank()).hasValue(2);
    assertThat(tables.get(1).row("ember").orElseThrow().rank()).hasValue(5);
  }

  @Test
  void theComparisonSaysWhoLostThePlace() {
    TableComparison comparison = TableComparison.between(tables.get(0), tables.get(1), 10);

    assertThat(comparison.crossed()).isEqualTo(2);
    assertThat(comparison.moves())
        .filteredOn(move -> move.crossed().isPresent())
        .extracting(Move::participant, move -> move.crossed().get())
        .containsExactly(tuple("borealis", Crossing.IN), tuple("ember", Crossing.OUT));
    Move ember = comparison.moves().get(comparison.moves().size() - 1);
    assertThat(ember.rankBefore()).isEqualTo(OptionalInt.of(4));
    assertThat(ember.rankAfter()).isEqualTo(OptionalInt.of(5));
  }
}
