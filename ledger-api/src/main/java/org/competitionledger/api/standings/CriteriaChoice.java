package org.competitionledger.api.standings;

import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.state.Keys;
import org.competitionledger.state.CriteriaState;

/**
 * The criteria set that a table is made by.
 *
 * @param set the set
 * @param governing whether it is the one that governs the stage
 */
public record CriteriaChoice(CriteriaState set, boolean governing) {

  /**
   * The set that is asked for among those known by a moment; the governing one if none is.
   *
   * @param criteria a version as it was given, or null
   * @param inForce a time as it was given, or null
   */
  public static CriteriaChoice of(Reading reading, String stage, String criteria, String inForce) {
    Optional<CriteriaState> governing =
        GoverningRules.of(reading.state(), stage, reading.ledgerTime());
    if (criteria == null && inForce == null) {
      return new CriteriaChoice(governing.orElseThrow(CriteriaChoice::noneGoverns), true);
    }
    if (criteria != null && inForce != null) {
      throw ProblemCode.PARAMETER_INVALID.exception("criteria-and-inforce-both-name");
    }
    CriteriaState set =
        criteria != null ? version(reading, stage, criteria) : inForce(reading, stage, inForce);
    boolean same =
        governing
            .filter(it -> it.getCriteria().getVersion() == set.getCriteria().getVersion())
            .isPresent();
    return new CriteriaChoice(set, same);
  }

  private static CriteriaState version(Reading reading, String stage, String criteria) {
    int version = (int) Parameters.wholeNumber("criteria", criteria, 1, 1, Integer.MAX_VALUE);
    CriteriaState set =
        reading
            .state()
            .find(Keys.criteria(version))
            .orElseThrow(ProblemCode.VERSION_NOT_FOUND::exception);
    if (!set.getCriteria().getStages().contains(stage)) {
      throw ProblemCode.VERSION_NOT_FOUND.exception("version-does-not-cover", version);
    }
    return set;
  }

  private static CriteriaState inForce(Reading reading, String stage, String inForce) {
    return GoverningRules.inForce(
            reading.state(), stage, Moments.time("inForce", inForce, reading.zone()))
        .orElseThrow(() -> ProblemCode.VERSION_NOT_FOUND.exception("no-set-known-by-then"));
  }

  static RuntimeException noneGoverns() {
    return ProblemCode.VERSION_NOT_FOUND.exception("no-criteria-govern-this-stage");
  }
}
