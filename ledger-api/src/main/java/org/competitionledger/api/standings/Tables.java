package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Answered;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.StandingsJson;
import org.competitionledger.core.tables.TableRemarks;
import org.competitionledger.core.tables.TableStatus;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;

/** The tables of stages: now, under the rules that govern them, or at any moment, under any. */
@ApplicationScoped
public class Tables {

  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

  private final LedgerNode node;
  private final PastTables past;
  private final Restatements restatements;

  Tables(LedgerNode node, PastTables past, Restatements restatements) {
    this.node = node;
    this.past = past;
    this.restatements = restatements;
  }

  /**
   * A table and what stands above it.
   *
   * @param remarks what else is to be said of it
   * @param settled whether all was said that can be said of it
   */
  public record Table(
      StandingsJson.Head head, TableSnapshot rows, StandingsJson.Part remarks, boolean settled) {}

  /** The stage that is meant: the one that was asked for, else the one opened last. */
  public String stage(Reading reading, String asked) {
    return Optional.ofNullable(asked)
        .or(() -> Optional.ofNullable(reading.announced().getLastOpenedStage()))
        .filter(stage -> reading.state().find(StateKind.STAGE.key(stage)).isPresent())
        .orElseThrow(ProblemCode.STAGE_NOT_FOUND::exception);
  }

  /** The table of a stage that there is; empty if no criteria cover it yet. May block. */
  public Optional<Table> find(Reading reading, String stage) {
    return standings(reading.competition(), stage).map(found -> table(reading, stage, found));
  }

  /** The table of a stage that there is, or a 404 if no criteria cover it yet. May block. */
  public Table of(Reading reading, String stage) {
    return find(reading, stage).orElseThrow(CriteriaChoice::noneGoverns);
  }

  /** The last event that changed the table of a stage; -1 if there is none. May block. */
  public long sequence(Reading reading, String stage) {
    return standings(reading.competition(), stage).map(StageStandings::sequence).orElse(-1L);
  }

  /** The table of a stage as it stood at a moment, under a set that was known. May take a while. */
  public Table asOf(Moment moment, String stage, CriteriaChoice choice) {
    Reading reading = moment.reading();
    KeptTables.Computed computed = past.of(moment, stage, choice.set());
    StageState then = reading.state().find(StateKind.STAGE.key(stage)).orElseThrow();
    TableStatus status =
        choice.governing()
            ? status(reading.competition(), then, computed.table())
            : TableStatus.uncertified(then);
    return told(
        head(moment, then, status, choice.governing(), choice, computed.rules()),
        computed.table(),
        then,
        reading);
  }

  /** An official table with what is announced for it, what certified it, what restated it. */
  private Table told(
      StandingsJson.Head head, TableSnapshot rows, StageState stage, Reading reading) {
    if (!head.official()) {
      return new Table(head, rows, StandingsJson.Part.NONE, true);
    }
    TableRemarks remarks =
        new TableRemarks(
            head.competition(),
            stage,
            head.status(),
            GoverningRules.announced(reading.state(), stage.getStage(), reading.ledgerTime()),
            head.status() == TableStatus.RESTATED
                ? restatements.of(head.competition(), stage, head.sequence())
                : Optional.empty());
    return new Table(head, rows, remarks, remarks.settled());
  }

  /** What stands above a table under rules that were not recorded. */
  StandingsJson.Head unofficial(
      Moment moment, String stage, CriteriaChoice choice, CompiledRules rules) {
    StageState then = moment.reading().state().find(StateKind.STAGE.key(stage)).orElseThrow();
    return head(moment, then, TableStatus.uncertified(then), false, choice, rules);
  }

  private static StandingsJson.Head head(
      Moment moment,
      StageState then,
      TableStatus status,
      boolean official,
      CriteriaChoice choice,
      CompiledRules rules) {
    Reading reading = moment.reading();
    return new StandingsJson.Head(
        reading.competition(),
        then.getStage(),
        reading.announced().getRecord(),
        status,
        official,
        reading
            .state()
            .find(StateKind.TABLE.key(then.getStage()))
            .map(TableMark::getSequence)
            .orElse(then.getScheduled()),
        moment.sequence(),
        new StandingsJson.Criteria(
            choice.set().getCriteria().getVersion(), choice.governing(), rules.cut()));
  }

  private Optional<StageStandings> standings(String competition, String stage) {
    return Answered.within(WAIT_MAX, node.views().standings(competition, stage), "the projection");
  }

  private Table table(Reading reading, String stage, StageStandings found) {
    int version = found.rules().version();
    return told(
        new StandingsJson.Head(
            reading.competition(),
            stage,
            reading.announced().getRecord(),
            status(reading.competition(), found.stage(), found.table()),
            true,
            found.sequence(),
            found.sequence(),
            new StandingsJson.Criteria(version, true, cutRule(reading, stage, version))),
        found.table(),
        found.stage(),
        reading);
  }

  /** Only a certified table must be looked at row by row to tell its status. */
  private static TableStatus status(String competition, StageState stage, TableSnapshot rows) {
    return stage.getCertified() < 0
        ? TableStatus.uncertified(stage)
        : TableStatus.of(competition, stage, rows.all());
  }

  private static Optional<CutRule> cutRule(Reading reading, String stage, int version) {
    return reading
        .state()
        .find(Keys.criteria(version))
        .flatMap(
            set ->
                set.getCriteria().getCutRules().stream()
                    .filter(rule -> rule.getStage().equals(stage))
                    .findFirst());
  }

  /** A participant's name. */
  public static Optional<LocalisedText> name(Reading reading, String participant) {
    return reading
        .state()
        .find(StateKind.PARTICIPANT.key(participant))
        .map(ParticipantState::getName);
  }
}
