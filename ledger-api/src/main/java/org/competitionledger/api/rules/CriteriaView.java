package org.competitionledger.api.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.state.CriteriaState;

/** Criteria sets. */
public final class CriteriaView {

  private CriteriaView() {}

  /**
   * A version without its content.
   *
   * @param sequence the event that made it
   * @param starts the later of its ledger time and its effectiveFrom
   */
  public record Version(int version, long sequence, Instant starts, List<String> stages) {}

  /** A version, whole. */
  public record WholeVersion(int version, long sequence, Instant starts, CriteriaSet criteria) {}

  /** A page of versions. */
  public record Versions(List<WholeVersion> criteria) {}

  /** All versions, from the first on. */
  public static List<Version> versions(State state) {
    return wholeVersions(state).stream()
        .map(
            each ->
                new Version(
                    each.version(), each.sequence(), each.starts(), each.criteria().getStages()))
        .toList();
  }

  static List<WholeVersion> wholeVersions(State state) {
    List<WholeVersion> versions = new ArrayList<>();
    state.scan(StateKind.CRITERIA, "", (key, set) -> versions.add(whole(set)));
    return versions;
  }

  static WholeVersion whole(CriteriaState set) {
    return new WholeVersion(
        set.getCriteria().getVersion(), set.getSequence(), set.getStarts(), set.getCriteria());
  }
}
