package org.competitionledger.core.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip that tells nothing of where and when it was made. Hashes are stored as they are, since
 * nothing compresses them.
 */
public final class ZipSink implements BundleWriter.Sink, AutoCloseable {

  /** The earliest time that a zip can state. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  public ZipSink(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  @Override
  public void file(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    if (name.startsWith("tile/") && !name.startsWith("tile/entries/")) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Ends the zip and closes what it is written to. */
  @Override
  public void close() throws IOException {
    zip.close();
  }
}
