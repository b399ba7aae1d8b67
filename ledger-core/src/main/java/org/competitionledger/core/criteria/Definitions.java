package org.competitionledger.core.criteria;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.DefinitionState;

/**
 * A gate or criterion without a definition text is TO_BE_SPECIFIED, whatever the writer states
 * (§6.4): how a set is read, by the fold as by whoever tells of the event. What was said stays as
 * it was.
 */
public final class Definitions {

  private Definitions() {}

  /**
   * A set as it is read.
   *
   * @param ledgerVersion of the event that said it; before {@code DEFINITION_NEEDED} a set meant
   *     what its writer stated
   */
  public static CriteriaSet read(CriteriaSet said, int ledgerVersion) {
    if (ledgerVersion < LedgerVersion.DEFINITION_NEEDED) {
      return said;
    }
    List<Criterion> read = new ArrayList<>(said.getCriteria().size());
    boolean same = true;
    for (Criterion criterion : said.getCriteria()) {
      boolean open = criterion.getState() == DefinitionState.DEFINED && isMissing(criterion, said);
      read.add(open ? open(criterion) : criterion);
      same &= !open;
    }
    return same ? said : CriteriaSet.newBuilder(said).setCriteria(read).build();
  }

  /**
   * Whether a criterion lacks the text that says what it means. A criterion with parts means its
   * parts, a computed gate its threshold, and one of teams what it means for their members: none
   * leaves anything to judge.
   */
  public static boolean isMissing(Criterion criterion, CriteriaSet set) {
    boolean needed =
        criterion.getKind() == CriterionKind.GATE
            ? !CriteriaSets.isComputed(criterion)
            : set.getTeams() == null && !CriteriaSets.hasParts(set, criterion.getId());
    return needed && criterion.getDefinition() == null;
  }

  private static Criterion open(Criterion criterion) {
    return Criterion.newBuilder(criterion).setState(DefinitionState.TO_BE_SPECIFIED).build();
  }
}
