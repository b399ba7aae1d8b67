package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/** A report for a terminal. */
public final class ReportText {

  private static final int WIDTH = 100;

  private final Report report;
  private final Words words;
  private final UnaryOperator<String> bold;
  private final UnaryOperator<String> faint;
  private final StringBuilder text = new StringBuilder();

  /**
   * A report as text.
   *
   * @param bold makes a heading, where colours may be sent
   * @param faint makes what is less important
   */
  public ReportText(
      JsonNode json, Words words, UnaryOperator<String> bold, UnaryOperator<String> faint) {
    this.report = new Report(json, words);
    this.words = words;
    this.bold = bold;
    this.faint = faint;
  }

  /** All of it. */
  public String text() {
    line(bold.apply(report.name()));
    line(faint.apply(report.about()));
    line("");
    line(bold.apply(words.say("findings")) + "  " + report.summary());
    report.findings().forEach(this::finding);
    line("");
    line(bold.apply(words.say("changes")));
    if (report.changes().isEmpty()) {
      line(words.say("no-changes"));
    }
    report.changes().forEach(this::change);
    return text.toString();
  }

  private void finding(Report.Finding finding) {
    line("");
    line(
        "["
            + words.say(finding.severity())
            + "] "
            + bold.apply(finding.title())
            + "  "
            + faint.apply(finding.age() + " · " + finding.sequences()));
    wrapped(finding.detail());
  }

  private void change(Report.Change change) {
    line("");
    line(
        "#"
            + change.sequence()
            + "  "
            + change.date()
            + "  "
            + bold.apply(change.title())
            + "  "
            + faint.apply(String.join(" · ", change.facts())));
    if (!change.rationale().isEmpty()) {
      wrapped(words.say("rationale") + ": " + change.rationale());
    }
    change.differences().forEach(this::difference);
    change.impacts().forEach(this::impact);
  }

  private void difference(Report.Difference difference) {
    String old = shortened(difference.old());
    String fresh = shortened(difference.fresh());
    String what =
        old.isEmpty()
            ? words.say("added") + ": " + fresh
            : fresh.isEmpty() ? words.say("removed") + ": " + old : old + " → " + fresh;
    line("    " + faint.apply(difference.pointer()) + "  " + what);
  }

  private void impact(Report.Impact impact) {
    line("    " + impact.title() + ": " + impact.summary());
    for (Report.Move move : impact.moves()) {
      line(
          "      "
              + move.participant()
              + "  "
              + move.from()
              + " → "
              + move.to()
              + (move.crossed().isEmpty() ? "" : "  " + move.crossed()));
    }
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= WIDTH
        ? value
        : value.substring(0, value.offsetByCodePoints(0, WIDTH - 1)) + "…";
  }

  /** Indented, broken between words. */
  private void wrapped(String sentence) {
    StringBuilder row = new StringBuilder("   ");
    for (String word : sentence.split(" ")) {
      if (width(row.toString()) + width(word) + 1 > WIDTH && row.length() > 3) {
        line(row.toString());
        row = new StringBuilder("   ");
      }
      row.append(' ').append(word);
    }
    line(row.toString());
  }

  /** Hangul and the like take two columns each. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && c < 0xFFE7 && c != 0x2026 ? 2 : 1).sum();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
