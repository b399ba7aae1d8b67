package org.competitionledger.core.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.form.Form;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.OverlayState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.state.CommandState;
import org.competitionledger.state.HeadState;

/**
 * Judges commands. Pure: the clock is an argument, no event is recorded that was not proposed, and
 * what was given stays as it was but for the tables remembered.
 */
public final class Decide {

  /** The most events that a command may have. */
  public static final int BATCH_SIZE_MAX = 500;

  private Decide() {}

  /**
   * Decides one command without a memory of tables, and without knowing which keys the ledger
   * holds; see the other {@code decide}.
   */
  public static Decision decide(String competition, State state, Command command, Instant now) {
    return decide(competition, state, command, now, new TableMemo(), HeldKeys.UNKNOWN);
  }

  /**
   * Decides one command: all of its events or none. They are folded above the state; who records
   * them commits that.
   *
   * @param competition the competition's id
   * @param state its state
   * @param command what is proposed
   * @param now the ledger's clock; where it runs behind the last event's recordedAt, that counts
   * @param tables what earlier decisions on the same state computed; changes no decision
   * @param held which keys the ledger signs with
   */
  public static Decision decide(
      String competition,
      State state,
      Command command,
      Instant now,
      TableMemo tables,
      HeldKeys held) {
    Optional<HeadState> head = state.find(Keys.HEAD);
    long last = head.isPresent() ? head.get().getLastSequence() : State.NOT_YET;
    tables.forgetAfter(competition, last);
    Optional<CommandState> repeated = state.find(StateKind.COMMAND.key(command.getCommandId()));
    Optional<Refusal> refusal =
        repeated.isPresent() ? Refusal.none() : whole(competition, command, last);
    if (refusal.isPresent()) {
      return new Decision.Refused(refusal.get(), OptionalInt.empty(), last);
    }
    Judgement judgement =
        new Judgement(
            competition, new OverlayState(state), command, recordedAt(head, now), tables, held);
    return repeated.isPresent() ? repeat(judgement, repeated.get(), last) : batch(judgement, last);
  }

  private static Instant recordedAt(Optional<HeadState> head, Instant now) {
    Instant micros = now.truncatedTo(ChronoUnit.MICROS);
    return head.isPresent() && head.get().getLastRecordedAt().isAfter(micros)
        ? head.get().getLastRecordedAt()
        : micros;
  }

  /**
   * What would become of a command whose key is its own.
   *
   * @param refusals all that refuses it; behind a refused event the next ones are judged as if it
   *     had not been proposed
   * @param events those that are not refused, as they would be recorded
   */
  public record Tried(List<Decision.Refused> refusals, List<EncodedEvent> events) {}

  /** Tries a command by the same rules as {@code decide}, and leaves everything as it is. */
  public static Tried attempt(
      String competition, State state, Command command, Instant now, HeldKeys held) {
    Optional<HeadState> head = state.find(Keys.HEAD);
    long last = head.isPresent() ? head.get().getLastSequence() : State.NOT_YET;
    Optional<Refusal> refusal = whole(competition, command, last);
    if (refusal.isPresent()) {
      return new Tried(
          List.of(new Decision.Refused(refusal.get(), OptionalInt.empty(), last)), List.of());
    }
    return judged(
        new Judgement(
            competition,
            new OverlayState(state),
            command,
            recordedAt(head, now),
            new TableMemo(),
            held),
        last,
        command.getProposals().size());
  }

  /**
   * Only acceptance binds a key. A repeat answers with the same receipt, for ever, to whoever may
   * still write there; another body (§4.3) is refused. The key is looked up before If-Match (§4.3).
   * A key is scoped by the subject alone, which tokens without the right can have as well.
   */
  private static Decision repeat(Judgement judgement, CommandState known, long last) {
    Command command = judgement.command();
    for (int index = 0; index < command.getProposals().size(); index++) {
      Optional<Refusal> forbidden = judgement.permission(index).refusal();
      if (forbidden.isPresent()) {
        return new Decision.Refused(forbidden.get(), OptionalInt.of(index), last);
      }
    }
    return known.getDigest().equals(command.getCommandDigest())
        ? new Decision.Replayed(known.getFirstSequence(), known.getCount())
        : new Decision.Refused(
            Refusal.of(RefusalCode.KEY_REUSED, command.getCommandId()), OptionalInt.empty(), last);
  }

  /** What refuses a command as a whole. */
  private static Optional<Refusal> whole(String competition, Command command, long last) {
    Long expected = command.getIfMatch();
    if (expected != null && expected != last) {
      return Optional.of(
          Refusal.of(RefusalCode.SEQUENCE_MISMATCH, Long.toString(last), Long.toString(expected)));
    }
    int size = command.getProposals().size();
    if (size == 0) {
      return Optional.of(Refusal.of(RefusalCode.COMMAND_EMPTY));
    }
    if (size > BATCH_SIZE_MAX) {
      return Optional.of(
          Refusal.of(
              RefusalCode.BATCH_TOO_LARGE,
              Integer.toString(size),
              Integer.toString(BATCH_SIZE_MAX)));
    }
    return last == State.NOT_YET ? begins(competition, command) : Refusal.none();
  }

  /** The first event of a new id must be CompetitionAnnounced (§4.2), under a well-formed id. */
  private static Optional<Refusal> begins(String competition, Command command) {
    if (!(command.getProposals().get(0).getPayload() instanceof CompetitionAnnounced)) {
      return Optional.of(Refusal.of(RefusalCode.UNKNOWN_COMPETITION, competition));
    }
    return Form.ID.check(competition).map(refusal -> refusal.under("/competition"));
  }

  /**
   * An atomic batch is decided event by event against the state the earlier ones leave; the first
   * refusal refuses all and names its index (§4.1).
   */
  private static Decision batch(Judgement judgement, long last) {
    Tried tried = judged(judgement, last, 1);
    return tried.refusals().isEmpty()
        ? new Decision.Accepted(tried.events(), judgement.overlay())
        : tried.refusals().get(0);
  }

  /** Ends once so many are refused, or where there is no competition to go on with. */
  private static Tried judged(Judgement judgement, long last, int refusalsMax) {
    int size = judgement.command().getProposals().size();
    List<Decision.Refused> refusals = new ArrayList<>();
    List<EncodedEvent> events = new ArrayList<>(size);
    for (int index = 0; index < size && refusals.size() < refusalsMax; index++) {
      Optional<Refusal> refusal = judgement.judge(index, events);
      if (refusal.isPresent()) {
        refusals.add(
            new Decision.Refused(
                refusal.get().inCommand(last, places(events)), OptionalInt.of(index), last));
        if (last == State.NOT_YET && events.isEmpty()) {
          break;
        }
      }
    }
    return new Tried(refusals, events);
  }

  private static List<Integer> places(List<EncodedEvent> events) {
    return events.stream().map(event -> event.event().getCommandIndex()).toList();
  }
}
