package org.competitionledger.core.rules;

import java.util.List;
import java.util.Set;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.view.Difference;

/** What differs between two criteria sets. */
public final class CriteriaDifference {

  /** It says which set it is, not what the set says. */
  private static final Set<String> NOT_COMPARED = Set.of("version");

  private CriteriaDifference() {}

  /**
   * The differences from one set to another, field by field, texts also word by word. Pointers go
   * into the set by criterion and stage id: {@code /criteria/benchmark/factor}, {@code
   * /cutRules/phase-1/count}. A criterion added or removed is one difference, whole; the order of
   * criteria differs as {@code /criteria}.
   */
  public static List<Difference> between(CriteriaSet before, CriteriaSet after) {
    return RecordDifference.between(before, after, NOT_COMPARED);
  }
}
