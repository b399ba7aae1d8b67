package org.competitionledger.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.competitionledger.state.RecusalState;
import org.junit.jupiter.api.Test;

class StateKeyTest {

  @Test
  void keysOfPartsAndOfAnIdAreTheSame() {
    StateKey<RecusalState> parts = Keys.recusal("final", "team-a", "한글@x");
    StateKey<RecusalState> joined = StateKind.RECUSAL.key("final|team-a|한글@x");
    assertEquals(parts, joined);
    assertEquals(parts.hashCode(), joined.hashCode());
    assertEquals("final|team-a|한글@x", parts.id());
    assertEquals("한글@x", joined.part(2));
    assertEquals("before:final|team-a|한글@x", new String(parts.utf8("before:"), UTF_8));
    assertNotEquals(parts, Keys.recusal("final", "team-a", ""));
    assertNotEquals(
        StateKind.GRANT.key("a|b"), (Object) StateKind.BENEFIT.key("a|b"), "another kind");
    assertEquals(Keys.score("s", "p", "c", 1, ""), Keys.score("s", "p", "c", 1, null));
    assertThrows(IllegalArgumentException.class, () -> parts.as(StateKind.SCORE));
  }
}
