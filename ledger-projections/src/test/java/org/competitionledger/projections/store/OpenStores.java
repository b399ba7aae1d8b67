package org.competitionledger.projections.store;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;

/** Stores without a topology around them. */
public final class OpenStores {

  /** The name of each. */
  public static final String NAME = "folded";

  private OpenStores() {}

  /** Opens a store in a directory. */
  public static FoldedStore in(Path directory) {
    FoldedStore store = new FoldedStore(NAME);
    open(store, directory);
    return store;
  }

  static void open(FoldedStore store, Path directory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nobody:9092");
    store.init(
        new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile())
            .getStateStoreContext(),
        store);
  }
}
