package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.Event;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;

/**
 * Why a table is not what was certified any more: restated once a later event changes a certified
 * table, until certified again (names the cause; the certified table stays readable) (§8.5).
 *
 * @param sequence the event since which the table is another one
 * @param type the name of its type
 * @param causedBy the event that it says it follows from
 * @param mode what kind of change it was
 * @param rules of a rule change: the event that made the set which now governs; another one than
 *     {@code sequence} where the set was announced ahead and only took hold then
 */
public record Restatement(
    long sequence, String type, OptionalLong causedBy, Mode mode, OptionalLong rules) {

  /** So many changes of a table are looked at; a table changed more often names no cause. */
  private static final int CHANGES_MAX = 100;

  /** What kind of change restated a table. */
  public enum Mode implements PublicName {
    CORRECTION,
    VOID,
    SCORE,
    ADJUSTMENT,
    RULING,
    RECUSAL,
    TIE_RESOLUTION,
    RULE_CHANGE,
    OUTCOME,
    ENTRY,
    SCHEDULE;

    private static Mode of(String type) {
      return switch (type) {
        case "ScoreCorrected" -> CORRECTION;
        case "ScoreVoided" -> VOID;
        case "ScoreRecorded", "ScoreSealed", "ScoreRevealed" -> SCORE;
        case "AdjustmentApplied" -> ADJUSTMENT;
        case "GateRuled" -> RULING;
        case "EvaluatorRecused", "EvaluatorAppointed", "PanelAnnounced" -> RECUSAL;
        case "TieResolved" -> TIE_RESOLUTION;
        case "CriteriaPublished", "CriteriaAmended", "CriterionSpecified" -> RULE_CHANGE;
        case "EntryAdmitted", "EntryAdvanced", "ParticipantChanged" -> ENTRY;
        case "EntryEliminated", "EntryWithdrawn", "EntryDisqualified", "EntryReinstated" -> OUTCOME;
        default -> SCHEDULE;
      };
    }
  }

  /**
   * The event since which a stage's table differs from the certified one: the latest before which
   * the two were still the same. Looks back from change to change, each a whole table.
   *
   * @param stateAt the state after each event
   * @param upTo the table as it stood after this event, which was certified before
   * @return empty if the table is the certified one, or was changed too often since
   */
  public static OptionalLong since(
      String competition, String stage, LongFunction<State> stateAt, long upTo) {
    State now = stateAt.apply(upTo);
    StageState certified = now.find(StateKind.STAGE.key(stage)).orElseThrow();
    if (isCertified(competition, certified, now)) {
      return OptionalLong.empty();
    }
    long changed = ranking(now, stage);
    for (int seen = 0; seen < CHANGES_MAX && changed > certified.getCertified(); seen++) {
      State before = stateAt.apply(changed - 1);
      if (isCertified(competition, certified, before)) {
        return OptionalLong.of(changed);
      }
      changed = ranking(before, stage);
    }
    return OptionalLong.empty();
  }

  /**
   * The restatement by an event.
   *
   * @param event the event
   * @param before the state before it
   * @param after the state after it
   */
  public static Restatement by(Event event, String stage, State before, State after) {
    String type = ProposalJson.typeOf(event.getSaid());
    Optional<CriteriaState> rules = governing(after, stage);
    boolean otherRules =
        !governing(before, stage)
            .map(CriteriaState::getSequence)
            .equals(rules.map(CriteriaState::getSequence));
    Long causedBy = event.getSaid().getCausedBy();
    return new Restatement(
        event.getSequence(),
        type,
        causedBy == null ? OptionalLong.empty() : OptionalLong.of(causedBy),
        otherRules ? Mode.RULE_CHANGE : Mode.of(type),
        otherRules && rules.isPresent()
            ? OptionalLong.of(rules.get().getSequence())
            : OptionalLong.empty());
  }

  private static boolean isCertified(String competition, StageState certified, State state) {
    return governing(state, certified.getStage())
        .map(set -> Standings.compute(state, certified.getStage(), set.getCriteria()))
        .filter(table -> TableStatus.of(competition, certified, table) == TableStatus.CERTIFIED)
        .isPresent();
  }

  private static Optional<CriteriaState> governing(State state, String stage) {
    return state
        .find(Keys.HEAD)
        .flatMap(head -> GoverningRules.of(state, stage, head.getLastLedgerTime()));
  }

  private static long ranking(State state, String stage) {
    return state.find(StateKind.TABLE.key(stage)).map(TableMark::getRanking).orElse(-1L);
  }

  /** Writes {@code sequence, type, mode, causedBy?, rules?} into an open object. */
  public void write(JsonGenerator out) throws IOException {
    out.writeNumberField("sequence", sequence);
    out.writeStringField("type", type);
    out.writeStringField("mode", mode.text());
    if (causedBy.isPresent()) {
      out.writeNumberField("causedBy", causedBy.getAsLong());
    }
    if (rules.isPresent()) {
      out.writeNumberField("rules", rules.getAsLong());
    }
  }
}
