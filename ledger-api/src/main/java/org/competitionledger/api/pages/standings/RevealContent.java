package org.competitionledger.api.pages.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.CriteriaChoice;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Event;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.RevealState;

/**
 * Gathers a step of a stage's reveals (§5.13): two tables of the past and one event, however many
 * steps there are.
 */
@ApplicationScoped
class RevealContent {

  private static final int MOVES_TOLD_MAX = 5;

  private final StandingsContent standings;
  private final Moments moments;
  private final Tables tables;
  private final LedgerNode node;

  RevealContent(StandingsContent standings, Moments moments, Tables tables, LedgerNode node) {
    this.standings = standings;
    this.moments = moments;
    this.tables = tables;
    this.node = node;
  }

  /** The address of a stage's reveals, relative to their page. */
  static Address address(String stage, Frame frame) {
    return new Address(Map.of()).with("stage", stage).with("lang", frame.lang());
  }

  /**
   * A step.
   *
   * @param asked its number as it was given; 0, or null, is the table before the first reveal
   */
  RevealModel of(Reading now, StandingsQuestion question, String asked, Frame frame) {
    String stage =
        standings.stage(now, question).orElseThrow(ProblemCode.STAGE_NOT_FOUND::exception);
    int steps = now.state().find(Keys.reveals(stage)).map(RevealState::getNumber).orElse(0);
    int step = (int) Parameters.wholeNumber("step", asked, 0, 0, steps);
    Moment moment = moment(now, stage, step, steps);
    Address address = address(stage, frame).with("step", step);
    Optional<Tables.Table> table = table(moment, stage);
    StateNames names = new StateNames(moment.reading().state());
    Optional<Event> event =
        step == 0 ? Optional.empty() : Optional.of(event(now, moment.sequence()));
    String then = address(stage, frame).with("asOf", moment.sequence()).href();
    TableView view =
        new TableModel(moment.reading(), frame.language())
            .of(
                stage,
                table,
                new TableModel.Shown(
                    Set.of(),
                    RangeCells.none(frame.language()),
                    TableModel.ROWS_MAX,
                    question.page == null ? 0 : question.pageNumber(),
                    Optional.of(address),
                    Optional.of(frame.path("/standings/{id}") + then),
                    event.map(it -> step(now, stage, it))));
    return new RevealModel(
        frame.language().text(names.stage(stage)),
        position(frame, step, steps),
        event.map(
            it ->
                new RevealModel.Revealed(
                    it.getSequence(),
                    frame.language().text(Headlines.of(it, names)),
                    moves(view.rows()))),
        view,
        frame.path("/standings") + then,
        ways(address, step, steps));
  }

  private Moment moment(Reading now, String stage, int step, int steps) {
    if (steps == 0) {
      return moments.at("step", null, now);
    }
    long sequence =
        now.state().find(Keys.reveal(stage, Math.max(1, step))).orElseThrow().getSequence();
    return at(now, step == 0 ? sequence - 1 : sequence);
  }

  private Moment at(Reading now, long sequence) {
    return moments.at("step", Long.toString(sequence), now);
  }

  /** The table at a moment; empty where no rules governed the stage yet. */
  private Optional<Tables.Table> table(Moment moment, String stage) {
    Reading reading = moment.reading();
    return GoverningRules.of(reading.state(), stage, reading.ledgerTime())
        .map(set -> tables.asOf(moment, stage, new CriteriaChoice(set, true)));
  }

  private Event event(Reading now, long sequence) {
    return RecordedEvents.of(node.events(), now.competition(), List.of(sequence)).get(sequence);
  }

  private TableModel.Step step(Reading now, String stage, Event event) {
    TableSnapshot before =
        table(at(now, event.getSequence() - 1), stage)
            .map(Tables.Table::rows)
            .orElse(TableSnapshot.EMPTY);
    ScoreRevealed revealed = (ScoreRevealed) event.getSaid().getPayload();
    return new TableModel.Step(before, revealed.getParticipant());
  }

  private static String position(Frame frame, int step, int steps) {
    if (steps == 0) {
      return frame.say("reveal-none");
    }
    return step == 0 ? frame.say("reveal-before", steps) : frame.say("reveal-step", step, steps);
  }

  /** Of the rows that are shown; of many only some are told, the table shows them all. */
  private static List<String> moves(List<TableView.Row> rows) {
    List<TableView.Step> steps =
        rows.stream()
            .flatMap(row -> row.step().stream())
            .filter(step -> !step.said().isEmpty())
            .toList();
    return Stream.concat(
            steps.stream().filter(TableView.Step::own),
            steps.stream().filter(step -> !step.own()).limit(MOVES_TOLD_MAX))
        .map(TableView.Step::said)
        .toList();
  }

  private static RevealModel.Ways ways(Address address, int step, int steps) {
    return new RevealModel.Ways(
        way(address, 0, step > 0),
        way(address, step - 1, step > 0),
        way(address, step + 1, step < steps),
        way(address, steps, step < steps));
  }

  private static Optional<String> way(Address address, int step, boolean there) {
    return there ? Optional.of(address.with("step", step).href()) : Optional.empty();
  }
}
