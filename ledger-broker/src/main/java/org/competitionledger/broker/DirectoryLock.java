package org.competitionledger.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data directory for one broker.
 *
 * <p>Kafka's own lock comes too late: a combined node takes it after its controller has opened the
 * metadata log, so that a second process could write there first. The operating system drops this
 * lock with the process, however that ends; the empty file stays.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "ledger-broker.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates the directory if it is missing and locks it, or says that it is in use. */
  static DirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new DataDirectoryInUse(directory, null);
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new BrokerNotStarted(
          "The data directory " + directory + " cannot be created or written.", e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
