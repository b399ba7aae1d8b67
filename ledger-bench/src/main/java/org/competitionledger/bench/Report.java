package org.competitionledger.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.cli.console.Columns;

/**
 * What a run of the benchmark found.
 *
 * @param machine on what it ran
 * @param figures in the order they were measured
 */
record Report(String machine, List<Measured> figures) {

  private static final List<String> HEADINGS =
      List.of("measure", "value", "unit", "limit", "ratio", "target", "");

  /** Whether every figure reaches its target. */
  boolean reached() {
    return figures.stream().allMatch(figure -> figure.reached().orElse(true));
  }

  /** For people. */
  String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    figures.forEach(figure -> rows.add(row(figure)));
    StringBuilder table = new StringBuilder(machine).append('\n');
    Columns.lines(rows, i -> i == 1 || i == 4).forEach(line -> table.append(line).append('\n'));
    return table.toString();
  }

  private static List<String> row(Measured figure) {
    return List.of(
        figure.name(),
        Measured.number(figure.value()),
        figure.unit(),
        figure.limit().map(l -> Measured.number(l) + " " + figure.limitName()).orElse(""),
        figure.ratio().map(Measured::number).orElse(""),
        figure.targetText(),
        figure.reached().map(ok -> ok ? "ok" : "BELOW").orElse(""));
  }

  /** For programs. */
  String json() {
    JsonMapper json = new JsonMapper();
    ObjectNode report = json.createObjectNode().put("machine", machine);
    for (Measured figure : figures) {
      ObjectNode node = report.withArray("figures").addObject();
      node.put("name", figure.name()).put("value", figure.value()).put("unit", figure.unit());
      figure.limit().ifPresent(l -> node.put("limit", l).put("limitName", figure.limitName()));
      figure.ratio().ifPresent(r -> node.put("ratio", r));
      figure.reached().ifPresent(ok -> node.put("target", figure.targetText()).put("ok", ok));
    }
    return report.toPrettyString() + "\n";
  }
}
