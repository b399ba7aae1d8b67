package org.competitionledger.cli.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.competitionledger.core.log.Sha256;

/** A name for a file by which it is known again, even when it has grown, moved or been renamed. */
public final class FileKey {

  private static final int BYTES_MAX = 1 << 16;

  private FileKey() {}

  /**
   * {@code import:} and the first 16 hexadecimal digits of the SHA-256 of the first line.
   *
   * @param in at the file's start, where it is left; must support marks
   */
  public static String ofFirstLine(InputStream in) throws IOException {
    in.mark(BYTES_MAX);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read();
        next >= 0 && next != '\n' && line.size() < BYTES_MAX - 1;
        next = in.read()) {
      line.write(next);
    }
    in.reset();
    return "import:" + HexFormat.of().formatHex(Sha256.begun().digest(line.toByteArray()), 0, 8);
  }
}
