package org.competitionledger.core.decide;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.competitionledger.core.acceptance.Facts;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.form.Forms;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.times.LedgerTime;
import org.competitionledger.core.times.TimeResolution;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.HeadState;

/**
 * Judges recorded events once more, by the rules that decided them. Not asked again are what only
 * the moment knew: whether the writer's token allowed it, what the writer had seen (If-Match), and
 * which keys the ledger held to sign with.
 *
 * @param competition the competition's id
 * @param state its state before the event
 * @param tables tables that were computed before
 */
public record Rejudgement(String competition, State state, TableMemo tables) {

  private static final AvroBytes<Proposal> PROPOSALS = AvroBytes.of(Proposal.class);

  /**
   * What became of a recorded event.
   *
   * @param refusal the rule that it breaks
   * @param timesHold whether its times mean what they meant when they were written
   */
  public record Verdict(Optional<Refusal> refusal, boolean timesHold) {}

  /**
   * What can be told of an event without the state before it.
   *
   * @param proposal what was proposed, as it was parsed: what the command's digest is of
   * @param malformed the first field whose form is wrong
   */
  public record Proposed(Proposal proposal, Optional<Refusal> malformed) {

    /** Tells it of a recorded event. */
    public static Proposed of(Event recorded) {
      Proposal proposal = TimeResolution.unresolved(recorded.getSaid());
      return new Proposed(proposal, Forms.check(proposal, recorded.getLedgerVersion()));
    }
  }

  /** Judges the next event. Folds nothing. */
  public Verdict judge(Event recorded, Proposed told) {
    Proposal proposed = told.proposal();
    Optional<CompetitionState> known = state.find(Keys.COMPETITION);
    if (known.isEmpty() && !(proposed.getPayload() instanceof CompetitionAnnounced)) {
      return refused(Refusal.of(RefusalCode.UNKNOWN_COMPETITION, competition));
    }
    if (told.malformed().isPresent()) {
      return refused(told.malformed().get());
    }
    TimeResolution.Resolved resolved =
        TimeResolution.resolve(proposed, Judgement.zone(known, proposed), recorded.getRecordedAt());
    if (resolved.refusal().isPresent()) {
      return refused(resolved.refusal().get());
    }
    Optional<Refusal> refusal = Judgement.rules(facts(recorded, known));
    return new Verdict(
        refusal,
        resolved.proposal() == recorded.getSaid()
            || Arrays.equals(
                PROPOSALS.body(resolved.proposal()), PROPOSALS.body(recorded.getSaid())));
  }

  private static Verdict refused(Refusal refusal) {
    return new Verdict(Optional.of(refusal), true);
  }

  private Facts facts(Event recorded, Optional<CompetitionState> known) {
    Optional<HeadState> head = state.find(Keys.HEAD);
    Proposal said = recorded.getSaid();
    Instant ledgerTime =
        LedgerTime.of(
            Judgement.record(known, said),
            recorded.getRecordedAt(),
            said.getOccurredAt(),
            head.map(HeadState::getLastLedgerTime));
    return new Facts(
        competition,
        state,
        known,
        recorded.getActor().getSubject(),
        recorded.getActor().getRole(),
        said,
        recorded.getSequence(),
        ledgerTime,
        recorded.getLedgerVersion(),
        tables,
        HeldKeys.UNKNOWN);
  }
}
