package org.competitionledger.api.append;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Splits a stream of bytes into lines ended by LF or CRLF. Holds at most one line; of a line that
 * is too long it keeps nothing.
 */
final class LineSplitter {

  /** Greatest size of a line, in bytes. */
  static final int LINE_SIZE_MAX = 64 << 10;

  /**
   * One line.
   *
   * @param number from 1
   * @param bytes without the line end; null if it was too long
   */
  record Line(long number, byte[] bytes) {

    boolean isBlank() {
      if (bytes == null) {
        return false;
      }
      for (byte each : bytes) {
        if (each != ' ' && each != '\t' && each != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  private final Consumer<Line> lines;
  private byte[] held = new byte[1024];
  private int length;
  private boolean tooLong;
  private long number = 1;

  LineSplitter(Consumer<Line> lines) {
    this.lines = lines;
  }

  void take(Buffer chunk) {
    byte[] bytes = chunk.getBytes();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        hold(bytes, start, i);
        emit();
        start = i + 1;
      }
    }
    hold(bytes, start, bytes.length);
  }

  /** The stream is over; what is held is the last line. */
  void end() {
    if (length > 0 || tooLong) {
      emit();
    }
  }

  /** How many lines there were. */
  long lines() {
    return number - 1;
  }

  private void hold(byte[] bytes, int from, int to) {
    int count = to - from;
    if (tooLong || length + count > LINE_SIZE_MAX) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + count > held.length) {
      held = Arrays.copyOf(held, Math.max(held.length * 2, length + count));
    }
    System.arraycopy(bytes, from, held, length, count);
    length += count;
  }

  private void emit() {
    Line line = new Line(number++, tooLong ? null : Arrays.copyOf(held, length));
    length = 0;
    tooLong = false;
    lines.accept(line);
  }
}
