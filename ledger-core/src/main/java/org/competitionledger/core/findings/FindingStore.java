package org.competitionledger.core.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.Finding;

/** The findings of one competition, and what their rules noted, while one event is observed. */
public final class FindingStore {

  /** Proofs that a finding lists; of more it lists these and the last. */
  static final int PROOFS_MAX = 50;

  public static final long NONE = -1;

  private final State memory;
  private final Map<StateKey<Finding>, Finding> changed = new LinkedHashMap<>();

  public FindingStore(State memory) {
    this.memory = memory;
  }

  public State memory() {
    return memory;
  }

  /** Findings that came up, were extended or were resolved. */
  public List<Finding> changed() {
    return List.copyOf(changed.values());
  }

  public Optional<Finding> find(FindingCode code, String subject) {
    return memory.find(key(code.code(), subject));
  }

  /**
   * Brings a finding up, or adds proofs to it where it is open already.
   *
   * @param since from when it holds, kept where it is open already
   * @param by the event with which it comes up
   */
  void raise(
      FindingCode code,
      String subject,
      LocalisedText detail,
      Instant since,
      long by,
      List<Long> proofs) {
    Optional<Finding> open = find(code, subject).filter(finding -> finding.getResolvedAt() == null);
    List<Long> known = open.map(Finding::getSequences).orElse(List.of());
    SortedSet<Long> all = new TreeSet<>(known);
    int fresh = (int) proofs.stream().filter(all::add).count();
    if (fresh == 0 && open.filter(same -> same.getDetail().equals(detail)).isPresent()) {
      return;
    }
    put(
        new Finding(
            code.code(),
            subject,
            detail,
            capped(all),
            open.map(Finding::getProofs).orElse(0) + fresh,
            open.map(Finding::getRaisedBy).orElse(by),
            open.map(Finding::getSince).orElse(since),
            NONE,
            null));
  }

  private static List<Long> capped(SortedSet<Long> sequences) {
    List<Long> listed = new ArrayList<>(sequences);
    while (listed.size() > PROOFS_MAX + 1) {
      listed.remove(PROOFS_MAX);
    }
    return listed;
  }

  /** Resolves a finding, if there is one that is open. */
  public void resolve(FindingCode code, String subject, Instant at, long by) {
    find(code, subject)
        .filter(finding -> finding.getResolvedAt() == null)
        .ifPresent(
            finding ->
                put(Finding.newBuilder(finding).setResolvedBy(by).setResolvedAt(at).build()));
  }

  /** Puts a finding as it is, in place of what was there. */
  public void put(Finding finding) {
    StateKey<Finding> key = key(finding.getCode(), finding.getSubject());
    memory.put(key, finding);
    changed.put(key, finding);
  }

  /** Changes a note, or makes it from its beginning. */
  public <T extends SpecificRecord> T change(
      StateKey<T> key, T beginning, UnaryOperator<T> change) {
    T value = change.apply(memory.find(key).orElse(beginning));
    memory.put(key, value);
    return value;
  }

  private static StateKey<Finding> key(String code, String subject) {
    return FindingKinds.FINDING.key(code + '|' + subject);
  }
}
