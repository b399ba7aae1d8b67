package org.competitionledger.api.pages.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
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
import org.competitionledger.core.wording.PublicationInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.LocalisedText;

/** A table as texts. */
final class TableModel {

  private static final int ROWS_MAX = 200;

  private final Reading reading;
  private final StateNames names;
  private final Language language;

  TableModel(Reading reading, Language language) {
    this.reading = reading;
    this.names = new StateNames(reading.state());
    this.language = language;
  }

  PageModel.Table of(String stage, Optional<Tables.Table> table) {
    String name = text(names.stage(stage));
    List<PageModel.Part> announced = announced(stage);
    if (table.isEmpty()) {
      return empty(name, announced, "no-table");
    }
    List<Row> rows = table.get().rows().page(0, ROWS_MAX);
    if (rows.isEmpty()) {
      return empty(name, announced, "no-entries");
    }
    String status = table.get().head().status().text();
    return new PageModel.Table(
        name,
        Label.of(status, language),
        status,
        Label.say(language, "version", table.get().head().version()),
        publication(stage),
        rows.get(0).points().stream().map(each -> text(names.criterion(each.criterion()))).toList(),
        rows(rows),
        rows.stream().anyMatch(row -> !row.complete()),
        announced,
        "");
  }

  /** What the governing rules say will be published of the scores; empty if they don't. */
  private String publication(String stage) {
    return GoverningRules.of(reading.state(), stage, reading.ledgerTime()).stream()
        .flatMap(set -> set.getCriteria().getPublication().stream())
        .filter(stated -> stated.getStage().equals(stage))
        .map(stated -> text(PublicationInWords.of(stated).text()))
        .findFirst()
        .orElse("");
  }

  /** The versions of its rules that are known and take hold later. */
  private List<PageModel.Part> announced(String stage) {
    Dates dates = new Dates(reading.zone());
    return GoverningRules.announced(reading.state(), stage, reading.ledgerTime()).stream()
        .map(
            set ->
                new PageModel.Part(
                    set.getSequence(),
                    Label.say(
                        language,
                        "announced",
                        set.getCriteria().getVersion(),
                        dates.of(set.getStarts()))))
        .toList();
  }

  private PageModel.Table empty(String stage, List<PageModel.Part> announced, String why) {
    return new PageModel.Table(
        stage, "", "", "", "", List.of(), List.of(), false, announced, Label.say(language, why));
  }

  private List<PageModel.Row> rows(List<Row> rows) {
    List<PageModel.Row> models = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean cutBelow =
          row.cut() == Cut.IN && i + 1 < rows.size() && rows.get(i + 1).cut() == Cut.OUT;
      models.add(row(row, cutBelow));
    }
    return models;
  }

  private PageModel.Row row(Row row, boolean cutBelow) {
    return new PageModel.Row(
        row.rank().isPresent() ? row.rank().getAsInt() + (row.tied() ? "=" : "") : "–",
        text(names.participant(row.participant())),
        row.total()
            .map(total -> total.text() + (row.complete() ? "" : "*"))
            .orElseGet(() -> Label.say(language, noTotal(row))),
        row.total().isPresent(),
        row.points().stream().map(this::cell).toList(),
        row.outcome().map(outcome -> Label.of(outcome.text(), language)).orElse(""),
        row.outcome().map(Outcome::text).orElse(""),
        note(row),
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

  private PageModel.Cell cell(Points points) {
    if (points.points().isPresent()) {
      String pending = points.state() == PointState.PENDING ? "*" : "";
      return new PageModel.Cell(points.points().get().text() + pending, true);
    }
    return new PageModel.Cell(Label.of(points.state().text(), language), false);
  }

  /** Why it is not ranked, where it is not. */
  private String note(Row row) {
    if (row.section() == Section.INELIGIBLE) {
      List<String> failed =
          row.gates().stream()
              .filter(gate -> gate.verdict() == GateVerdict.Verdict.FAILED)
              .map(gate -> text(names.criterion(gate.criterion())))
              .toList();
      return Label.say(language, "ineligible") + ": " + String.join(", ", failed);
    }
    return "";
  }

  String text(LocalisedText text) {
    return text(text, language);
  }

  /** A text in the wanted language, else in the other. */
  static String text(LocalisedText text, Language language) {
    return language.text(text);
  }
}
