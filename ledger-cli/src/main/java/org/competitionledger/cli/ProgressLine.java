package org.competitionledger.cli;

import java.time.Duration;
import java.util.Locale;

/** Shows on stderr how far something is: a bar on a terminal, now and then a line elsewhere. */
final class ProgressLine {

  private static final int BAR_WIDTH = 30;
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final Console console;
  private final String unit;
  private final long totalBytes;
  private final long startNanos;
  private long shownNanos;
  private long lines;
  private long bytes;
  private boolean barShown;

  /** Of so many bytes; -1 if that is not known. */
  ProgressLine(Console console, long totalBytes) {
    this(console, "lines", totalBytes);
  }

  private ProgressLine(Console console, String unit, long totalBytes) {
    this.unit = unit;
    this.console = console;
    this.totalBytes = totalBytes;
    this.startNanos = System.nanoTime();
    this.shownNanos = startNanos;
  }

  /** Of so many of something; -1 if that is not known. */
  static ProgressLine of(Console console, String unit, long total) {
    return new ProgressLine(console, unit, total);
  }

  /** So many lines, which end at so many bytes, have been accepted. */
  void reached(long lines, long bytes) {
    this.lines = lines;
    this.bytes = bytes;
    long now = System.nanoTime();
    if (now - shownNanos >= (console.errIsTerminal() ? ON_TERMINAL : ELSEWHERE).toNanos()) {
      shownNanos = now;
      show();
    }
  }

  /** A line for a person, without spoiling the bar. */
  void note(String text) {
    if (barShown) {
      console.err().print("\r\u001b[K");
      barShown = false;
    }
    console.err().println(text);
  }

  /** Shows how far it came. */
  void close() {
    show();
    if (barShown) {
      console.err().println();
    }
  }

  private void show() {
    if (console.errIsTerminal()) {
      console.err().print("\r\u001b[K" + text());
      console.err().flush();
      barShown = true;
    } else {
      console.err().println(text());
    }
  }

  private String text() {
    double seconds = Math.max(1, System.nanoTime() - startNanos) / 1e9;
    String rate = String.format(Locale.ROOT, "%,d %s, %,.0f/s", lines, unit, lines / seconds);
    if (totalBytes <= 0) {
      return rate;
    }
    double done = Math.min(1.0, bytes / (double) totalBytes);
    int full = (int) (done * BAR_WIDTH);
    String bar =
        console.errIsTerminal() ? "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "] " : "";
    return bar + String.format(Locale.ROOT, "%3.0f%%  ", Math.floor(done * 100)) + rate;
  }
}
