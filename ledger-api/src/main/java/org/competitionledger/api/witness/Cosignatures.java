package org.competitionledger.api.witness;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.LogFork;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LedgerNode;

/** The heads of this ledger as they are shown: with what the witnesses said of them. */
@ApplicationScoped
public class Cosignatures {

  private final LedgerNode node;
  private final WitnessSettings settings;
  private final Map<String, CosignedLog> logs = new ConcurrentHashMap<>();

  Cosignatures(LedgerNode node, LedgerConfig config, MeterRegistry registry) {
    this.node = node;
    this.settings = WitnessSettings.of(config);
    registry.gauge("ledger.log.forks", this, Cosignatures::forks);
  }

  /**
   * The newest head that as many witnesses cosigned as are asked for, with their signatures behind
   * the log's own; empty if there is none yet.
   */
  public Optional<SignedNote> head(String competition) {
    return node.transparency().head(competition).flatMap(newest -> log(competition).shown(newest));
  }

  /**
   * The forks that witnesses told this instance of since it was started.
   *
   * @param at the moment of looking
   */
  public List<FindingAt> forks(String competition, Instant at) {
    return log(competition).forks().entrySet().stream()
        .map(
            fork ->
                LogFork.refused(
                    fork.getKey().name(), fork.getValue().size(), fork.getValue().since(), at))
        .toList();
  }

  /** The keys of each of the witnesses that are asked. */
  public List<List<VerificationKey>> witnesses() {
    return settings.witnesses().stream().map(WitnessAddress::keys).toList();
  }

  /** So many of them must cosign a head before it is shown. */
  public int quorum() {
    return settings.quorum();
  }

  /** Refusals of all logs. */
  private double forks() {
    return logs.values().stream().mapToInt(log -> log.forks().size()).sum();
  }

  CosignedLog log(String competition) {
    return logs.computeIfAbsent(competition, each -> new CosignedLog(settings.quorum()));
  }

  WitnessSettings settings() {
    return settings;
  }
}
