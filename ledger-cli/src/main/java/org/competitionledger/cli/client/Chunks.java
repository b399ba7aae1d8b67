package org.competitionledger.cli.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream of NDJSON into chunks, one in memory at a time. */
public final class Chunks {

  // Both are part of the idempotency keys of files already imported: they must never change.
  static final int LINES_MAX = 1_000;
  static final int BYTES_MAX = 4 << 20;

  /** The ledger takes less; this only keeps a file that is no NDJSON out of memory. */
  static final int LINE_BYTES_MAX = 1 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int number;
  private long lineNumber;
  private long offset;

  public Chunks(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * The next chunk; empty at the end.
   *
   * @throws IOException if the stream cannot be read, or a line is longer than a MiB
   */
  public Optional<Chunk> next() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long[] lineNumbers = new long[LINES_MAX];
    long[] ends = new long[LINES_MAX];
    int size = 0;
    while (size < LINES_MAX && body.size() < BYTES_MAX && readLine()) {
      if (isBlank(line.toByteArray())) {
        continue;
      }
      line.writeTo(body);
      body.write('\n');
      lineNumbers[size] = lineNumber;
      ends[size] = offset;
      size++;
    }
    if (size == 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(
        new Chunk(
            number,
            Arrays.copyOf(lineNumbers, size),
            Arrays.copyOf(ends, size),
            body.toByteArray()));
  }

  /** Reads a line, without its end; false at the end of the stream. */
  private boolean readLine() throws IOException {
    line.reset();
    int next = in.read();
    if (next < 0) {
      return false;
    }
    lineNumber++;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
      offset++;
      if (line.size() > LINE_BYTES_MAX) {
        throw new IOException("line " + lineNumber + " is longer than 1 MiB: is this NDJSON?");
      }
    }
    if (next == '\n') {
      offset++;
    }
    return true;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
