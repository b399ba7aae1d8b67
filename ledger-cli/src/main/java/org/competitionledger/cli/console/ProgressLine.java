package org.competitionledger.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Shows on stderr how far something is: a bar on a terminal, now and then a line elsewhere. */
public final class ProgressLine {

  private static final int BAR_WIDTH = 30;
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final Console console;
  private final String unit;
  private final long total;
  private final long startNanos;
  private long shownNanos;
  private long lines;
  private long bytes;
  private boolean barShown;

  /** Of so many of something, or of so many bytes of it; -1 if that is not known. */
  public ProgressLine(Console console, String unit, long total) {
    this.unit = unit;
    this.console = console;
    this.total = total;
    this.startNanos = System.nanoTime();
    this.shownNanos = startNanos;
  }

  /** So many lines, which end at so many bytes, have been accepted. */
  public void reached(long lines, long bytes) {
    this.lines = lines;
    this.bytes = bytes;
    long now = System.nanoTime();
    if (now - shownNanos >= (console.errIsTerminal() ? ON_TERMINAL : ELSEWHERE).toNanos()) {
      shownNanos = now;
      show();
    }
  }

  /** A line for a person, without spoiling the bar. */
  public void note(String text) {
    if (barShown) {
      console.err().print("\r\u001b[K");
      barShown = false;
    }
    console.err().println(text);
  }

  /** Shows how far it came. */
  public void close() {
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
    if (total <= 0) {
      return rate;
    }
    double done = Math.min(1.0, bytes / (double) total);
    int full = (int) (done * BAR_WIDTH);
    String bar =
        console.errIsTerminal() ? "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "] " : "";
    return bar + String.format(Locale.ROOT, "%3.0f%%  ", Math.floor(done * 100)) + rate;
  }
}
