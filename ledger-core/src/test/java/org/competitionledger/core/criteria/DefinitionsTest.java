package org.competitionledger.core.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.given;

import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.Event;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.junit.jupiter.api.Test;

/** "Without a definition text it is TO_BE_SPECIFIED, whatever the writer states." */
class DefinitionsTest {

  @Test
  void aGateOrCriterionWithoutDefinitionIsToBeSpecified() {
    Specification cup =
        given(announced(), stage("heat", 1))
            .and(published(set(1, "heat", undefined(gate("safe")), undefined(criterion("speed")))));

    assertThat(state(cup, 1, "safe")).isEqualTo(DefinitionState.TO_BE_SPECIFIED);
    assertThat(state(cup, 1, "speed")).isEqualTo(DefinitionState.TO_BE_SPECIFIED);
  }

  @Test
  void whatTheWriterSaidStaysInTheRecord() {
    Specification cup =
        given(announced(), stage("heat", 1)).and(published(set(1, "heat", undefined(gate("a")))));
    EncodedEvent last = cup.history().get(cup.history().size() - 1);
    CriteriaPublished said = (CriteriaPublished) last.event().getSaid().getPayload();

    assertThat(said.getCriteria().getCriteria().get(0).getState())
        .isEqualTo(DefinitionState.DEFINED);
  }

  @Test
  void partsAndThresholdsAreDefinitionEnough() {
    Gate threshold =
        new Gate(GateMethod.COMPUTED, "speed", Comparison.AT_LEAST, number("50"), null);
    Specification cup =
        given(announced(), stage("heat", 1))
            .and(
                published(
                    set(
                        1,
                        "heat",
                        undefined(criterion("all")).setScale(null),
                        criterion("speed").setParent("all"),
                        undefined(gate("fast")).setGate(threshold))));

    assertThat(state(cup, 1, "all")).isEqualTo(DefinitionState.DEFINED);
    assertThat(state(cup, 1, "fast")).isEqualTo(DefinitionState.DEFINED);
  }

  @Test
  void itIsSpecifiedByADefinitionAndByNothingElse() {
    given(announced(), stage("heat", 1))
        .and(published(set(1, "heat", criterion("speed"), undefined(gate("safe")))))
        .when(specified(undefined(gate("safe"))))
        .thenRefused(RefusalCode.CRITERION_NOT_SPECIFIED, "/data/criterion/definition")
        .when(specified(gate("safe").setDefinition(text("A helmet"))))
        .thenRecorded();
  }

  /** A criterion beside the specified one stays as it was read when its set was recorded. */
  @Test
  void setsOfOlderVersionsMeanWhatTheirWritersStated() {
    CriteriaSet older = set(1, "heat", undefined(gate("safe"))).build();

    assertThat(Definitions.read(older, 2)).isSameAs(older);
    Specification cup = given(announced(), stage("heat", 1));
    Event now =
        given(announced(), stage("heat", 1))
            .when(new CriteriaPublished(older, null, null))
            .events()
            .get(0)
            .event();
    Evolve.evolve(cup.state(), Event.newBuilder(now).setLedgerVersion(2).build());

    assertThat(state(cup, 1, "safe")).isEqualTo(DefinitionState.DEFINED);
  }

  @Test
  void anAmendmentIsReadTheSameWay() {
    Specification cup =
        given(announced(), stage("heat", 1))
            .and(
                published(set(1, "heat", gate("safe"))),
                amended(set(2, "heat", undefined(gate("safe")))));

    assertThat(state(cup, 2, "safe")).isEqualTo(DefinitionState.TO_BE_SPECIFIED);
  }

  private static Criterion.Builder undefined(Criterion.Builder criterion) {
    return criterion.setDefinition(null);
  }

  private static CriterionSpecified specified(Criterion.Builder criterion) {
    return new CriterionSpecified(2, 1, criterion.build(), null, null, null, null);
  }

  private static DefinitionState state(Specification cup, int version, String criterion) {
    return CriteriaSets.criterion(
            cup.state().find(Keys.criteria(version)).orElseThrow().getCriteria(), criterion)
        .orElseThrow()
        .getState();
  }
}
