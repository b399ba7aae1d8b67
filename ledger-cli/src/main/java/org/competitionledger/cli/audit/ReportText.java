package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/** A report for a terminal. */
public final class ReportText {

  private static final int WIDTH = 100;

  private final AuditReport report;
  private final ReportWords words;
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
      JsonNode json, ReportWords words, UnaryOperator<String> bold, UnaryOperator<String> faint) {
    this.report = new AuditReport(json, words);
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
    if (!report.promises().isEmpty()) {
      line("");
      line(bold.apply(words.say("promises")));
      report.promises().forEach(this::promise);
    }
    return text.toString();
  }

  private void finding(AuditReport.Finding finding) {
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

  private void change(ReportedChange change) {
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
    wrapped(String.join(" · ", change.origin()));
    if (!change.rationale().isEmpty()) {
      wrapped(words.say("rationale") + ": " + change.rationale());
    }
    if (!change.legalBasis().isEmpty()) {
      wrapped(words.say("legal-basis") + ": " + change.legalBasis());
    }
    change.together().forEach(part -> wrapped(words.say("together") + ": " + part));
    change.differences().forEach(this::difference);
    change.impacts().forEach(this::impact);
  }

  private void promise(AuditReport.Promise promise) {
    line("");
    line(bold.apply(promise.standing()) + "  " + faint.apply(String.join(" · ", promise.made())));
    wrapped(promise.text());
  }

  /** Of a text that changed, the words that came and went: {@code the [-old-] {+new+} words}. */
  private void difference(ReportedChange.Difference difference) {
    String old = shortened(difference.old());
    String fresh = shortened(difference.fresh());
    String what =
        old.isEmpty()
            ? words.say("added") + ": " + fresh
            : fresh.isEmpty() ? words.say("removed") + ": " + old : old + " → " + fresh;
    if (difference.pieces().isEmpty()) {
      line("    " + faint.apply(difference.pointer()) + "  " + what);
    } else {
      line("    " + faint.apply(difference.pointer()));
      StringBuilder pieces = new StringBuilder();
      for (ReportedChange.Piece piece : difference.pieces()) {
        switch (piece.op()) {
          case "insert" -> pieces.append("{+").append(piece.text()).append("+}");
          case "delete" -> pieces.append("[-").append(piece.text()).append("-]");
          default -> pieces.append(piece.text());
        }
      }
      wrapped(pieces.toString());
    }
  }

  private void impact(ReportedChange.Impact impact) {
    line("    " + impact.title() + ": " + impact.summary());
    for (ReportedChange.Move move : impact.moves()) {
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
