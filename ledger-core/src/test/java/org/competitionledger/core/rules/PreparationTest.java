package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.competitionledger.core.scenarios.Scenario;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.StageState;
import org.junit.jupiter.api.Test;

/** Of K-AI's second phase: three teams have prepared since January, one since February. */
class PreparationTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final Scenario kAi = Scenario.of("k-ai");
  private final StageState phase2 = kAi.state.find(StateKind.STAGE.key("phase-2")).orElseThrow();

  private EntryState entry(String participant) {
    return kAi.state.find(StateKind.ENTRY.key("phase-2|" + participant)).orElseThrow();
  }

  @Test
  void countsTheDaysOfEveryEntry() {
    for (String first : new String[] {"lg-ai-research", "sk-telecom", "upstage"}) {
      assertThat(Preparation.days(entry(first), phase2, SEOUL)).as(first).hasValue(198);
    }
    assertThat(Preparation.days(entry("motif-technologies"), phase2, SEOUL)).hasValue(162);
  }

  @Test
  void isSilentWhereAnEndIsNotOnRecord() {
    EntryState unstated = EntryState.newBuilder(entry("upstage")).setPreparationStart(null).build();
    assertThat(Preparation.days(unstated, phase2, SEOUL)).isEmpty();
    StageState unplanned = StageState.newBuilder(phase2).setEvaluation(null).build();
    assertThat(Preparation.days(entry("upstage"), unplanned, SEOUL)).isEmpty();
  }
}
