package org.competitionledger.api.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.api.standings.WorkLimit;
import org.competitionledger.core.impact.ImpactDigest;
import org.competitionledger.core.impact.ImpactJson;
import org.competitionledger.core.impact.ImpactOfChange;
import org.competitionledger.core.impact.StageImpact;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.Impacts;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.RuleChange;

/** Impacts of rule changes on later scores: worked out when they are asked for, and not kept. */
@ApplicationScoped
public class LaterImpacts {

  private final WorkLimit workLimit;

  LaterImpacts(WorkLimit workLimit) {
    this.workLimit = workLimit;
  }

  /** The impact on the scores of a moment; 404 if the change had not been made by then, or 429. */
  ImpactReport impact(RuleChange change, Moment moment) {
    if (moment.sequence() < change.getSequence()) {
      throw ProblemCode.CHANGE_NOT_FOUND.exception("change-had-not-been-made");
    }
    State then = moment.reading().state();
    return workLimit.take(
        () -> {
          List<StageImpact> impacts = ImpactOfChange.of(then, change);
          return ImpactJson.report(
              ImpactDigest.of(moment.reading().competition(), then, change, impacts),
              impacts,
              Impacts.Detail.FULL.limit(),
              id -> Tables.name(moment.reading(), id));
        });
  }
}
