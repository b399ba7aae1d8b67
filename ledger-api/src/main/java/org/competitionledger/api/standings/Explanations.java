package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntryScoring;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.standings.Neighbourhood;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.StepSentences;
import org.competitionledger.state.EntryState;

/** How entries came by their totals, for the API and the pages. */
@ApplicationScoped
public class Explanations {

  /** How often it is looked again where an event came between the entry and its table. */
  private static final int LOOKS_MAX = 3;

  private final Readings readings;
  private final Moments moments;
  private final Tables tables;
  private final Rivals rivals;

  Explanations(Readings readings, Moments moments, Tables tables, Rivals rivals) {
    this.readings = readings;
    this.moments = moments;
    this.tables = tables;
    this.rivals = rivals;
  }

  /**
   * An entry explained.
   *
   * @param asOf the sequence of the moment
   * @param standing where it stands with it
   */
  public record Explained(
      Reading reading,
      long asOf,
      CriteriaChoice choice,
      CompiledRules rules,
      Explanation explanation,
      Neighbourhood standing) {

    /** The sentences of its steps. */
    public StepSentences sentences() {
      return new StepSentences(
          new StateNames(reading.state()),
          rules.membersIn().orElse(rules.stage()),
          rules.course().occasions().size() > 1);
    }
  }

  /** An entry, or a 404 if there is none; its table is worked out if nobody has read it yet. */
  public Explained of(String competition, String participant, TableQuestion question) {
    return (question.isOfNow()
            ? ofNow(competition, participant, question)
            : Optional.<Explained>empty())
        .orElseGet(() -> ofMoment(question.moment(moments, competition), participant, question));
  }

  /** What is read now may be recorded anew meanwhile: entry and table then don't fit together. */
  private Optional<Explained> ofNow(
      String competition, String participant, TableQuestion question) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      Reading now = readings.open(competition, question.atLeast);
      String stage = tables.stage(now, question.stage);
      CriteriaChoice choice = question.choice(now, stage);
      CompiledRules rules = rules(now, stage, choice);
      Explanation explanation = explanation(now, rules, participant);
      Optional<Neighbourhood> standing = tables.of(now, stage).rows().neighbourhood(participant);
      if (standing.filter(it -> it.result().equals(explanation.result())).isPresent()) {
        return Optional.of(
            new Explained(now, now.lastSequence(), choice, rules, explanation, standing.get()));
      }
    }
    return Optional.empty();
  }

  private Explained ofMoment(Moment moment, String participant, TableQuestion question) {
    Reading reading = moment.reading();
    String stage = tables.stage(reading, question.stage);
    CriteriaChoice choice = question.choice(reading, stage);
    CompiledRules rules = rules(reading, stage, choice);
    Explanation explanation = explanation(reading, rules, participant);
    Neighbourhood standing =
        tables.asOf(moment, stage, choice).rows().neighbourhood(participant).orElseThrow();
    return new Explained(reading, moment.sequence(), choice, rules, explanation, standing);
  }

  private static CompiledRules rules(Reading reading, String stage, CriteriaChoice choice) {
    return CompiledRules.compile(reading.state(), stage, choice.set().getCriteria());
  }

  /** How an entry came by its total under rules, or a 404 if it is none of their stage. */
  public Explanation explanation(Reading reading, CompiledRules rules, String participant) {
    EntryState entry =
        Optional.of(participant)
            .filter(Ids::isId)
            .flatMap(id -> reading.state().find(Keys.entry(rules.stage(), id)))
            .orElseThrow(() -> ProblemCode.PARTICIPANT_NOT_FOUND.exception("no-such-participant"));
    return EntryScoring.explain(
        rules, EntrySheet.read(reading.state(), entry, rules), rivals.of(reading, rules));
  }
}
