package org.competitionledger.cli.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.cli.console.Columns;
import org.competitionledger.cli.console.Console;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.wording.DifferencesInWords;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;

/** A report for a terminal. */
final class ReportText {

  private static final int WIDTH = 100;

  /** What of a criterion is told in its line before how its points come about. */
  private static final String[] TOLD = {
    "id", "name", "kind", "definition", "state", "better", "parent", "maximum", "goals", "leftOpen"
  };

  private static final String[] TOLD_UNSCORED = {
    "id",
    "name",
    "definition",
    "state",
    "better",
    "parent",
    "maximum",
    "goals",
    "leftOpen",
    "scores"
  };

  private static final String[] BESIDE_CRITERIA = {
    "version", "stages", "criteria", "maximum", "digits"
  };

  private final ReportInWords report;
  private final ReportWords words;
  private final Optional<DifferencesInWords> inWords;
  private final Console console;
  private final StringBuilder text = new StringBuilder();

  ReportText(ReportInWords report, Console console) {
    this(report, Optional.empty(), console);
  }

  /**
   * The same.
   *
   * @param inWords how differences are told; empty where that by which they name things is not
   *     known
   */
  ReportText(ReportInWords report, Optional<DifferencesInWords> inWords, Console console) {
    this.report = report;
    this.inWords = inWords;
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

  /** Without the changes as well. */
  String findingsAlone() {
    findings();
    return text.toString();
  }

  /** A set of criteria: what each weighs, and how its points come about. */
  void rules(CriteriaSet set, RecordInWords in) {
    String maximum =
        set.getMaximum() == null
            ? ""
            : "  " + set.getMaximum().stripTrailingZeros().toPlainString();
    String stages =
        set.getStages().stream()
            .map(stage -> report.text(in.names().stage(stage)))
            .collect(Collectors.joining(", "));
    line(console.bold(words.say("rules", set.getVersion(), stages)) + maximum);
    criteria(set, null, "  ", in);
    for (RecordInWords.Part part : in.parts(set, BESIDE_CRITERIA)) {
      line("  " + inOneLine(part));
    }
    line("");
  }

  private void criteria(CriteriaSet set, String parent, String indent, RecordInWords in) {
    for (Criterion criterion : set.getCriteria()) {
      if (Objects.equals(criterion.getParent(), parent)) {
        String name = indent + report.text(criterion.getName());
        boolean scored = criterion.getKind() == CriterionKind.SCORED;
        List<String> how =
            in.parts(criterion, scored ? TOLD : TOLD_UNSCORED).stream()
                .map(ReportText::inOneLine)
                .toList();
        line(
            name
                + (criterion.getMaximum() == null
                    ? ""
                    : "  " + criterion.getMaximum().stripTrailingZeros().toPlainString())
                + (how.isEmpty() ? "" : "  " + console.faint(String.join(" · ", how))));
        criteria(set, criterion.getId(), indent + "  ", in);
      }
    }
  }

  /** {@code Over evaluators (Method: Mean, Decimal digits: 2)}. */
  private static String inOneLine(RecordInWords.Part part) {
    String parts = inOneLine(part.parts());
    if (part.name().isEmpty()) {
      return part.text() + parts;
    }
    return part.name()
        + (part.text().isEmpty() ? "" : ": " + part.text())
        + (parts.isEmpty() ? "" : " (" + parts + ")");
  }

  private static String inOneLine(List<RecordInWords.Part> parts) {
    return parts.stream().map(ReportText::inOneLine).collect(Collectors.joining(", "));
  }

  private void findings() {
    line(console.bold(words.say("findings")) + "  " + report.summary());
    report.findings().forEach(this::finding);
  }

  private void findingsAndChanges() {
    findings();
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
    inWords.ifPresentOrElse(
        words -> words.of(change.getKind(), change.getDifferences()).forEach(this::told),
        () -> change.getDifferences().forEach(this::difference));
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

  private void told(DifferencesInWords.Told told) {
    List<Segment> pieces = ReportInWords.pieces(told.difference());
    String field = "    " + console.bold(told.field());
    if (!pieces.isEmpty()) {
      line(field);
      wrapped(String.join("", pieces.stream().map(ReportText::marked).toList()));
      return;
    }
    boolean isNew = told.difference().getOldValue() == null;
    boolean isGone = told.difference().getNewValue() == null;
    String old = side(told.before());
    String fresh = side(told.after());
    boolean isWhole = isNew && !told.after().parts().isEmpty();
    String change =
        isWhole
            ? words.say("added")
            : isNew
                ? words.say("added") + ": " + fresh
                : isGone
                    ? words.say("removed") + (old.isEmpty() ? "" : ": " + shortened(old))
                    : old + " → " + fresh;
    line(field + "  " + change);
    if (isWhole) {
      parts(told.after().parts(), "      ");
    }
  }

  private static String side(DifferencesInWords.Side side) {
    return side.pieces().stream().map(DifferencesInWords.Piece::text).collect(Collectors.joining())
        + inOneLine(side.parts());
  }

  /** What was added, as far as it is more than a text. */
  private void parts(List<RecordInWords.Part> parts, String indent) {
    for (RecordInWords.Part part : parts) {
      String name = part.name().isEmpty() ? "-" : part.name() + ":";
      line(indent + name + (part.text().isEmpty() ? "" : " " + part.text()));
      parts(part.parts(), indent + "  ");
    }
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
