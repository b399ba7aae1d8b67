package org.competitionledger.cli.audit;

import java.util.List;
import org.competitionledger.cli.console.Columns;
import org.competitionledger.cli.console.Console;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.view.Difference;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;

/** A report for a terminal. */
final class ReportText {

  private static final int WIDTH = 100;

  private final ReportInWords report;
  private final ReportWords words;
  private final Console console;
  private final StringBuilder text = new StringBuilder();

  ReportText(ReportInWords report, Console console) {
    this.report = report;
    this.words = report.words();
    this.console = console;
  }

  /** All of it. */
  String text() {
    line(console.bold(report.name()));
    line(console.faint(report.about()));
    line("");
    findingsAndChanges();
    if (!report.promises().isEmpty()) {
      line("");
      line(console.bold(words.say("promises")));
      report.promises().forEach(this::promise);
    }
    return text.toString();
  }

  /** Without the competition and its promises. */
  String findingsAndChangesAlone() {
    findingsAndChanges();
    return text.toString();
  }

  private void findingsAndChanges() {
    line(console.bold(words.say("findings")) + "  " + report.summary());
    report.findings().forEach(this::finding);
    line("");
    line(console.bold(words.say("changes")));
    List<ChangeReport> changes = report.report().changes();
    if (changes.isEmpty()) {
      line(words.say("no-changes"));
    }
    changes.forEach(this::change);
  }

  private void finding(AuditReport.Finding finding) {
    line("");
    line(
        "["
            + report.severity(finding.severity())
            + "] "
            + console.bold(report.text(finding.title()))
            + "  "
            + console.faint(report.age(finding) + " · " + ReportInWords.sequences(finding)));
    wrapped(report.text(finding.detail()));
  }

  private void change(ChangeReport reported) {
    RuleChange change = reported.change();
    line("");
    line(
        "#"
            + change.getSequence()
            + "  "
            + report.date(change)
            + "  "
            + console.bold(report.text(change.getTitle()))
            + "  "
            + console.faint(String.join(" · ", report.facts(change))));
    wrapped(String.join(" · ", report.origin(change)));
    labelled("rationale", report.text(change.getRationale()));
    labelled("legal-basis", report.text(change.getLegalBasis()));
    report.together(reported).forEach(part -> labelled("together", part));
    change.getDifferences().forEach(this::difference);
    reported.impact().getStages().forEach(this::impact);
  }

  private void labelled(String label, String sentence) {
    if (!sentence.isEmpty()) {
      wrapped(words.say(label) + ": " + sentence);
    }
  }

  private void promise(AuditReport.Promise promise) {
    line("");
    line(
        console.bold(report.standing(promise))
            + "  "
            + console.faint(String.join(" · ", report.made(promise))));
    wrapped(report.text(promise.text()));
  }

  /** Of a text that changed, the words that came and went: {@code the [-old-] {+new+} words}. */
  private void difference(Difference difference) {
    String pointer = "    " + console.faint(difference.getPointer());
    List<Segment> pieces = ReportInWords.pieces(difference);
    if (!pieces.isEmpty()) {
      line(pointer);
      wrapped(String.join("", pieces.stream().map(ReportText::marked).toList()));
      return;
    }
    String old = shortened(report.value(difference.getOldValue()));
    String fresh = shortened(report.value(difference.getNewValue()));
    String what =
        old.isEmpty()
            ? words.say("added") + ": " + fresh
            : fresh.isEmpty() ? words.say("removed") + ": " + old : old + " → " + fresh;
    line(pointer + "  " + what);
  }

  private static String marked(Segment piece) {
    return switch (piece.getOp()) {
      case INSERT -> "{+" + piece.getText() + "+}";
      case DELETE -> "[-" + piece.getText() + "-]";
      case EQUAL -> piece.getText();
    };
  }

  private void impact(ImpactOnStage impact) {
    line("    " + report.impact(impact) + ": " + report.moved(impact));
    for (ImpactMove move : impact.getMoves()) {
      String crossed = report.crossed(move);
      line(
          "      "
              + report.participant(move)
              + "  "
              + report.place(move.getBefore(), move)
              + " → "
              + report.place(move.getAfter(), move)
              + (crossed.isEmpty() ? "" : "  " + crossed));
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
      if (Columns.of(row.toString()) + Columns.of(word) + 1 > WIDTH && row.length() > 3) {
        line(row.toString());
        row = new StringBuilder("   ");
      }
      row.append(' ').append(word);
    }
    line(row.toString());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
