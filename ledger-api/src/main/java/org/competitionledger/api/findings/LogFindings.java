package org.competitionledger.api.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.LogUnsigned;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.projections.LedgerNode;

/**
 * Findings of a log that none of its events tells: forks that witnesses told this instance of,
 * events that are not signed, and heads that are not registered.
 */
@ApplicationScoped
public class LogFindings {

  private final LedgerNode node;
  private final Cosignatures witnesses;
  private final Duration unsignedAfter;

  LogFindings(LedgerNode node, Cosignatures witnesses, LedgerConfig config) {
    this.node = node;
    this.witnesses = witnesses;
    this.unsignedAfter = config.log().unsignedAfter();
  }

  /**
   * Those of a competition.
   *
   * @param last the last sequence
   * @param at the moment of looking
   */
  List<FindingAt> of(String competition, long last, Instant at) {
    return Stream.of(
            witnesses.forks(competition, at).stream(),
            unsigned(competition, last, at).stream(),
            unregistered(competition, at).stream())
        .flatMap(Function.identity())
        .toList();
  }

  private Optional<FindingAt> unregistered(String competition, Instant at) {
    return Optional.ofNullable(node.transparency().unregisteredSince().get(competition))
        .filter(since -> !since.plus(unsignedAfter).isAfter(at))
        .map(since -> LogUnsigned.unregistered(size(competition), since, at));
  }

  private long size(String competition) {
    return node.transparency()
        .head(competition)
        .map(note -> Checkpoint.parse(note.text()).size())
        .orElse(0L);
  }

  private Optional<FindingAt> unsigned(String competition, long last, Instant at) {
    long size = size(competition);
    if (last < size) {
      return Optional.empty();
    }
    return node.events().read(competition, size - 1, 1).stream()
        .findFirst()
        .map(event -> event.event().getRecordedAt())
        .filter(since -> !since.plus(unsignedAfter).isAfter(at))
        .map(since -> LogUnsigned.behind(size, last, since, at));
  }
}
