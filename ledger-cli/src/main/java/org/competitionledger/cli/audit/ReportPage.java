package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A report as one HTML file that needs nothing else, and prints well. */
public final class ReportPage {

  private final Report report;
  private final Words words;
  private final StringBuilder page = new StringBuilder();

  public ReportPage(JsonNode json, Words words) {
    this.report = new Report(json, words);
    this.words = words;
  }

  /** The whole file. */
  public String html() {
    String title = escaped(report.name() + " – " + words.say("title"));
    add("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">", words.language());
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
    add("<footer>%s</footer>\n</body>\n</html>", escaped(words.say("footer")));
    return page.toString();
  }

  private void finding(Report.Finding finding) {
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

  private void change(Report.Change change) {
    add("<article>");
    add(
        "<p class=\"meta\"><b>#%d</b> %s · %s</p>\n<h3>%s</h3>",
        change.sequence(),
        escaped(change.date()),
        escaped(String.join(" · ", change.facts())),
        escaped(change.title()));
    if (!change.rationale().isEmpty()) {
      add("<p>%s: %s</p>", escaped(words.say("rationale")), escaped(change.rationale()));
    }
    if (!change.differences().isEmpty()) {
      add("<table><thead><tr><th scope=\"col\">%s</th>", escaped(words.say("differences")));
      add("<th scope=\"col\">%s</th>", escaped(words.say("from")));
      add("<th scope=\"col\">%s</th></tr></thead>\n<tbody>", escaped(words.say("to")));
      change.differences().forEach(this::difference);
      add("</tbody></table>");
    }
    change.impacts().forEach(this::impact);
    add("</article>");
  }

  private void difference(Report.Difference difference) {
    add(
        "<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>",
        escaped(difference.pointer()),
        difference.old().isEmpty() ? "" : "<del>" + escaped(difference.old()) + "</del>",
        difference.fresh().isEmpty() ? "" : "<ins>" + escaped(difference.fresh()) + "</ins>");
  }

  private void impact(Report.Impact impact) {
    add("<p><b>%s</b>: %s</p>", escaped(impact.title()), escaped(impact.summary()));
    if (impact.moves().isEmpty()) {
      return;
    }
    add("<table><thead><tr><th scope=\"col\">%s</th>", escaped(words.say("participant")));
    add("<th scope=\"col\">%s</th>", escaped(words.say("from")));
    add("<th scope=\"col\">%s</th><th></th></tr></thead>\n<tbody>", escaped(words.say("to")));
    for (Report.Move move : impact.moves()) {
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
