package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A report as one HTML file that needs nothing else, and prints well. */
public final class ReportPage {

  private final AuditReport report;
  private final ReportWords words;
  private final StringBuilder page = new StringBuilder();

  public ReportPage(JsonNode json, ReportWords words) {
    this.report = new AuditReport(json, words);
    this.words = words;
  }

  /** The whole file. */
  public String html() {
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
    if (report.changes().isEmpty()) {
      add("<p class=\"quiet\">%s</p>", escaped(words.say("no-changes")));
    }
    report.changes().forEach(this::change);
    if (!report.promises().isEmpty()) {
      add("<h2>%s</h2>", escaped(words.say("promises")));
      report.promises().forEach(this::promise);
    }
    add("<footer>%s</footer>\n</body>\n</html>", escaped(words.say("footer")));
    return page.toString();
  }

  private void finding(AuditReport.Finding finding) {
    add("<article class=\"%s%s\">", finding.severity(), finding.resolved() ? " resolved" : "");
    add(
        "<p class=\"meta\"><b class=\"badge\">%s</b> %s · %s %s · %s %s</p>",
        escaped(words.say(finding.severity())),
        escaped(finding.age()),
        escaped(words.say("since")),
        escaped(finding.since()),
        escaped(words.say("events-proving")),
        escaped(finding.sequences()));
    add("<h3>%s</h3>\n<p>%s</p>\n</article>", escaped(finding.title()), escaped(finding.detail()));
  }

  private void change(ReportedChange change) {
    add("<article>");
    add(
        "<p class=\"meta\"><b>#%d</b> %s · %s</p>\n<h3>%s</h3>",
        change.sequence(),
        escaped(change.date()),
        escaped(String.join(" · ", change.facts())),
        escaped(change.title()));
    add("<p class=\"meta\">%s</p>", escaped(String.join(" · ", change.origin())));
    labelled("rationale", change.rationale());
    labelled("legal-basis", change.legalBasis());
    change.together().forEach(part -> labelled("together", part));
    if (!change.differences().isEmpty()) {
      add(
          "<table class=\"differences\"><thead><tr><th scope=\"col\">%s</th>",
          escaped(words.say("differences")));
      add("<th scope=\"col\">%s</th>", escaped(words.say("from")));
      add("<th scope=\"col\">%s</th></tr></thead>\n<tbody>", escaped(words.say("to")));
      change.differences().forEach(this::difference);
      add("</tbody></table>");
    }
    change.impacts().forEach(this::impact);
    add("</article>");
  }

  private void labelled(String label, String text) {
    if (!text.isEmpty()) {
      add("<p><b>%s</b>: %s</p>", escaped(words.say(label)), escaped(text));
    }
  }

  private void promise(AuditReport.Promise promise) {
    add("<article class=\"%s\">", promise.open() ? "notice" : "resolved");
    add(
        "<p class=\"meta\"><b class=\"badge\">%s</b> %s</p>",
        escaped(promise.standing()), escaped(String.join(" · ", promise.made())));
    add("<p>%s</p>\n</article>", escaped(promise.text()));
  }

  /** What was merely added or removed, or changed word by word, has the room of both columns. */
  private void difference(ReportedChange.Difference difference) {
    String old = "<del>" + escaped(difference.old()) + "</del>";
    String fresh = "<ins>" + escaped(difference.fresh()) + "</ins>";
    add("<tr><td><code>%s</code></td>", escaped(difference.pointer()));
    if (!difference.pieces().isEmpty()) {
      add("<td colspan=\"2\">%s</td></tr>", marked(difference.pieces()));
    } else if (difference.old().isEmpty()) {
      add("<td colspan=\"2\">%s: %s</td></tr>", escaped(words.say("added")), fresh);
    } else if (difference.fresh().isEmpty()) {
      add("<td colspan=\"2\">%s: %s</td></tr>", escaped(words.say("removed")), old);
    } else {
      add("<td>%s</td><td>%s</td></tr>", old, fresh);
    }
  }

  private static String marked(List<ReportedChange.Piece> pieces) {
    StringBuilder marked = new StringBuilder();
    for (ReportedChange.Piece piece : pieces) {
      String text = escaped(piece.text());
      switch (piece.op()) {
        case "insert" -> marked.append("<ins>").append(text).append("</ins>");
        case "delete" -> marked.append("<del>").append(text).append("</del>");
        default -> marked.append(text);
      }
    }
    return marked.toString();
  }

  private void impact(ReportedChange.Impact impact) {
    add("<p><b>%s</b>: %s</p>", escaped(impact.title()), escaped(impact.summary()));
    if (impact.moves().isEmpty()) {
      return;
    }
    add("<table><thead><tr><th scope=\"col\">%s</th>", escaped(words.say("participant")));
    add("<th scope=\"col\">%s</th>", escaped(words.say("from")));
    add("<th scope=\"col\">%s</th><th></th></tr></thead>\n<tbody>", escaped(words.say("to")));
    for (ReportedChange.Move move : impact.moves()) {
      add(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>",
          escaped(move.participant()),
          escaped(move.from()),
          escaped(move.to()),
          escaped(move.crossed()));
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
