package org.competitionledger.cli.bundle;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.competitionledger.core.packed.Scratch;

/**
 * Room in a temporary file, mapped into memory: as much as the file system of temporary files has,
 * none of it in the heap. The file is made when something is first asked for, and has no name any
 * more once it is closed; its room is free when what was given out is no longer reachable. That
 * must not be used after closing, nor may more be asked for.
 */
public final class ScratchFile implements Scratch, AutoCloseable {

  private static final byte[] ZEROS = new byte[1 << 16];

  private Optional<FileChannel> opened = Optional.empty();

  /** Written before it is mapped: a full disk is an error here, not a fault in the room's user. */
  @Override
  public ByteBuffer allocate(int bytes) {
    try {
      FileChannel file = file();
      long start = file.size();
      long end = start + bytes;
      for (long at = start; at < end; ) {
        int length = (int) Math.min(ZEROS.length, end - at);
        at += file.write(ByteBuffer.wrap(ZEROS, 0, length), at);
      }
      return file.map(FileChannel.MapMode.READ_WRITE, start, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel file() throws IOException {
    if (opened.isEmpty()) {
      Path path = Files.createTempFile("ledger-state", ".tmp");
      opened = Optional.of(FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE));
    }
    return opened.get();
  }

  @Override
  public void close() {
    if (opened.isPresent()) {
      try {
        opened.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
