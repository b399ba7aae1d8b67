package org.competitionledger.api.witness;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.WitnessExchange.Outcome;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.jboss.logging.Logger;

/**
 * Shows a log's newest head to every witness that has not cosigned it yet, one head to all of them:
 * were each asked for whatever is newest just then, a growing log might never have two signatures
 * on one head.
 */
record WitnessRound(LedgerNode node, List<AskedWitness> witnesses, Clock clock) {

  private static final Logger LOG = Logger.getLogger(WitnessRound.class);
  private static final long STORE_BACK_NANOS = Duration.ofSeconds(1).toNanos();

  /**
   * Asks them.
   *
   * @param log what they say is noted there
   * @param nowNanos of the clock by which silent witnesses are left alone
   * @return in how many nanoseconds to ask again; empty if there is nobody to be asked before the
   *     log grows
   */
  Optional<Long> ask(String competition, CosignedLog log, long nowNanos) {
    try {
      Optional<SignedNote> head = node.transparency().head(competition);
      if (head.isEmpty() || node.appender().elsewhere(competition).isPresent()) {
        return Optional.empty(); // the instance that signs asks
      }
      log.ask(head.get());
      return witnesses.stream()
          .filter(witness -> !log.has(witness.key()))
          .flatMap(witness -> ask(witness, competition, head.get(), log, nowNanos).stream())
          .reduce(Math::min);
    } catch (LedgerUnavailable e) {
      return Optional.of(STORE_BACK_NANOS);
    }
  }

  private Optional<Long> ask(
      AskedWitness witness, String competition, SignedNote head, CosignedLog log, long nowNanos) {
    if (witness.restNanos(nowNanos) > 0) {
      return Optional.of(witness.restNanos(nowNanos));
    }
    try {
      Outcome outcome =
          witness.ask(
              head,
              log.cosigned(witness.key()),
              size -> node.transparency().consistency(competition, size, head),
              nowNanos);
      note(witness, competition, outcome, log);
      return Optional.empty(); // who refuses is asked again when there is another head
    } catch (HttpWitness.Silent e) {
      return Optional.of(witness.restNanos(nowNanos));
    }
  }

  private void note(AskedWitness witness, String competition, Outcome outcome, CosignedLog log) {
    if (outcome instanceof Outcome.Cosigned cosigned) {
      log.cosigned(witness.key(), cosigned.signatures());
    } else if (outcome instanceof Outcome.Fork fork) {
      CosignedLog.Fork told = new CosignedLog.Fork(fork.size(), clock.instant());
      if (log.forked(witness.key(), told)) {
        LOG.errorf(
            "The log has forked competition=%s witness=%s size=%d",
            competition, witness.key().name(), fork.size());
      }
    }
  }
}
