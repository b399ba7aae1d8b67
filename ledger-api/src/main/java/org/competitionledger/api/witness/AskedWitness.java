package org.competitionledger.api.witness;

import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.note.WitnessExchange;
import org.competitionledger.core.note.WitnessExchange.Outcome;
import org.jboss.logging.Logger;

/**
 * A witness and how it fares. One that is silent is left alone for a second, then for twice as long
 * each time, at most five minutes. Used by one thread.
 */
final class AskedWitness {

  private static final Logger LOG = Logger.getLogger(AskedWitness.class);
  private static final Duration BACK_OFF_MIN = Duration.ofSeconds(1);

  /** The longest time for which a silent witness is left alone. */
  static final Duration BACK_OFF_MAX = Duration.ofMinutes(5);

  private final List<VerificationKey> keys;
  private final WitnessExchange.Post post;
  private Duration backOff = Duration.ZERO;
  private long againNanos;
  private String refusal = "";

  AskedWitness(List<VerificationKey> keys, WitnessExchange.Post post) {
    this.keys = keys;
    this.post = post;
  }

  /** The first of its keys, by which it is told from others. */
  VerificationKey key() {
    return keys.get(0);
  }

  /** How long it is still to be left alone; zero or less if it may be asked. */
  long restNanos(long nowNanos) {
    return backOff.isZero() ? 0 : againNanos - nowNanos;
  }

  /**
   * Has a head cosigned.
   *
   * @throws HttpWitness.Silent if there was no answer; it is left alone for a while then
   */
  Outcome ask(SignedNote head, long believed, LongFunction<List<Hash>> proof, long nowNanos) {
    Outcome outcome;
    try {
      outcome = new WitnessExchange(keys, proof, post).cosign(head, believed);
    } catch (HttpWitness.Silent e) {
      rest(nowNanos, e);
      throw e;
    }
    backOff = Duration.ZERO;
    if (outcome instanceof Outcome.Cosigned) {
      refusal = "";
    } else if (!outcome.toString().equals(refusal)) {
      refusal = outcome.toString();
      LOG.warnf("A witness does not cosign witness=%s answer=%s", key().name(), refusal);
    }
    return outcome;
  }

  private void rest(long nowNanos, HttpWitness.Silent silent) {
    if (backOff.isZero()) {
      LOG.warnf("A witness is silent witness=%s why=%s", key().name(), silent.getMessage());
    }
    Duration longer = backOff.isZero() ? BACK_OFF_MIN : backOff.multipliedBy(2);
    backOff = longer.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : longer;
    againNanos = nowNanos + backOff.toNanos();
  }
}
