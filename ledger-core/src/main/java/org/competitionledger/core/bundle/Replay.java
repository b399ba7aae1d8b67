package org.competitionledger.core.bundle;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.decide.Rejudgement;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.packed.Scratch;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.SpillingState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.StandingsCertified;

/**
 * Decides a log anew, event by event: none may break a rule that was in force. What the rules must
 * know of the past (who was given which score) spills where it is much.
 */
final class Replay {

  private static final Set<RefusalCode> OF_TABLES =
      Set.of(
          RefusalCode.DIGEST_MISMATCH,
          RefusalCode.TABLE_CHANGED,
          RefusalCode.TABLE_PENDING,
          RefusalCode.VERSION_NOT_GOVERNING);

  private final String competition;
  private final State state;
  private final Rejudgement rejudgement;
  private Event previous;

  /** How many events of a command that goes on have been seen. */
  private int inCommand;

  private long size;
  private long tables;
  private int ledgerVersion;

  /**
   * Nothing was judged yet.
   *
   * @param competition whose log it is
   * @param scratch for what the rules must know of the past
   */
  Replay(String competition, Scratch scratch) {
    this.competition = competition;
    this.state = new SpillingState(scratch);
    this.rejudgement = new Rejudgement(competition, state, new TableMemo());
  }

  /** How many certified tables were computed again. */
  long tables() {
    return tables;
  }

  /** The highest version of the ledger's rules that decided an event. */
  int ledgerVersion() {
    return ledgerVersion;
  }

  /** Judges and folds the next event. */
  void next(ParsedEvent parsed) {
    Event event = parsed.event();
    checkEnvelope(event);
    checkCommand(parsed);
    try {
      checkRules(event, parsed.proposal());
      Evolve.evolve(state, event);
    } catch (NotVerified | UncheckedIOException e) { // the latter: no more scratch room
      throw e;
    } catch (RuntimeException e) {
      // Whoever can sign can also write what no ledger would: it must not stop the verifier.
      throw NotVerified.at(size, Check.RULES, "it cannot be judged: " + e);
    }
    if (event.getSaid().getPayload() instanceof StandingsCertified) {
      tables++;
    }
    previous = event;
    size++;
  }

  private void checkEnvelope(Event event) {
    if (event.getLedgerVersion() > LedgerVersion.CURRENT) {
      throw NotVerified.newer(
          "event "
              + size
              + " was decided by version "
              + event.getLedgerVersion()
              + " of the ledger's rules");
    }
    ledgerVersion = Math.max(ledgerVersion, event.getLedgerVersion());
    require(
        event.getLedgerVersion() > 0, Check.FORM, () -> "it has no version of the ledger's rules");
    require(
        event.getCompetition().equals(competition),
        Check.COMPETITION,
        () -> "it is of " + event.getCompetition() + ", not of " + competition);
    require(
        event.getSequence() == size,
        Check.SEQUENCE,
        () -> "at this place stands the event that says it is " + event.getSequence());
    require(
        previous == null || !event.getRecordedAt().isBefore(previous.getRecordedAt()),
        Check.CLOCK,
        () -> "it was recorded before the event that precedes it");
  }

  /** The events of a command stand together, and its digest is of all that was proposed. */
  private void checkCommand(ParsedEvent parsed) {
    Event event = parsed.event();
    int place = event.getCommandIndex();
    require(
        place == inCommand && place < event.getCommandSize(),
        Check.COMMAND,
        () ->
            "it is event "
                + place
                + " of "
                + event.getCommandSize()
                + " of its command, where event "
                + inCommand
                + " must stand");
    if (place == 0) {
      require(
          state.find(StateKind.COMMAND.key(event.getCommandId())).isEmpty(),
          Check.COMMAND,
          () -> "its command was recorded before: " + event.getCommandId());
    } else {
      require(
          sameCommand(event), Check.COMMAND, () -> "it is not of the command that it continues");
    }
    require(
        parsed.digestHolds(),
        Check.COMMAND,
        () ->
            "what was said in its command, from event "
                + (size - inCommand)
                + " on, does not have the command's digest");
    inCommand = place + 1 == event.getCommandSize() ? 0 : place + 1;
  }

  private boolean sameCommand(Event event) {
    Instant recordedAt = previous.getRecordedAt();
    return event.getCommandId().equals(previous.getCommandId())
        && event.getCommandDigest().equals(previous.getCommandDigest())
        && event.getCommandSize() == previous.getCommandSize()
        && event.getActor().getSubject().equals(previous.getActor().getSubject())
        && event.getRecordedAt().equals(recordedAt);
  }

  private void checkRules(Event event, Rejudgement.Proposed proposed) {
    Rejudgement.Verdict verdict = rejudgement.judge(event, proposed);
    if (verdict.refusal().isPresent()) {
      Refusal refusal = verdict.refusal().get();
      throw NotVerified.at(
          size,
          OF_TABLES.contains(refusal.code()) ? Check.TABLE : Check.RULES,
          refusal.code().code() + ": " + refusal.code().message(refusal.arguments()).en());
    }
    require(verdict.timesHold(), Check.TIMES, () -> "its times are not what was written");
  }

  private void require(boolean holds, Check check, Supplier<String> otherwise) {
    if (!holds) {
      throw NotVerified.at(size, check, otherwise.get());
    }
  }
}
