package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.criterion;
import static org.competitionledger.core.rules.RuleFixture.decimal;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.publish;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;
import static org.competitionledger.core.rules.RuleFixture.state;

import java.util.List;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.Test;

/** A set of version 2, whose criteria were DEFINED without a text, amended under version 3. */
class AmendmentOfOlderSetTest {

  @Test
  void showsWhatWasChangedAndNotHowItIsReadNow() {
    MapState state = state(RecordKind.LIVE, "UTC");
    publish(state, set(1, scored("a"), scored("b")), "2026-01-01T00:00:00Z", 3);
    CriteriaAmended amended =
        new CriteriaAmended(
            set(2, scored("a"), criterion("b", c -> c.setMaximum(decimal("20")))),
            null,
            null,
            List.of(),
            null);
    Event said = Event.newBuilder(event(amended)).setLedgerVersion(3).build();

    RuleChange change = RuleHistory.changeOf(state, said).orElseThrow();
    assertThat(change.getDifferences())
        .extracting(Difference::getPointer)
        .containsExactly("/criteria/b/maximum");
  }
}
