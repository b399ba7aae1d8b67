package org.competitionledger.core.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.ConclusionPolicy;
import org.competitionledger.core.acceptance.EventRules;
import org.competitionledger.core.acceptance.Facts;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.PartyRules;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.form.Forms;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.OverlayState;
import org.competitionledger.core.times.LedgerTime;
import org.competitionledger.core.times.TimeResolution;
import org.competitionledger.event.Actor;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.HeadState;

/**
 * Judges the events of one command, one after the other.
 *
 * @param competition the competition's id
 * @param overlay the state, with the command's earlier events on top
 * @param command the command
 * @param recordedAt when its events are recorded
 * @param tables tables that were computed before
 * @param held which keys the ledger signs with
 */
record Judgement(
    String competition,
    OverlayState overlay,
    Command command,
    Instant recordedAt,
    TableMemo tables,
    HeldKeys held) {

  /**
   * Judges one event; folds it and adds it to those accepted unless it is refused.
   *
   * @return why it is refused
   */
  Optional<Refusal> judge(int index, List<EncodedEvent> accepted) {
    Proposal proposed = command.getProposals().get(index);
    Optional<CompetitionState> known = overlay.find(Keys.COMPETITION);
    RecordKind record = record(known, proposed);
    WritingPolicy.Permission permission = permission(index);
    if (permission.role().isEmpty()) {
      return permission.refusal();
    }
    Optional<Refusal> malformed = Forms.check(proposed, LedgerVersion.CURRENT);
    if (malformed.isPresent()) {
      return malformed;
    }
    TimeResolution.Resolved resolved =
        TimeResolution.resolve(proposed, zone(known, proposed), recordedAt);
    if (resolved.refusal().isPresent()) {
      return resolved.refusal();
    }
    Facts facts = facts(known, record, permission.role().get(), resolved.proposal());
    Optional<Refusal> refusal = rules(facts);
    return refusal.isPresent() ? refusal : take(index, facts, accepted);
  }

  /** Whether, and in which role, the command's writer may record one of its events. */
  WritingPolicy.Permission permission(int index) {
    Proposal proposed = command.getProposals().get(index);
    return WritingPolicy.permission(
        new WritingPolicy.Asked(
            competition,
            overlay,
            record(overlay.find(Keys.COMPETITION), proposed),
            command.getAuthority(),
            proposed));
  }

  private Facts facts(
      Optional<CompetitionState> known, RecordKind record, Role role, Proposal said) {
    Optional<HeadState> head = overlay.find(Keys.HEAD);
    return new Facts(
        competition,
        overlay,
        known,
        command.getAuthority().getSubject(),
        role,
        said,
        head.isPresent() ? head.get().getLastSequence() + 1 : 0,
        LedgerTime.of(
            record, recordedAt, said.getOccurredAt(), head.map(HeadState::getLastLedgerTime)),
        LedgerVersion.CURRENT,
        tables,
        held);
  }

  static Optional<Refusal> rules(Facts facts) {
    Optional<Refusal> concluded = ConclusionPolicy.check(facts);
    if (concluded.isPresent()) {
      return concluded;
    }
    Long cause = facts.said().getCausedBy();
    if (cause != null && cause >= facts.sequence()) {
      return Refusal.refuse("/causedBy", RefusalCode.CAUSE_UNKNOWN, Long.toString(cause));
    }
    return PartyRules.check(facts).or(() -> EventRules.check(facts));
  }

  /** An event is at most 65,535 bytes (§4.5): encoded once, here, for the log and for its hash. */
  private Optional<Refusal> take(int index, Facts facts, List<EncodedEvent> accepted) {
    EncodedEvent event =
        EncodedEvent.of(
            new Event(
                competition,
                facts.sequence(),
                recordedAt,
                new Actor(facts.subject(), facts.role()),
                command.getCommandId(),
                command.getCommandDigest(),
                index,
                command.getProposals().size(),
                facts.ledgerVersion(),
                facts.said()));
    if (event.bytes().length > EventCodec.EVENT_SIZE_MAX) {
      return Optional.of(
          Refusal.of(
              RefusalCode.EVENT_TOO_LARGE,
              Integer.toString(event.bytes().length),
              Integer.toString(EventCodec.EVENT_SIZE_MAX)));
    }
    Evolve.evolve(overlay, event.event());
    accepted.add(event);
    return Optional.empty();
  }

  /** The first event, which announces the competition, is judged by what it says itself. */
  static RecordKind record(Optional<CompetitionState> known, Proposal first) {
    return known.isPresent() ? known.get().getRecord() : announced(first).getRecord();
  }

  static String zone(Optional<CompetitionState> known, Proposal first) {
    return known.isPresent() ? known.get().getZone() : announced(first).getZone();
  }

  private static CompetitionAnnounced announced(Proposal first) {
    return (CompetitionAnnounced) first.getPayload();
  }
}
