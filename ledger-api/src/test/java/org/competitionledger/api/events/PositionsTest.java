package org.competitionledger.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionsTest {

  @Test
  void compositeIdIsReadBackAsItWasWritten() {
    Map<String, Long> positions = new LinkedHashMap<>();
    positions.put("b", 12L);
    positions.put("a", -1L);
    String id = Positions.of(positions).id();
    assertThat(id).isEqualTo("b:12,a:-1");
    assertThat(Positions.parse(id)).contains(positions);
  }

  @Test
  void nonsenseIsNoPosition() {
    assertThat(Positions.parse("57")).isEmpty();
    assertThat(Positions.parse("a:x")).isEmpty();
    assertThat(Positions.parse("a:1,,")).isEmpty();
  }
}
