package org.competitionledger.core.state;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.state.AdjustmentState;
import org.competitionledger.state.ApplicationState;
import org.competitionledger.state.BenefitState;
import org.competitionledger.state.CallState;
import org.competitionledger.state.ClosingState;
import org.competitionledger.state.CommandState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.GoalsState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.ObjectionPeriodState;
import org.competitionledger.state.ObjectionState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.PanelState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.PartyState;
import org.competitionledger.state.PromiseState;
import org.competitionledger.state.RecusalState;
import org.competitionledger.state.RevealState;
import org.competitionledger.state.RolesState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.SealState;
import org.competitionledger.state.SigningKeyState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.StatisticState;
import org.competitionledger.state.TableMark;
import org.competitionledger.state.TieState;

/**
 * A kind of record in the state. There is one object of each kind.
 *
 * @param <T> the record's type
 */
public final class StateKind<T extends SpecificRecord> {

  private static final AtomicInteger KINDS = new AtomicInteger();

  public static final StateKind<HeadState> HEAD = new StateKind<>("head", HeadState.class);
  public static final StateKind<CompetitionState> COMPETITION =
      new StateKind<>("competition", CompetitionState.class);
  public static final StateKind<GoalsState> GOALS = new StateKind<>("goals", GoalsState.class);
  public static final StateKind<StageState> STAGE = new StateKind<>("stage", StageState.class);
  public static final StateKind<TableMark> TABLE = new StateKind<>("table", TableMark.class);
  public static final StateKind<OccasionState> OCCASION =
      new StateKind<>("occasion", OccasionState.class);
  public static final StateKind<ClosingState> CLOSING =
      new StateKind<>("closing", ClosingState.class);
  public static final StateKind<CallState> CALL = new StateKind<>("call", CallState.class);
  public static final StateKind<ParticipantState> PARTICIPANT =
      new StateKind<>("participant", ParticipantState.class);
  public static final StateKind<PartyState> PARTY = new StateKind<>("party", PartyState.class);
  public static final StateKind<ApplicationState> APPLICATION =
      new StateKind<>("application", ApplicationState.class);
  public static final StateKind<EntryState> ENTRY = new StateKind<>("entry", EntryState.class);
  public static final StateKind<CriteriaState> CRITERIA =
      new StateKind<>("criteria", CriteriaState.class);
  public static final StateKind<ScoringState> SCORING =
      new StateKind<>("scoring", ScoringState.class);
  public static final StateKind<PanelState> PANEL = new StateKind<>("panel", PanelState.class);
  public static final StateKind<EvaluatorState> EVALUATOR =
      new StateKind<>("evaluator", EvaluatorState.class);
  public static final StateKind<RecusalState> RECUSAL =
      new StateKind<>("recusal", RecusalState.class);
  public static final StateKind<ScoreEntry> SCORE = new StateKind<>("score", ScoreEntry.class);
  public static final StateKind<SealState> SEAL = new StateKind<>("seal", SealState.class);
  public static final StateKind<RevealState> REVEAL = new StateKind<>("reveal", RevealState.class);
  public static final StateKind<MarkState> MEMBER = new StateKind<>("member", MarkState.class);
  public static final StateKind<RulingState> RULING = new StateKind<>("ruling", RulingState.class);
  public static final StateKind<AdjustmentState> ADJUSTMENT =
      new StateKind<>("adjustment", AdjustmentState.class);
  public static final StateKind<TieState> TIE = new StateKind<>("tie", TieState.class);
  public static final StateKind<StatisticState> STATISTIC =
      new StateKind<>("statistic", StatisticState.class);
  public static final StateKind<FigureState> FIGURE = new StateKind<>("figure", FigureState.class);
  public static final StateKind<PromiseState> PROMISE =
      new StateKind<>("promise", PromiseState.class);
  public static final StateKind<MarkState> NOTICE = new StateKind<>("notice", MarkState.class);
  public static final StateKind<MarkState> VOTE = new StateKind<>("vote", MarkState.class);
  public static final StateKind<MarkState> SUBMISSION =
      new StateKind<>("submission", MarkState.class);
  public static final StateKind<MarkState> UPHELD = new StateKind<>("upheld", MarkState.class);
  public static final StateKind<ObjectionState> OBJECTION =
      new StateKind<>("objection", ObjectionState.class);
  public static final StateKind<ObjectionPeriodState> OBJECTION_PERIOD =
      new StateKind<>("objection-period", ObjectionPeriodState.class);
  public static final StateKind<MarkState> WAIVER = new StateKind<>("waiver", MarkState.class);
  public static final StateKind<BenefitState> BENEFIT =
      new StateKind<>("benefit", BenefitState.class);
  public static final StateKind<BenefitState> GRANT = new StateKind<>("grant", BenefitState.class);
  public static final StateKind<RolesState> ROLES = new StateKind<>("roles", RolesState.class);
  public static final StateKind<SigningKeyState> SIGNING_KEY =
      new StateKind<>("signing-key", SigningKeyState.class);
  public static final StateKind<CommandState> COMMAND =
      new StateKind<>("command", CommandState.class);

  /** Every kind there is. */
  public static final List<StateKind<?>> ALL =
      List.of(
          HEAD,
          COMPETITION,
          GOALS,
          STAGE,
          TABLE,
          OCCASION,
          CLOSING,
          CALL,
          PARTICIPANT,
          PARTY,
          APPLICATION,
          ENTRY,
          CRITERIA,
          SCORING,
          PANEL,
          EVALUATOR,
          RECUSAL,
          SCORE,
          SEAL,
          REVEAL,
          MEMBER,
          RULING,
          ADJUSTMENT,
          TIE,
          STATISTIC,
          FIGURE,
          PROMISE,
          NOTICE,
          VOTE,
          SUBMISSION,
          UPHELD,
          OBJECTION,
          OBJECTION_PERIOD,
          WAIVER,
          BENEFIT,
          GRANT,
          ROLES,
          SIGNING_KEY,
          COMMAND);

  private final String name;
  private final Class<T> type;
  private final int number = KINDS.getAndIncrement();

  /**
   * A further kind.
   *
   * @param name its name, the first part of every stored key
   * @param type the record's class
   */
  public StateKind(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /** Its name, the first part of every stored key. */
  public String name() {
    return name;
  }

  /** The record's class. */
  public Class<T> type() {
    return type;
  }

  /** A small number of its own, in this process: an index into what is kept by kind. */
  int number() {
    return number;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The record's Avro schema. */
  public Schema schema() {
    return SpecificData.get().getSchema(type);
  }

  /** A key of this kind: the only identifier, or several joined by {@code |}. */
  public StateKey<T> key(String id) {
    return StateKey.joined(this, id);
  }

  /** A key of this kind: identifiers, none of which has a {@code |} in it. */
  public StateKey<T> keyOf(String... parts) {
    return StateKey.of(this, parts);
  }
}
