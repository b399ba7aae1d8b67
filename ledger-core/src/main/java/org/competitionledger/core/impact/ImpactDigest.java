package org.competitionledger.core.impact;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.times.TimeResolution;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Proposal;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.RuleChange;

/**
 * What a new version of the criteria does, as the lines of which a dry run and the recorded change
 * have the same SHA-256 (§9.5). Each ends with LF, fields are parted by a space; stages come in the
 * order of their ids.
 *
 * <pre>
 * ledger-impact/1 my-cup 3 &lt;SHA-256 of the set&gt;
 * final 2 &lt;SHA-256 of the table under version 2&gt; &lt;the same under version 3&gt;
 * </pre>
 *
 * The set is hashed as the command is that proposes a CriteriaAmended with it and nothing else; a
 * table as the lines of {@code ledger-table/1} behind the first. So the digest is the same as long
 * as neither the rules nor the figures change, whatever else is recorded.
 */
public final class ImpactDigest {

  private ImpactDigest() {}

  /**
   * The digest, 64 lower-case hexadecimal digits; empty for a change that makes no version.
   *
   * @param after the state after the event that made the change
   * @param impacts what {@link ImpactOfChange#of} makes of it
   */
  public static Optional<String> of(
      String competition, State after, RuleChange change, List<StageImpact> impacts) {
    return Optional.of(change)
        .filter(ImpactOfChange::possible)
        .flatMap(made -> after.find(Keys.criteria(made.getVersion())))
        .map(CriteriaState::getCriteria)
        .map(set -> Sha256.hex(text(competition, set, impacts)));
  }

  private static String text(String competition, CriteriaSet set, List<StageImpact> impacts) {
    StringBuilder text = new StringBuilder();
    line(text, "ledger-impact/1", competition, Integer.toString(set.getVersion()), digest(set));
    impacts.stream()
        .sorted(Comparator.comparing(StageImpact::stage))
        .forEach(
            impact ->
                line(
                    text,
                    impact.stage(),
                    Integer.toString(impact.oldRules().version()),
                    impact.before().all().rowsDigest(),
                    impact.after().all().rowsDigest()));
    return text.toString();
  }

  /** In the oldest released schema that can say it: the same for ever, however schemas grow. */
  private static String digest(CriteriaSet set) {
    Proposal alone =
        Proposal.newBuilder()
            .setPayload(CriteriaAmended.newBuilder().setCriteria(set).build())
            .build();
    return HexFormat.of()
        .formatHex(Digests.commandDigest(List.of(TimeResolution.unresolved(alone))));
  }

  private static void line(StringBuilder text, String... fields) {
    text.append(String.join(" ", fields)).append('\n');
  }
}
