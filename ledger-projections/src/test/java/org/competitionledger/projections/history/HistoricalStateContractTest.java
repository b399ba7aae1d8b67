package org.competitionledger.projections.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateContract;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.MarkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past is a state as well, but for writing; each put is an event of its own. */
class HistoricalStateContractTest extends StateContract {

  @TempDir private Path directory;
  private final List<HistoryStore> stores = new ArrayList<>();

  @AfterEach
  void close() {
    stores.forEach(HistoryStore::close);
  }

  @Override
  protected State empty() {
    try {
      HistoryStore store = HistoryStore.open(Files.createTempDirectory(directory, "history"));
      stores.add(store);
      return new Versions(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected State view(State written) {
    Versions versions = (Versions) written;
    return new HistoricalState(versions.store, "cup", versions.sequence);
  }

  @Test
  void isReadOnly() {
    assertThatThrownBy(() -> view(empty()).put(StateKind.NOTICE.key("a"), new MarkState(1L)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static final class Versions implements State {
    private final HistoryStore store;
    private long sequence;

    Versions(HistoryStore store) {
      this.store = store;
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      byte[] version = VersionKey.version(VersionKey.record("cup", key), ++sequence);
      store.put(version, AvroBytes.of(key.kind().type()).body(value));
    }

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      throw new UnsupportedOperationException("only written");
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      throw new UnsupportedOperationException("only written");
    }
  }
}
