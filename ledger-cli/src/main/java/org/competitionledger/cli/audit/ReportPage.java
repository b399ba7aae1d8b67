package org.competitionledger.cli.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.view.Difference;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;

/** A report as one HTML file that needs nothing else, and prints well. */
final class ReportPage {

  private final ReportInWords report;
  private final ReportWords words;
  private final StringBuilder page = new StringBuilder();

  ReportPage(ReportInWords report) {
    this.report = report;
    this.words = report.words();
  }

  /** The whole file. */
  String html() {
    String title = escaped(report.name() + " – " + words.say("title"));
    add(
        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">",
        words.language().tag());
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    add("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>", title, style());
    add("<p class=\"kind\">%s</p>", escaped(words.say("title")));
    add("<h1>%s</h1>\n<p class=\"quiet\">%s</p>", escaped(report.name()), escaped(report.about()));
    add("<h2>%s</h2>\n<p>%s</p>", escaped(words.say("findings")), escaped(report.summary()));
    report.findings().forEach(this::finding);
    add("<h2>%s</h2>", escaped(words.say("changes")));
    List<ChangeReport> changes = report.report().changes();
    if (changes.isEmpty()) {
      add("<p class=\"quiet\">%s</p>", escaped(words.say("no-changes")));
    }
    changes.forEach(this::change);
    if (!report.promises().isEmpty()) {
      add("<h2>%s</h2>", escaped(words.say("promises")));
      report.promises().forEach(this::promise);
    }
    add("<footer>%s</footer>\n</body>\n</html>", escaped(words.say("footer")));
    return page.toString();
  }

  private void finding(AuditReport.Finding finding) {
    add(
        "<article class=\"%s%s\">",
        finding.severity().text(), finding.resolved() ? " resolved" : "");
    add(
        "<p class=\"meta\"><b class=\"badge\">%s</b> %s · %s %s · %s %s</p>",
        escaped(report.severity(finding.severity())),
        escaped(report.age(finding)),
        escaped(words.say("since")),
        escaped(report.day(finding.since())),
        escaped(words.say("events-proving")),
        escaped(ReportInWords.sequences(finding)));
    add(
        "<h3>%s</h3>\n<p>%s</p>\n</article>",
        escaped(report.text(finding.title())), escaped(report.text(finding.detail())));
  }

  private void change(ChangeReport reported) {
    RuleChange change = reported.change();
    add("<article>");
    add(
        "<p class=\"meta\"><b>#%d</b> %s · %s</p>\n<h3>%s</h3>",
        change.getSequence(),
        escaped(report.date(change)),
        escaped(String.join(" · ", report.facts(change))),
        escaped(report.text(change.getTitle())));
    add("<p class=\"meta\">%s</p>", escaped(String.join(" · ", report.origin(change))));
    labelled("rationale", report.text(change.getRationale()));
    labelled("legal-basis", report.text(change.getLegalBasis()));
    report.together(reported).forEach(part -> labelled("together", part));
    if (!change.getDifferences().isEmpty()) {
      add(
          "<table class=\"differences\"><thead><tr><th scope=\"col\">%s</th>",
          escaped(words.say("differences")));
      add("<th scope=\"col\">%s</th>", escaped(words.say("from")));
      add("<th scope=\"col\">%s</th></tr></thead>\n<tbody>", escaped(words.say("to")));
      change.getDifferences().forEach(this::difference);
      add("</tbody></table>");
    }
    reported.impact().getStages().forEach(this::impact);
    add("</article>");
  }

  private void labelled(String label, String text) {
    if (!text.isEmpty()) {
      add("<p><b>%s</b>: %s</p>", escaped(words.say(label)), escaped(text));
    }
  }

  private void promise(AuditReport.Promise promise) {
    add("<article class=\"%s\">", promise.status().kept() ? "resolved" : "notice");
    add(
        "<p class=\"meta\"><b class=\"badge\">%s</b> %s</p>",
        escaped(report.standing(promise)), escaped(String.join(" · ", report.made(promise))));
    add("<p>%s</p>\n</article>", escaped(report.text(promise.text())));
  }

  /** What was merely added or removed, or changed word by word, has the room of both columns. */
  private void difference(Difference difference) {
    List<Segment> pieces = ReportInWords.pieces(difference);
    String old = report.value(difference.getOldValue());
    String fresh = report.value(difference.getNewValue());
    add("<tr><td><code>%s</code></td>", escaped(difference.getPointer()));
    if (!pieces.isEmpty()) {
      String marked = String.join("", pieces.stream().map(ReportPage::marked).toList());
      add("<td colspan=\"2\">%s</td></tr>", marked);
    } else if (old.isEmpty()) {
      add("<td colspan=\"2\">%s: %s</td></tr>", escaped(words.say("added")), in("ins", fresh));
    } else if (fresh.isEmpty()) {
      add("<td colspan=\"2\">%s: %s</td></tr>", escaped(words.say("removed")), in("del", old));
    } else {
      add("<td>%s</td><td>%s</td></tr>", in("del", old), in("ins", fresh));
    }
  }

  private static String marked(Segment piece) {
    return switch (piece.getOp()) {
      case INSERT -> in("ins", piece.getText());
      case DELETE -> in("del", piece.getText());
      case EQUAL -> escaped(piece.getText());
    };
  }

  private static String in(String element, String text) {
    return "<" + element + ">" + escaped(text) + "</" + element + ">";
  }

  private void impact(ImpactOnStage impact) {
    add("<p><b>%s</b>: %s</p>", escaped(report.impact(impact)), escaped(report.moved(impact)));
    if (impact.getMoves().isEmpty()) {
      return;
    }
    add("<table><thead><tr><th scope=\"col\">%s</th>", escaped(words.say("participant")));
    add("<th scope=\"col\">%s</th>", escaped(words.say("from")));
    add("<th scope=\"col\">%s</th><th></th></tr></thead>\n<tbody>", escaped(words.say("to")));
    for (ImpactMove move : impact.getMoves()) {
      add(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>",
          escaped(report.participant(move)),
          escaped(report.place(move.getBefore(), move)),
          escaped(report.place(move.getAfter(), move)),
          escaped(report.crossed(move)));
    }
    add("</tbody></table>");
  }

  private void add(String html, Object... with) {
    page.append(html.formatted(with)).append('\n');
  }

  private static String style() {
    try (var in = ReportPage.class.getResourceAsStream("/audit/report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
