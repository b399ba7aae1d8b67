package org.competitionledger.api.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.impact.ImpactJson;
import org.competitionledger.core.impact.ImpactOfChange;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.projections.Impacts.Detail;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.RuleChange;

/** Changes of the rules with what they did, for the API and the pages. */
@ApplicationScoped
public class RuleChanges {

  /** More than any competition has; each is an event of its own. */
  private static final int CHANGES_MAX = 100_000;

  private final LedgerNode node;

  RuleChanges(LedgerNode node) {
    this.node = node;
  }

  /** All changes of a competition's rules, in order. */
  public static List<RuleChange> all(LedgerNode node, String competition) {
    return node.views().changes(competition, -1, CHANGES_MAX);
  }

  /**
   * Changes with their impact on the scores there were when they were recorded. Waits a second at
   * most for those that are being worked out.
   */
  public List<ChangeReport> withImpact(
      String competition, List<RuleChange> changes, Detail detail, AnnouncedTogether together) {
    List<RuleChange> possible = changes.stream().filter(ImpactOfChange::possible).toList();
    Iterator<Optional<ImpactReport>> impacts =
        node.impacts().of(competition, possible, detail).iterator();
    return changes.stream()
        .map(
            change ->
                new ChangeReport(
                    change,
                    ImpactOfChange.possible(change)
                        ? impacts.next().orElseGet(() -> ImpactJson.none(ImpactKnown.COMPUTING))
                        : ImpactJson.none(ImpactKnown.NOT_APPLICABLE),
                    together.with(change)))
        .toList();
  }
}
