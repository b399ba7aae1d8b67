package org.competitionledger.api.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.rules.ImpactJson;
import org.competitionledger.core.rules.ImpactOfChange;
import org.competitionledger.core.rules.StageImpact;
import org.competitionledger.projections.Impacts;
import org.competitionledger.view.RuleChange;

/** Impacts of rule changes on later scores: worked out when they are asked for, and not kept. */
@ApplicationScoped
public class LaterImpacts {

  private static final int AT_ONCE_MAX = 2;

  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

  /** The impact on the scores of a moment; a 404 if the change had not been made by then. */
  String impact(RuleChange change, Moment moment) {
    if (moment.sequence() < change.getSequence()) {
      throw ProblemCode.CHANGE_NOT_FOUND.exception(
          "This change had not been made by that moment.", "그 시점에는 아직 이 변경이 없었습니다.");
    }
    if (!turns.tryAcquire()) {
      throw ProblemCode.NOT_YET_PROJECTED.exception();
    }
    try {
      return json(ImpactOfChange.of(moment.reading().state(), change), moment);
    } finally {
      turns.release();
    }
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
