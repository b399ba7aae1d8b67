package org.competitionledger.core.competition;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Actor;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.state.CommandState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.HeadState;

/** Judges commands. */
public final class Decide {

  /** The most events that a command may have. */
  public static final int BATCH_SIZE_MAX = 500;

  private Decide() {}

  /**
   * Decides one command: all of its events or none. Where it is accepted, the events are folded
   * into the state; where it is refused, the state is untouched. The command is never changed.
   *
   * @param competition the competition's id
   * @param state its state
   * @param command what is proposed
   * @param now the ledger's clock; where it runs behind the last event's recordedAt, that counts
   */
  public static Decision decide(String competition, State state, Command command, Instant now) {
    Optional<HeadState> head = state.find(Keys.HEAD);
    long last = head.isPresent() ? head.get().getLastSequence() : Folding.NOT_YET;
    Optional<CommandState> repeated = state.find(StateKind.COMMAND.key(command.getCommandId()));
    if (repeated.isPresent()) {
      return repeat(command, repeated.get(), last);
    }
    Optional<Refusal> refusal = whole(competition, command, last);
    if (refusal.isPresent()) {
      return new Decision.Refused(refusal.get(), OptionalInt.empty(), last);
    }
    Instant micros = now.truncatedTo(ChronoUnit.MICROS);
    Instant recordedAt =
        head.isPresent() && head.get().getLastRecordedAt().isAfter(micros)
            ? head.get().getLastRecordedAt()
            : micros;
    return batch(competition, state, command, recordedAt, last);
  }

  /** "A repeat answers with the same receipt, for ever; another body" is refused. */
  private static Decision repeat(Command command, CommandState known, long last) {
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
    if (last < 0 && !(command.getProposals().get(0).getPayload() instanceof CompetitionAnnounced)) {
      return Optional.of(Refusal.of(RefusalCode.UNKNOWN_COMPETITION, competition));
    }
    return Optional.empty();
  }

  /**
   * "An atomic batch is decided event by event against the state the earlier ones leave; the first
   * refusal refuses all and names its index."
   */
  private static Decision batch(
      String competition, State state, Command command, Instant recordedAt, long last) {
    OverlayState overlay = new OverlayState(state);
    List<EncodedEvent> events = new ArrayList<>(command.getProposals().size());
    for (int index = 0; index < command.getProposals().size(); index++) {
      Optional<Refusal> refusal = one(competition, overlay, command, index, recordedAt, events);
      if (refusal.isPresent()) {
        return new Decision.Refused(refusal.get(), OptionalInt.of(index), last);
      }
    }
    overlay.commit();
    return new Decision.Accepted(events);
  }

  private static Optional<Refusal> one(
      String id,
      State state,
      Command command,
      int index,
      Instant recordedAt,
      List<EncodedEvent> accepted) {
    Proposal proposed = command.getProposals().get(index);
    Optional<HeadState> head = state.find(Keys.HEAD);
    Optional<CompetitionState> competition = state.find(Keys.COMPETITION);
    if (competition.isPresent() && proposed.getPayload() instanceof CompetitionAnnounced) {
      return Optional.of(Refusal.of(RefusalCode.COMPETITION_EXISTS, id));
    }
    long sequence = head.isPresent() ? head.get().getLastSequence() + 1 : 0;
    ZoneId zone = ZoneId.of(zone(competition, proposed));
    TimeResolution.Resolved resolved = TimeResolution.resolve(proposed, zone, recordedAt);
    if (resolved.refusal().isPresent()) {
      return resolved.refusal();
    }
    Role role = command.getAuthority().getRoles().get(0);
    EncodedEvent event =
        EncodedEvent.of(
            new Event(
                id,
                sequence,
                recordedAt,
                new Actor(command.getAuthority().getSubject(), role),
                command.getCommandId(),
                command.getCommandDigest(),
                index,
                command.getProposals().size(),
                LedgerVersion.CURRENT,
                resolved.proposal()));
    if (event.bytes().length > EventCodec.EVENT_SIZE_MAX) {
      return Optional.of(
          Refusal.of(
              RefusalCode.EVENT_TOO_LARGE,
              Integer.toString(event.bytes().length),
              Integer.toString(EventCodec.EVENT_SIZE_MAX)));
    }
    Evolve.evolve(state, event.event());
    accepted.add(event);
    return Optional.empty();
  }

  private static String zone(Optional<CompetitionState> competition, Proposal first) {
    return competition.isPresent()
        ? competition.get().getZone()
        : ((CompetitionAnnounced) first.getPayload()).getZone();
  }
}
