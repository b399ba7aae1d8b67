package org.competitionledger.projections.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Damage of stores on disk: blocks that are not what was written, files that are short or missing.
 * All that a store of a topology holds is in Kafka, so that a damaged one is deleted, and folded or
 * restored anew.
 */
public final class Damage {

  private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

  static {
    RocksDB.loadLibrary();
  }

  private Damage() {}

  /** The damage of a store that is behind a failure; empty if it failed for another reason. */
  public static Optional<RocksDBException> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RocksDBException seen && isDamage(seen)) {
        return Optional.of(seen);
      }
    }
    return Optional.empty();
  }

  /** A missing file, or one that the disk cannot read, is damage; a lack of descriptors is none. */
  private static boolean isDamage(RocksDBException seen) {
    Status status = seen.getStatus();
    if (status == null) {
      return false;
    }
    String state = String.valueOf(status.getState());
    return switch (status.getCode()) {
      case Corruption -> true;
      case IOError -> state.contains("No such file") || state.contains("Input/output error");
      default -> false;
    };
  }

  /**
   * Opens an application's stores, none of which may be open; the directory of each task with a
   * damaged one, to be deleted. A start must not take longer the more there is, so a damaged block
   * is found when it is read.
   *
   * @param application holds a directory a task
   * @param names those of the stores; what an earlier topology left beside them matters to nobody
   * @param seen damage was seen by who read; then every block of every store is looked at
   */
  public static List<Path> damagedTasks(Path application, Set<String> names, boolean seen) {
    List<Path> damaged = new ArrayList<>();
    for (Path task : children(application)) {
      for (String name : names) {
        Path store = task.resolve("rocksdb").resolve(name);
        Optional<RocksDBException> damage = of(store, seen);
        if (damage.isPresent()) {
          LOG.warn(
              "A store is damaged and is built anew from Kafka store={} damage={}",
              store,
              damage.get().getMessage());
          damaged.add(task);
          break;
        }
      }
    }
    return damaged;
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<RocksDBException> of(Path store, boolean everyBlock) {
    if (!Files.exists(store.resolve("CURRENT"))) {
      return leftOver(store);
    }
    try {
      open(store.toString(), everyBlock);
      return Optional.empty();
    } catch (RocksDBException e) {
      return behind(e); // of anything else Streams will tell, as it opens the store
    } catch (IllegalArgumentException e) {
      return Optional.of(new RocksDBException("CURRENT names nothing that is there"));
    }
  }

  /**
   * A process may have been killed while it deleted a store; before anything was written is none.
   */
  private static Optional<RocksDBException> leftOver(Path store) {
    if (!Files.isDirectory(store)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(store)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("MANIFEST.*|.*\\.(log|sst)"))
          .findFirst()
          .map(name -> new RocksDBException("CURRENT is missing beside " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void open(String store, boolean everyBlock) throws RocksDBException {
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (Options any = new Options();
        ColumnFamilyOptions each = new ColumnFamilyOptions();
        DBOptions options = new DBOptions().setKeepLogFileNum(2)) {
      List<ColumnFamilyDescriptor> all = new ArrayList<>();
      for (byte[] name : RocksDB.listColumnFamilies(any, store)) {
        all.add(new ColumnFamilyDescriptor(name, each));
      }
      try (RocksDB db = RocksDB.openReadOnly(options, store, all, families)) {
        try {
          if (everyBlock) {
            db.verifyChecksum();
          }
        } finally {
          families.forEach(ColumnFamilyHandle::close);
        }
      }
    }
  }

  /** Deletes a directory that no store is open in. */
  public static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
