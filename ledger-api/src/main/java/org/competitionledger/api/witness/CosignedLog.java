package org.competitionledger.api.witness;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.NoteSignature;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * What the witnesses, each told by its first key, said of one log. Kept in memory only: after a
 * restart they are asked again, and sign the same head once more or refuse it once more, whereas a
 * file would be another thing that could be lost or be older than what was shown.
 */
final class CosignedLog {

  /**
   * A witness cosigned another head than this log continues.
   *
   * @param size of the head that it cosigned
   * @param since when it said so first
   */
  record Fork(long size, Instant since) {}

  private final int quorum;
  private final Map<VerificationKey, List<NoteSignature>> signatures = new LinkedHashMap<>();
  private final Map<VerificationKey, Long> sizes = new LinkedHashMap<>();
  private final Map<VerificationKey, Fork> forks = new LinkedHashMap<>();
  private SignedNote asked;
  private SignedNote shown;

  CosignedLog(int quorum) {
    this.quorum = quorum;
  }

  /** From now on it is this head that is to be cosigned. */
  synchronized void ask(SignedNote head) {
    if (asked == null || !asked.text().equals(head.text())) {
      asked = head;
      signatures.clear();
    }
  }

  /** The size that a witness cosigned last, as far as is known; else 0. */
  synchronized long cosigned(VerificationKey witness) {
    return sizes.getOrDefault(witness, 0L);
  }

  /** Whether a witness cosigned the head that is asked for. */
  synchronized boolean has(VerificationKey witness) {
    return signatures.containsKey(witness);
  }

  /** A witness cosigned the head that is asked for; its signatures are valid. */
  synchronized void cosigned(VerificationKey witness, List<NoteSignature> by) {
    signatures.put(witness, by);
    sizes.put(witness, Checkpoint.parse(asked.text()).size());
    if (signatures.size() >= quorum) {
      shown = asked.with(signatures.values().stream().flatMap(List::stream).toList());
    }
  }

  /** A witness refused; the first time counts. Whether it is the first. */
  synchronized boolean forked(VerificationKey witness, Fork fork) {
    return forks.putIfAbsent(witness, fork) == null;
  }

  synchronized Map<VerificationKey, Fork> forks() {
    return Map.copyOf(forks);
  }

  /**
   * The newest head that enough witnesses cosigned, with their lines.
   *
   * @param newest the newest head there is
   */
  synchronized Optional<SignedNote> shown(SignedNote newest) {
    if (quorum > 0 || shown != null && shown.text().equals(newest.text())) {
      return Optional.ofNullable(shown);
    }
    return Optional.of(newest);
  }
}
