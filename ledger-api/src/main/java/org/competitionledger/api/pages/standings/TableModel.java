package org.competitionledger.api.pages.standings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.api.pages.Dates;
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
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;

/** A table as texts: whole for the room of standings, small for others. */
public final class TableModel {

  static final int ROWS_MAX = 200;
  private static final int ROWS_MIN = 25;

  /** Cells of a page, so that a table of many columns has fewer rows and the page stays small. */
  private static final int CELLS_MAX = 1_600;

  private final Reading reading;
  private final StateNames names;
  private final Language language;
  private final StatusModel status;

  /**
   * Of a competition.
   *
   * @param reading at the moment that the table is of
   */
  public TableModel(Reading reading, Language language) {
    this.reading = reading;
    this.names = new StateNames(reading.state());
    this.language = language;
    this.status = new StatusModel(reading, language);
  }

  /**
   * How a table is shown.
   *
   * @param folded criteria whose parts are not shown
   * @param rowsMax how many rows a page has at most
   * @param page which page, from 1; 0 for the one with the entry of the step
   * @param address where what is chosen is kept; nothing where the table has no links
   * @param explained whether each row links to its explanation
   * @param step of a table that is one: what it came from
   */
  record Shown(
      Set<String> folded,
      RangeCells ranges,
      int rowsMax,
      int page,
      Optional<Address> address,
      Optional<String> explained,
      Optional<Step> step) {}

  /**
   * One reveal.
   *
   * @param before the table before it
   * @param participant whose score it was
   */
  record Step(TableSnapshot before, String participant) {}

  /** A small table for a frame elsewhere: as many rows as a page of the room has. */
  public TableView small(String stage, Optional<Tables.Table> table) {
    return small(stage, table, ROWS_MAX);
  }

