package org.competitionledger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.state.MarkState;
import org.junit.jupiter.api.Test;

class RecordTableTest {

  private final RecordTable table = new RecordTable();

  @Test
  void isLikeAMapThatRemembersTheOrderOfKeys() {
    Random random = new Random(7);
    Map<StateKey<?>, SpecificRecord> map = new LinkedHashMap<>();
    for (long step = 0; step < 20_000; step++) {
      StateKey<MarkState> key = StateKind.NOTICE.key("notice-" + random.nextInt(5_000));
      assertEquals(map.get(key), table.find(key));
      map.put(key, new MarkState(step));
      table.put(key, new MarkState(step));
    }
    assertEquals(map.size(), table.size());
    List<StateKey<?>> visited = new ArrayList<>();
    Map<StateKey<?>, SpecificRecord> records = new HashMap<>();
    table.forEach(
        (key, value) -> {
          assertEquals(key, table.key(visited.size()));
          visited.add(key);
          records.put(key, value);
        });
    assertEquals(new ArrayList<>(map.keySet()), visited);
    assertEquals(map, records);
  }

  /** Texts of A and B in pairs, which Java gives the same hash. */
  @Test
  void tellsKeysOfTheSameHashApart() {
    List<StateKey<MarkState>> keys = new ArrayList<>();
    for (int n = 0; n < 64; n++) {
      StringBuilder id = new StringBuilder();
      for (int bit = 0; bit < 6; bit++) {
        id.append((n >> bit & 1) == 0 ? "Aa" : "BB");
      }
      keys.add(StateKind.NOTICE.key(id.toString()));
    }
    keys.forEach(key -> assertEquals(keys.get(0).hashCode(), key.hashCode()));

    keys.forEach(key -> table.put(key, new MarkState((long) keys.indexOf(key))));

    keys.forEach(key -> assertEquals(new MarkState((long) keys.indexOf(key)), table.find(key)));
    assertNull(table.find(StateKind.NOTICE.key("AaAaAaAaAaBBBB")));
  }
}
