package org.competitionledger.core.dryrun;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.OverlayState;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Event;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.Finding;

/**
 * What would become of a command if it were decided now (§9.7). Where anything refuses it nothing
 * would be recorded, and there are no events, changes and findings.
 *
 * @param competition the competition
 * @param sequence the one that its first event would have
 * @param command what is proposed
 * @param refusals all that refuses it, event by event
 * @param events the events as they would be recorded
 * @param changes the changes of the rules that they would make, with their impact
 * @param findings the findings that would come up, oldest first
 * @param after the state that there would be, read-only
 */
public record DryRun(
    String competition,
    long sequence,
    Command command,
    List<Decision.Refused> refusals,
    List<Event> events,
    List<ChangeReport> changes,
    List<FindingAt> findings,
    State after) {

  /**
   * Tries a command, and leaves everything as it is.
   *
   * @param state the competition's state; empty where there is none of that id yet
   * @param memory the findings' own state
   * @param now the ledger's clock
   * @param held which keys the ledger signs with
   */
  public static DryRun of(
      String competition, State state, State memory, Command command, Instant now, HeldKeys held) {
    Decide.Tried tried = Decide.attempt(competition, state, command, now, held);
    long first = state.find(Keys.HEAD).map(HeadState::getLastSequence).orElse(State.NOT_YET) + 1;
    List<Event> events =
        tried.refusals().isEmpty()
            ? tried.events().stream().map(EncodedEvent::event).toList()
            : List.of();
    Audit audit = new Audit(new OverlayState(state), new OverlayState(memory));
    Map<List<String>, Finding> findings = new LinkedHashMap<>();
    for (Event event : events) {
      audit
          .next(event)
          .forEach(found -> findings.put(List.of(found.getCode(), found.getSubject()), found));
    }
    return new DryRun(
        competition,
        first,
        command,
        tried.refusals(),
        events,
        audit.changes(),
        audit
            .lastLedgerTime()
            .map(at -> fresh(List.copyOf(findings.values()), first, at))
            .orElse(List.of()),
        audit.state());
  }

  private static List<FindingAt> fresh(List<Finding> findings, long first, Instant at) {
    return findings.stream()
        .filter(found -> found.getRaisedBy() >= first)
        .map(found -> FindingAt.of(found, at))
        .flatMap(Optional::stream)
        .filter(found -> !found.resolved())
        .toList();
  }

  /** The digest to cite; empty unless it would make one version of the criteria. */
  public Optional<String> digest() {
    List<ChangeReport> versions = versions();
    return versions.size() == 1
        ? Optional.of(versions.get(0).impact().getDigest())
        : Optional.empty();
  }

  private List<ChangeReport> versions() {
    return changes.stream().filter(change -> change.impact().getDigest() != null).toList();
  }

  /**
   * What is signed of it: {@code ledger-dry-run/1}; empty where it is refused. No log's head begins
   * like this.
   */
  public Optional<String> text() {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("ledger-dry-run/1\n");
    text.append(competition).append('\n');
    text.append(sequence).append('\n');
    text.append(HexFormat.of().formatHex(command.getCommandDigest().bytes())).append('\n');
    text.append(events.get(0).getRecordedAt()).append('\n');
    versions()
        .forEach(
            made ->
                text.append(made.change().getVersion())
                    .append(' ')
                    .append(made.impact().getDigest())
                    .append('\n'));
    return Optional.of(text.toString());
  }
}
