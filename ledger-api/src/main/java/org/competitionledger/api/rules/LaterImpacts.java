package org.competitionledger.api.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.api.standings.Turns;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.rules.ImpactJson;
import org.competitionledger.core.rules.ImpactOfChange;
import org.competitionledger.core.rules.StageImpact;
import org.competitionledger.projections.Impacts;
import org.competitionledger.view.RuleChange;

/** Impacts of rule changes on later scores: worked out when they are asked for, and not kept. */
@ApplicationScoped
public class LaterImpacts {

  private final Turns turns;

  LaterImpacts(Turns turns) {
    this.turns = turns;
  }

  /** The impact on the scores of a moment; 404 if the change had not been made by then, or 429. */
  String impact(RuleChange change, Moment moment) {
    if (moment.sequence() < change.getSequence()) {
      throw ProblemCode.CHANGE_NOT_FOUND.exception("change-had-not-been-made");
    }
    return turns.take(() -> json(ImpactOfChange.of(moment.reading().state(), change), moment));
  }

  private static String json(List<StageImpact> impacts, Moment moment) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = EventJson.factory().createGenerator(text)) {
      ImpactJson.write(
          impacts, Impacts.Detail.FULL.limit(), id -> Tables.name(moment.reading(), id), out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
