package org.competitionledger.projections.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.projections.ReleasedLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryDirectoryTest {

  @TempDir Path directory;

  @Test
  void isNamedAnewWithEveryChangeOfWhatIsFolded() {
    Map<String, MapState> states = new TreeMap<>();
    for (EncodedEvent encoded : ReleasedLogs.events()) {
      Event event = EventCodec.decode(encoded.bytes());
      Evolve.evolve(states.computeIfAbsent(event.getCompetition(), known -> new MapState()), event);
    }
    List<String> records = new ArrayList<>();
    states.forEach(
        (competition, state) -> StateKind.ALL.forEach(kind -> add(state, kind, records)));

    assertThat(HistoryDirectory.in(directory).getFileName() + " " + ReleasedLogs.digest(records))
        .as("Where this fails raise HistoryDirectory.FOLD, and write the new name and digest here")
        .isEqualTo("history-1-d382d2ac a7345be340eda957");
  }

  private static <T extends SpecificRecord> void add(
      MapState state, StateKind<T> kind, List<String> records) {
    AvroBytes<T> codec = AvroBytes.of(kind.type());
    state.scan(
        kind,
        "",
        (key, value) -> records.add(key + " " + HexFormat.of().formatHex(codec.body(value))));
  }
}
