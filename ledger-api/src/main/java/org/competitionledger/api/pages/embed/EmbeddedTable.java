package org.competitionledger.api.pages.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.standings.Outcome;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.LocalisedText;

/** Makes texts of a table. */
final class EmbeddedTable {

  private static final int ROWS_MAX = 200;
  private static final EmbedModel.Badge NONE = new EmbedModel.Badge("", "");

  private final Frame frame;
  private final Reading reading;
  private final StateNames names;
  private final Language language;

  EmbeddedTable(Frame frame, Reading reading) {
    this.frame = frame;
    this.reading = reading;
    this.names = new StateNames(reading.state());
    this.language = frame.language();
  }

  EmbedModel.Table of(String stage, Optional<Tables.Table> table) {
    if (table.isEmpty()) {
      return empty(stage, "no-table");
    }
    List<Row> rows = table.get().rows().page(0, ROWS_MAX);
    if (rows.isEmpty()) {
      return empty(stage, "no-entries");
    }
    String status = table.get().head().status().text();
    return new EmbedModel.Table(
        text(names.stage(stage)),
        badge(status),
        frame.say("version", table.get().head().version()),
        announced(stage),
        rows.get(0).points().stream().map(each -> text(names.criterion(each.criterion()))).toList(),
        rows(rows),
        note(rows, table.get().rows().size()),
        "");
  }

  private EmbedModel.Table empty(String stage, String why) {
    return new EmbedModel.Table(
        text(names.stage(stage)),
        NONE,
        "",
        announced(stage),
        List.of(),
        List.of(),
        "",
        frame.say(why));
  }

  /** The versions of its rules that are known and take hold later. */
  private List<String> announced(String stage) {
    Dates dates = new Dates(reading.zone());
    return GoverningRules.announced(reading.state(), stage, reading.ledgerTime()).stream()
        .map(
            set ->
                frame.say("announced", set.getCriteria().getVersion(), dates.of(set.getStarts())))
        .toList();
  }

  private String note(List<Row> shown, int all) {
    if (shown.size() < all) {
      return frame.say("first-rows", shown.size(), all);
    }
    return shown.stream().allMatch(Row::complete) ? "" : frame.say("pending-note");
  }

  private List<EmbedModel.Row> rows(List<Row> rows) {
    List<EmbedModel.Row> models = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean cutBelow =
          row.cut() == Cut.IN && i + 1 < rows.size() && rows.get(i + 1).cut() == Cut.OUT;
      models.add(row(row, cutBelow));
    }
    return models;
  }

  private EmbedModel.Row row(Row row, boolean cutBelow) {
    return new EmbedModel.Row(
        row.participant(),
        row.rank().isPresent() ? row.rank().getAsInt() + (row.tied() ? "=" : "") : "–",
        text(names.participant(row.participant())),
        note(row),
        row.outcome().map(Outcome::text).map(this::badge).orElse(NONE),
        row.total()
            .map(total -> new EmbedModel.Cell(total.text() + (row.complete() ? "" : "*"), true))
            .orElseGet(() -> new EmbedModel.Cell(frame.say(noTotal(row)), false)),
        row.points().stream().map(this::cell).toList(),
        cutBelow);
  }

  /** Why there is no total: it is not published, or a figure is missing where less is better. */
  private static String noTotal(Row row) {
    boolean published =
        row.section() == Section.RANKED
            || row.points().stream().noneMatch(one -> one.state() == PointState.NOT_PUBLISHED);
    if (!published) {
      return "not-published";
    }
    return row.pending() ? "pending" : "absent";
  }

  private EmbedModel.Cell cell(Points points) {
    if (points.points().isPresent()) {
      String pending = points.state() == PointState.PENDING ? "*" : "";
      return new EmbedModel.Cell(points.points().get().text() + pending, true);
    }
    return new EmbedModel.Cell(Label.of(points.state().text(), language), false);
  }

  /** Why it is not ranked, where it is not. */
  private String note(Row row) {
    if (row.section() != Section.INELIGIBLE) {
      return "";
    }
    List<String> failed =
        row.gates().stream()
            .filter(gate -> gate.verdict() == GateVerdict.Verdict.FAILED)
            .map(gate -> text(names.criterion(gate.criterion())))
            .toList();
    return frame.say("ineligible") + ": " + String.join(", ", failed);
  }

  private EmbedModel.Badge badge(String name) {
    return new EmbedModel.Badge(Label.of(name, language), name);
  }

  private String text(LocalisedText text) {
    return language.text(text);
  }
}
