package org.competitionledger.api.desk.sheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.acceptance.Panels;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.form.Form;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;

/**
 * The scores that an evaluator is to give in one occasion of a stage: entries by criteria.
 *
 * @param name the stage's
 * @param occasions all of the stage, if it has more than the one
 * @param open whether scores are taken now
 * @param columns the criteria that they judge
 * @param rows entries, from the one that was asked for
 * @param recused names of the entries that they do not judge
 * @param from the number of the first row, from 0
 * @param entries how many rows there are on all pages
 * @param sealed how many scores of these rows await their reveal
 */
public record Sheet(
    String competition,
    String stage,
    String name,
    String evaluator,
    int occasion,
    List<Integer> occasions,
    boolean open,
    List<Column> columns,
    List<Row> rows,
    List<String> recused,
    int from,
    int entries,
    long sealed) {

  private static final int CELLS_MAX = 4_000;
  private static final int ROWS_MAX = 100;

  /** A criterion; its limits as plain decimals, empty where it has none. */
  public record Column(String id, String name, String min, String max, String digits) {

    /** As people read it. */
    public String scale() {
      return min.isEmpty() && max.isEmpty() ? "" : min + "–" + max;
    }
  }

  /** An entry, with a cell for each column. */
  public record Row(String participant, String name, List<Cell> cells) {}

  /** What is known of a score. */
  public enum Known {
    /** To be given. */
    OPEN,
    /** To be given, but not now. */
    SHUT,
    RECORDED,
    SEALED,
    NOT_PUBLISHED;

    /** As templates compare it. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A score.
   *
   * @param name of its field: participant and criterion
   * @param text what is on record, or was typed
   * @param problem what is wrong with it; empty if nothing is
   */
  public record Cell(String name, Known known, String text, String problem) {

    /** Which score it is, as the query of a form that corrects it. */
    public String correction() {
      return "participant=" + name.replace("/", "&criterion=");
    }
  }

  /** What was typed in which cell, and what is wrong with it. */
  public record Typed(Map<String, String> texts, Map<String, String> problems) {
    public static final Typed NOTHING = new Typed(Map.of(), Map.of());
  }

  /**
   * The sheet as things stand; empty for who judges nothing in that stage.
   *
   * @param occasion null for the first that is open
   * @param from the number of the first entry, from 0
   */
  public static Optional<Sheet> of(
      String competition,
      State state,
      String stage,
      String evaluator,
      Integer occasion,
      int from,
      Language language,
      Typed typed) {
    Optional<StageState> known = state.find(StateKind.STAGE.key(stage));
    if (known.isEmpty() || state.find(Keys.evaluator(stage, evaluator)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Making(competition, state, known.get(), evaluator, language, typed)
            .sheet(occasion, from));
  }

  /** Where a page of entries begins that comes before; -1 if none does. */
  public int before() {
    return from == 0 ? -1 : Math.max(0, from - ROWS_MAX);
  }

  /** Where the next begins; -1 if none does. */
  public int next() {
    return from + rows.size() < entries ? from + rows.size() : -1;
  }

  public int last() {
    return from + rows.size();
  }

  /** The ledger time that an event would have. */
  static Instant ledgerTime(State state) {
    boolean live =
        state
            .find(Keys.COMPETITION)
            .filter(known -> known.getRecord() == RecordKind.LIVE)
            .isPresent();
    Instant last = state.find(Keys.HEAD).map(HeadState::getLastLedgerTime).orElse(Instant.MIN);
    return live && Instant.now().isAfter(last) ? Instant.now() : last;
  }

  private record Making(
      String competition,
      State state,
      StageState stage,
      String evaluator,
      Language language,
      Typed typed) {

    Sheet sheet(Integer asked, int from) {
      List<OccasionState> occasions = new ArrayList<>();
      state.scan(StateKind.OCCASION, id() + '|', (key, each) -> occasions.add(each));
      int occasion =
          asked != null
              ? asked
              : occasions.stream()
                  .filter(each -> each.getClosed() == State.NOT_YET)
                  .findFirst()
                  .or(() -> occasions.stream().reduce((first, second) -> second))
                  .map(OccasionState::getOccasion)
                  .orElse(1);
      boolean open =
          stage.getOpened() != State.NOT_YET
              && stage.getClosed() == State.NOT_YET
              && (occasions.isEmpty()
                  ? occasion == 1
                  : occasions.stream()
                      .anyMatch(
                          each ->
                              each.getOccasion() == occasion && each.getClosed() == State.NOT_YET));
      List<Column> columns =
          GoverningRules.of(state, id(), ledgerTime(state))
              .map(set -> Panels.criteria(state, id(), evaluator, set.getCriteria()))
              .orElse(List.of())
              .stream()
              .map(this::column)
              .toList();
      List<String> judged = new ArrayList<>();
      List<String> recused = new ArrayList<>();
      state.scan(
          StateKind.ENTRY,
          id() + '|',
          (key, entry) -> {
            if (Panels.isScored(entry)) {
              (Panels.isRecused(state, id(), entry.getParticipant(), evaluator) ? recused : judged)
                  .add(entry.getParticipant());
            }
          });
      List<Row> rows =
          judged.stream()
              .skip(from)
              .limit(Math.min(ROWS_MAX, CELLS_MAX / Math.max(1, columns.size())))
              .map(participant -> row(participant, columns, occasion, open))
              .toList();
      long sealed =
          rows.stream()
              .flatMap(row -> row.cells().stream())
              .filter(cell -> cell.known() == Known.SEALED)
              .count();
      return new Sheet(
          competition,
          id(),
          language.text(stage.getName()),
          evaluator,
          occasion,
          occasions.stream().map(OccasionState::getOccasion).toList(),
          open,
          columns,
          rows,
          recused.stream().map(this::name).toList(),
          from,
          judged.size(),
          sealed);
    }

    private String id() {
      return stage.getStage();
    }

    private Column column(Criterion criterion) {
      Scale scale = criterion.getScale();
      return new Column(
          criterion.getId(),
          language.text(criterion.getName()),
          scale == null || scale.getMin() == null ? "" : Form.plain(scale.getMin()),
          scale == null || scale.getMax() == null ? "" : Form.plain(scale.getMax()),
          criterion.getDigits() == null ? "" : criterion.getDigits().toString());
    }

    private Row row(String participant, List<Column> columns, int occasion, boolean open) {
      return new Row(
          participant,
          name(participant),
          columns.stream().map(column -> cell(participant, column.id(), occasion, open)).toList());
    }

    private String name(String participant) {
      return language.text(
          state
              .find(StateKind.PARTICIPANT.key(participant))
              .map(ParticipantState::getName)
              .orElse(null));
    }

    private Cell cell(String participant, String criterion, int occasion, boolean open) {
      String name = participant + '/' + criterion;
      Optional<ScoreEntry> score =
          state
              .find(Keys.score(id(), participant, criterion, occasion, evaluator))
              .filter(given -> !given.getVoided());
      String problem = typed.problems().getOrDefault(name, "");
      if (score.isEmpty()) {
        String text = typed.texts().getOrDefault(name, "");
        return new Cell(name, open ? Known.OPEN : Known.SHUT, text, problem);
      }
      Known known =
          score.get().getState() == ScoreState.SEALED
              ? Known.SEALED
              : score.get().getState() == ScoreState.NOT_PUBLISHED
                  ? Known.NOT_PUBLISHED
                  : Known.RECORDED;
      String text =
          known == Known.RECORDED
              ? new Figure(score.get().getValue(), score.get().getAbsence()).said(language)
              : "";
      return new Cell(name, known, text, problem);
    }
  }
}
