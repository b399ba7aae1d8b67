package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Moment;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.tables.StandingsJson;
import org.competitionledger.core.whatif.Edit;
import org.competitionledger.core.whatif.Edits;
import org.competitionledger.core.whatif.WhatIfQuestion;
import org.competitionledger.event.CriteriaSet;

/** Tables under edited rules: of a moment that never changes, so that a URL says it all. */
@ApplicationScoped
public class WhatIf {

  private static final int ROWS_MAX = 100_000;

  private final WorkLimit workLimit;
  private final Tables tables;
  private final KeptTables<Key> kept = new KeptTables<>(ROWS_MAX);

  private record Key(
      String competition, String stage, long asOf, int version, List<String> edits) {}

  WhatIf(WorkLimit workLimit, Tables tables) {
    this.workLimit = workLimit;
    this.tables = tables;
  }

  /** What is asked: a table at a moment under a set, with edits of it. */
  public record Question(Moment moment, String stage, CriteriaChoice choice, Edits edits) {

    private int version() {
      return choice.set().getCriteria().getVersion();
    }

    private List<String> texts() {
      return edits.edits().stream().map(Edit::text).toList();
    }

    /** The same without what only this server knows. */
    WhatIfQuestion asked() {
      return new WhatIfQuestion(
          moment.reading().competition(), stage, moment.sequence(), choice.set(), edits);
    }

    /** The address that asks the same for ever. */
    public String url() {
      return asked().url();
    }
  }

  /** Edits that could be read, or a 400 that says what is wrong where. */
  public static Edits read(Parsed<Edits> edits) {
    return orProblem(edits, "edits-unreadable");
  }

  private static <T> T orProblem(Parsed<T> parsed, String key) {
    if (parsed instanceof Parsed.Ok<T> ok) {
      return ok.value();
    }
    throw new ProblemException(
        ProblemCode.EDITS_INVALID
            .problem(key)
            .withErrors(parsed.problems().stream().map(BodyProblems::error).toList()));
  }

  /** The table, or a 400 if the edits make no criteria set, or a 429. */
  public Tables.Table table(Question question) {
    CriteriaSet base = question.choice().set().getCriteria();
    int ledgerVersion =
        CompiledRules.ledgerVersion(question.moment().reading().state(), base.getVersion());
    CriteriaSet set =
        orProblem(
            question.edits().applyTo(base, question.stage(), ledgerVersion), "edits-make-no-set");
    KeptTables.Computed computed = computed(question, set);
    StandingsJson.Head head =
        tables.unofficial(question.moment(), question.stage(), question.choice(), computed.rules());
    return new Tables.Table(head, computed.table(), question.asked()::write, true);
  }

  private KeptTables.Computed computed(Question question, CriteriaSet set) {
    Key key =
        new Key(
            question.moment().reading().competition(),
            question.stage(),
            question.moment().sequence(),
            question.version(),
            question.texts());
    return kept.find(key)
        .orElseGet(
            () ->
                workLimit.take(
                    () -> {
                      KeptTables.Computed fresh = compute(question, set);
                      kept.keep(key, fresh);
                      return fresh;
                    }));
  }

  private static KeptTables.Computed compute(Question question, CriteriaSet set) {
    var state = question.moment().reading().state();
    CompiledRules rules = CompiledRules.compile(state, question.stage(), set);
    return new KeptTables.Computed(rules, Standings.snapshots(state, List.of(rules)).get(0));
  }
}
