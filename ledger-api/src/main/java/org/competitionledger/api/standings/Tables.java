package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.StandingsJson;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.standings.TableStatus;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.state.ParticipantState;

/** The tables of stages under the rules that govern them. */
@ApplicationScoped
public class Tables {

  private static final long WAIT_MAX_MS = 5_000;

  private final LedgerNode node;

  Tables(LedgerNode node) {
    this.node = node;
  }

  /** A table and what stands above it. */
  public record Table(StandingsJson.Head head, TableSnapshot rows) {}

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
    return find(reading, stage)
        .orElseThrow(
            () ->
                ProblemCode.VERSION_NOT_FOUND.exception(
                    "No criteria govern this stage yet.", "아직 이 단계에 적용되는 기준이 없습니다."));
  }

  private Optional<StageStandings> standings(String competition, String stage) {
    try {
      return node.views().standings(competition, stage).get(WAIT_MAX_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ProblemCode.NOT_YET_PROJECTED.exception();
    } catch (ExecutionException e) {
      throw new LedgerUnavailable("the projection did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while waiting for a table", e);
    }
  }

  private static Table table(Reading reading, String stage, StageStandings found) {
    int version = found.rules().version();
    return new Table(
        new StandingsJson.Head(
            reading.competition(),
            stage,
            reading.announced().getRecord(),
            status(reading.competition(), found, version),
            true,
            found.sequence(),
            found.sequence(),
            version,
            true,
            cutRule(reading, stage, version)),
        found.table());
  }

  /** Only a certified table must be looked at row by row to tell its status. */
  private static TableStatus status(String competition, StageStandings found, int version) {
    boolean certified = found.stage().getCertified() >= 0;
    StageTable rows =
        certified
            ? found.table().all()
            : new StageTable(found.stage().getStage(), version, List.of());
    return TableStatus.of(competition, found.stage(), rows);
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