  /** The first rows, without the parts of criteria, and without links. */
  public TableView small(String stage, Optional<Tables.Table> table, int rowsMax) {
    Set<String> folded = table.flatMap(this::set).map(ShownColumns::withParts).orElse(Set.of());
    return of(
        stage,
        table,
        new Shown(
            folded,
            RangeCells.none(language),
            rowsMax,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  TableView of(String stage, Optional<Tables.Table> table, Shown shown) {
    List<TableView.Part> announced = announced(stage);
    if (table.isEmpty()) {
      return withoutRules(stage, announced, shown.rowsMax());
    }
    ShownColumns columns =
        new ShownColumns(set(table.get()).orElseThrow(), shown.folded(), language);
    int width = columns.criteria().size() + columns.gates().size() + 4;
    int limit = Math.min(shown.rowsMax(), Math.max(ROWS_MIN, CELLS_MAX / width));
    int page = shown.page() > 0 ? shown.page() : pageOfStep(table.get().rows(), shown, limit);
    int offset = (page - 1) * limit;
    List<Row> rows = table.get().rows().page(offset, limit);
    return new TableView(
        status.caption(stage, table.get().head().criteria().cutRule()),
        Optional.of(status.of(stage, table.get())),
        announced,
        columns.heads((id, fold) -> foldLink(shown, id, fold)),
        rows(rows, columns, table.get(), shown),
        notes(rows),
        rows.isEmpty() ? say("no-entries") : "",
        pages(page, limit, table.get().rows().size(), shown));
  }

  /** The page with the entry of the step; the first where it has no place. */
  private static int pageOfStep(TableSnapshot rows, Shown shown, int limit) {
    return shown
        .step()
        .flatMap(step -> rows.row(step.participant()))
        .map(WhatIfModel::place)
        .filter(OptionalInt::isPresent)
        .map(place -> (place.getAsInt() - 1) / limit + 1)
        .orElse(1);
  }

  private Optional<CriteriaSet> set(Tables.Table table) {
    return reading
        .state()
        .find(Keys.criteria(table.head().criteria().version()))
        .map(state -> state.getCriteria());
  }

  /** Who is in a stage that has no rules yet. */
  private TableView withoutRules(String stage, List<TableView.Part> announced, int rowsMax) {
    List<TableView.Row> rows = new ArrayList<>();
    reading
        .state()
        .scan(
            StateKind.ENTRY,
            stage + '|',
            (key, entry) -> {
              if (rows.size() < rowsMax) {
                Optional<Outcome> outcome = Outcome.of(entry.getStatus());
                rows.add(
                    new TableView.Row(
                        entry.getParticipant(),
                        "–",
                        text(entry.getParticipant()),
                        "",
                        List.of(),
                        List.of(outcome(outcome)),
                        "",
                        Optional.empty()));
              }
            });
    return new TableView(
        language.text(names.stage(stage)),
        Optional.empty(),
        announced,
        List.of(List.of(head("rank", "rank"), head("participant", ""), head("outcome", ""))),
        rows,
        rows.isEmpty() ? List.of() : List.of(say("no-table")),
        rows.isEmpty() ? say("no-table") : "",
        Optional.empty());
  }

  private TableView.Head head(String key, String style) {
    return new TableView.Head(say(key), style, "", 1, 1, Optional.empty());
  }

  /** The versions of its rules that are known and take hold later. */
  private List<TableView.Part> announced(String stage) {
    Dates dates = new Dates(reading.zone());
    return GoverningRules.announced(reading.state(), stage, reading.ledgerTime()).stream()
        .map(
            set ->
                new TableView.Part(
                    set.getSequence(),
                    say("announced", set.getCriteria().getVersion(), dates.of(set.getStarts()))))
        .toList();
  }

  private static Optional<String> foldLink(Shown shown, String criterion, boolean unfold) {
    return shown
        .address()
        .map(
            address -> {
              Set<String> folded = new TreeSet<>(shown.folded());
              if (unfold) {
                folded.remove(criterion);
              } else {
                folded.add(criterion);
              }
              return address.with("fold", folded.isEmpty() ? "-" : String.join(",", folded)).href();
            });
  }

  private List<String> notes(List<Row> rows) {
    return rows.stream().anyMatch(row -> !row.complete())
        ? List.of(say("pending-note"))
        : List.of();
  }

  private Optional<TableView.Pages> pages(int page, int limit, int size, Shown shown) {
    int offset = (page - 1) * limit;
    if (size <= limit && offset == 0) {
      return Optional.empty();
    }
    int last = Math.min(size, offset + limit);
    Optional<Address> address = shown.address();
    return Optional.of(
        new TableView.Pages(
            say("rows-of", Math.min(offset + 1, last), last, size),
            address.filter(any -> page > 1).map(any -> any.with("page", page - 1).href()),
            address.filter(any -> last < size).map(any -> any.with("page", page + 1).href())));
  }

  private List<TableView.Row> rows(
      List<Row> rows, ShownColumns columns, Tables.Table table, Shown shown) {
    List<TableView.Row> models = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      boolean cutBelow =
          rows.get(i).cut() == Cut.IN && i + 1 < rows.size() && rows.get(i + 1).cut() == Cut.OUT;
      String line = cutBelow ? status.cut(table.head().criteria().cutRule().orElseThrow()) : "";
      models.add(row(rows.get(i), columns, line, shown));
    }
    return models;
  }

  private TableView.Row row(Row row, ShownColumns columns, String cutBelow, Shown shown) {
    Map<String, Points> points = new HashMap<>();
    row.points().forEach(each -> points.put(each.criterion(), each));
    Map<String, GateVerdict> gates = new HashMap<>();
    row.gates().forEach(gate -> gates.put(gate.criterion(), gate));
    List<TableView.Cell> cells = new ArrayList<>();
    cells.add(outcome(row.outcome()));
    cells.add(total(row, shown.ranges()));
    for (String criterion : columns.criteria()) {
      cells.add(points(row, points.get(criterion), shown.ranges()));
    }
    for (String gate : columns.gates()) {
      cells.add(verdict(gates.get(gate).verdict()));
    }
    OptionalInt rank = shown.step().isPresent() ? WhatIfModel.place(row) : row.rank();
    return new TableView.Row(
        row.participant(),
        rank.isPresent() ? rank.getAsInt() + (row.tied() ? "=" : "") : "–",
        text(row.participant()),
        shown.explained().map(page -> page.replace("{id}", row.participant())).orElse(""),
        remarks(row, shown.step().isPresent()),
        cells,
        cutBelow,
        shown.step().map(step -> step(row, step)));
  }

  private TableView.Step step(Row row, Step step) {
    boolean own = row.participant().equals(step.participant());
    OptionalInt from =
        step.before().row(row.participant()).map(WhatIfModel::place).orElse(OptionalInt.empty());
    OptionalInt to = WhatIfModel.place(row);
    String name = text(row.participant());
    if (to.isEmpty()) {
      return new TableView.Step(
          "same", "", own || from.isPresent() ? say("step-no-place", name) : "", own);
    }
    if (from.isEmpty()) {
      return new TableView.Step(
          "new", say("step-new"), say("step-entered", name, to.getAsInt()), own);
    }
    int up = from.getAsInt() - to.getAsInt();
    if (up == 0) {
      return new TableView.Step("same", "", own ? say("step-stays", name, to.getAsInt()) : "", own);
    }
    return up > 0
        ? new TableView.Step(
            "up", "▲" + up, say("step-rose", name, from.getAsInt(), to.getAsInt()), own)
        : new TableView.Step(
            "down", "▼" + -up, say("step-fell", name, from.getAsInt(), to.getAsInt()), own);
  }

  private TableView.Cell outcome(Optional<Outcome> outcome) {
    return outcome
        .map(known -> new TableView.Cell(say(known.text()), "", known.text(), Optional.empty()))
        .orElseGet(() -> TableView.Cell.of("", ""));
  }

  private TableView.Cell total(Row row, RangeCells ranges) {
    return row.total()
        .map(total -> TableView.Cell.of(total.text() + (row.complete() ? "" : "*"), "number total"))
        .orElseGet(
            () ->
                new TableView.Cell(
                    say(noTotal(row)),
                    "number quiet",
                    "",
                    ranges.of(row.participant(), RangeCells.TOTAL)));
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

  private TableView.Cell points(Row row, Points points, RangeCells ranges) {
    if (points.points().isPresent()) {
      String pending = points.state() == PointState.PENDING ? "*" : "";
      return TableView.Cell.of(points.points().get().text() + pending, "number");
    }
    return new TableView.Cell(
        say(points.state().text()),
        "number quiet",
        "",
        points.state() == PointState.NOT_PUBLISHED
            ? ranges.of(row.participant(), points.criterion())
            : Optional.empty());
  }

  private TableView.Cell verdict(GateVerdict.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> new TableView.Cell(say("gate-passed"), "gate", "advanced", Optional.empty());
      case FAILED -> new TableView.Cell(say("gate-failed"), "gate", "eliminated", Optional.empty());
      case PENDING -> TableView.Cell.of(say("gate-not-ruled"), "gate quiet");
    };
  }

  /**
   * Why it is not ranked, where it is not, and where it stands nevertheless.
   *
   * @param placed whether its place shows already where it stands among the published totals
   */
  private List<String> remarks(Row row, boolean placed) {
    List<String> remarks = new ArrayList<>();
    if (row.section() == Section.INELIGIBLE) {
      List<String> failed =
          row.gates().stream()
              .filter(gate -> gate.verdict() == GateVerdict.Verdict.FAILED)
              .map(gate -> language.text(names.criterion(gate.criterion())))
              .toList();
      remarks.add(say("ineligible") + ": " + String.join(", ", failed));
    }
    if (!placed && row.place().rankAmongPublished().isPresent()) {
      remarks.add(say("rank-among-published", row.place().rankAmongPublished().getAsInt()));
    }
    if (row.place().rankIgnoringGates().isPresent()) {
      remarks.add(say("rank-ignoring-gates", row.place().rankIgnoringGates().getAsInt()));
    }
    row.sum()
        .gross()
        .filter(gross -> row.total().filter(total -> !total.equals(gross)).isPresent())
        .ifPresent(gross -> remarks.add(say("gross", gross.text())));
    return remarks;
  }

  private String text(String participant) {
    return language.text(names.participant(participant));
  }

  private String say(String key, Object... about) {
    return RoomWords.say(language, key, about);
  }
}
