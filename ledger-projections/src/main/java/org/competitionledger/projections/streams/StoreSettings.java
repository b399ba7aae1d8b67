package org.competitionledger.projections.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * Settings of the stores on disk. Public, as Kafka Streams makes it by its class.
 *
 * <p>One thread writes to a store, and writes records in the order of their keys: a memtable that
 * need not be ready for several writers remembers where the last one went.
 */
public final class StoreSettings implements RocksDBConfigSetter {

  private static final int OPEN_FILES_MAX = 256;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    options.setAllowConcurrentMemtableWrite(false);
    options.setMaxOpenFiles(OPEN_FILES_MAX); // Streams' own is no limit
  }

  @Override
  public void close(String store, Options options) {}
}
