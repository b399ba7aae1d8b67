package org.competitionledger.api.pages.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.RuleChanges;
import org.competitionledger.api.standings.CriteriaChoice;
import org.competitionledger.api.standings.Explanations;
import org.competitionledger.api.standings.StageRanges;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.api.standings.WhatIf;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.whatif.Edits;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.StageState;
import org.competitionledger.view.ChangeKind;

/** Gathers what the room shows. */
@ApplicationScoped
class StandingsContent {

  /** Where nothing is said, a table of more columns shows no parts of criteria. */
  private static final int COLUMNS_OPEN_MAX = 7;

  /** Entries whose scores are laid open below the table. */
  private static final int GRID_ROWS_MAX = 60;

  private final Moments moments;
  private final Tables tables;
  private final StageRanges ranges;
  private final WhatIf whatIf;
  private final Explanations explanations;
  private final Marks marks;
  private final OverTime overTime;
  private final LedgerNode node;

  StandingsContent(
      Moments moments,
      Tables tables,
      StageRanges ranges,
      WhatIf whatIf,
      Explanations explanations,
      Marks marks,
      OverTime overTime,
      LedgerNode node) {
    this.moments = moments;
    this.tables = tables;
    this.ranges = ranges;
    this.whatIf = whatIf;
    this.explanations = explanations;
    this.marks = marks;
    this.overTime = overTime;
    this.node = node;
  }

  /**
   * What is looked at.
   *
   * @param moment empty for the table as it stands
   * @param choice empty where no rules govern the stage
   */
  private record Look(
      Reading now,
      Optional<Moment> moment,
      String stage,
      Optional<CriteriaChoice> choice,
      Address address,
      Frame frame) {

    private Reading reading() {
      return moment.map(Moment::reading).orElse(now);
    }

    private long sequence() {
      return moment.map(Moment::sequence).orElse(now.lastSequence());
    }

    private Language language() {
      return frame.language();
    }

    private Optional<CriteriaSet> set() {
      return choice.map(it -> it.set().getCriteria());
    }
  }

  /** The stage that is meant: the one asked for, else the one opened last, else the first. */
  Optional<String> stage(Reading now, StandingsQuestion question) {
    boolean chosen = question.stage != null && !question.stage.isEmpty();
    return chosen || now.announced().getLastOpenedStage() != null
        ? Optional.of(tables.stage(now, chosen ? question.stage : null))
        : StageView.all(now.state()).stream().map(StageView::stage).findFirst();
  }

  StandingsModel of(Reading now, StandingsQuestion question, Frame frame) {
    Optional<String> stage = stage(now, question);
    if (stage.isEmpty()) {
      return StandingsModel.empty(frame.say("no-stage"));
    }
    Look look = look(now, question, stage.get(), frame);
    Optional<Tables.Table> table =
        look.moment().isEmpty()
            ? tables.find(now, look.stage())
            : look.choice().map(it -> tables.asOf(look.moment().get(), look.stage(), it));
    boolean edited = !question.edits().isEmpty();
    return new StandingsModel(
        look.language().text(new StateNames(now.state()).stage(look.stage())),
        tabs(look),
        view(look, table, question),
        Optional.of(moment(look, question)),
        look.choice().map(choice -> rules(look, choice)),
        look.set().map(set -> edited(look, set, question)),
        edited || !governs(look)
            ? Optional.empty()
            : table.flatMap(
                it -> overTime.of(look.reading(), look.stage(), it.rows(), look.language())),
        edited ? List.of() : table.map(it -> grids(look, it)).orElse(List.of()),
        now.state()
            .find(Keys.reveals(look.stage()))
            .map(
                any -> frame.path("/reveals") + RevealContent.address(look.stage(), frame).href()));
  }

  private Look look(Reading now, StandingsQuestion question, String stage, Frame frame) {
    Optional<Moment> moment =
        question.isOfNow() ? Optional.empty() : Optional.of(question.moment(moments, now));
    Reading reading = moment.map(Moment::reading).orElse(now);
    boolean ruled =
        question.criteria != null && !question.criteria.isEmpty()
            || GoverningRules.of(reading.state(), stage, reading.ledgerTime()).isPresent();
    Optional<CriteriaChoice> choice =
        ruled ? Optional.of(question.choice(reading, stage)) : Optional.empty();
    return new Look(now, moment, stage, choice, Address.of(question, stage, frame.lang()), frame);
  }

  private static boolean governs(Look look) {
    return look.choice().filter(CriteriaChoice::governing).isPresent();
  }

  private static List<StandingsModel.Tab> tabs(Look look) {
    Address address = new Address(Map.of());
    return StageView.all(look.now().state()).stream()
        .map(
            stage ->
                new StandingsModel.Tab(
                    look.language().text(stage.name()),
                    address.with("stage", stage.stage()).with("lang", look.frame().lang()).href(),
                    stage.stage().equals(look.stage())))
        .toList();
  }

  private TableView view(Look look, Optional<Tables.Table> table, StandingsQuestion question) {
    Set<String> folded =
        question.fold == null
            ? look.set().map(set -> foldedAtFirst(set)).orElse(Set.of())
            : question.folded();
    String explained =
        look.frame().path("/standings/{id}") + look.address().without("fold").without("set").href();
    return new TableModel(look.reading(), look.language())
        .of(
            look.stage(),
            table,
            new TableModel.Shown(
                folded,
                table.map(it -> ranges(look, it)).orElse(RangeCells.none(look.language())),
                TableModel.ROWS_MAX,
                question.pageNumber(),
                Optional.of(look.address()),
                Optional.of(explained),
                Optional.empty()));
  }

  private static Set<String> foldedAtFirst(CriteriaSet set) {
    return set.getCriteria().size() > COLUMNS_OPEN_MAX ? ShownColumns.withParts(set) : Set.of();
  }

  /** What published figures leave open; nothing where that cannot be worked out just now. */
  private RangeCells ranges(Look look, Tables.Table table) {
    boolean open =
        table.head().criteria().governing()
            && table.rows().page(0, GRID_ROWS_MAX).stream().anyMatch(StandingsContent::isOpen);
    if (!open) {
      return RangeCells.none(look.language());
    }
    try {
      CriteriaChoice choice = look.choice().orElseThrow();
      return RangeCells.of(
          ranges.of(look.reading(), look.stage(), choice.set()),
          choice.set().getCriteria(),
          look.language());
    } catch (ProblemException e) {
      return RangeCells.none(look.language());
    }
  }

  private static boolean isOpen(Row row) {
    return row.points().stream().anyMatch(one -> one.state() == PointState.NOT_PUBLISHED);
  }

  private MomentModel moment(Look look, StandingsQuestion question) {
    long first =
        look.now()
            .state()
            .find(StateKind.STAGE.key(look.stage()))
            .map(StageState::getScheduled)
            .orElse(0L);
    return MomentModel.of(
        look.now(),
        first,
        look.sequence(),
        marks.of(look.now(), look.stage()),
        question,
        look.address(),
        look.language());
  }

  private RulesSwitch rules(Look look, CriteriaChoice choice) {
    Map<Integer, String> titles = new HashMap<>();
    RuleChanges.all(node, look.now().competition()).stream()
        .filter(change -> change.getVersion() != null)
        .filter(change -> change.getKind() != ChangeKind.CRITERION_INTERPRETED)
        .forEach(
            change -> titles.put(change.getVersion(), look.language().text(change.getTitle())));
    Reading reading = look.reading();
    int governing =
        GoverningRules.of(reading.state(), look.stage(), reading.ledgerTime())
            .map(set -> set.getCriteria().getVersion())
            .orElse(0);
    return RulesSwitch.of(
        reading,
        look.stage(),
        titles,
        choice.set().getCriteria().getVersion(),
        governing,
        look.address(),
        look.language());
  }

  private StandingsModel.Edited edited(Look look, CriteriaSet set, StandingsQuestion question) {
    Address pinned =
        look.address().with("criteria", set.getVersion()).with("asOf", look.sequence());
    WhatIfForm form = WhatIfForm.of(set, look.stage(), question.edits(), pinned, look.language());
    return new StandingsModel.Edited(
        form,
        question.edits().isEmpty()
            ? Optional.empty()
            : Optional.of(result(look, question, pinned)));
  }

  /** Edits that make no set are told on the page: whoever filled in the form is in the middle. */
  private WhatIfModel result(Look look, StandingsQuestion question, Address pinned) {
    try {
      Moment moment = look.moment().orElseGet(() -> question.moment(moments, look.now()));
      CriteriaChoice choice = look.choice().orElseThrow();
      WhatIf.Question asked =
          new WhatIf.Question(
              moment, look.stage(), choice, WhatIf.read(Edits.ofTexts(question.edits())));
      return WhatIfModel.of(
          tables.asOf(moment, look.stage(), choice).rows(),
          whatIf.table(asked).rows(),
          new StateNames(moment.reading().state()),
          look.language(),
          look.frame().absolute(look.frame().path("/standings") + pinned.href()),
          asked.url());
    } catch (ProblemException e) {
      return WhatIfModel.refused(why(e.problem(), look.language()));
    }
  }

  private static String why(Problem problem, Language language) {
    return problem.errors().stream()
        .findFirst()
        .map(Problem.FieldError::detail)
        .orElse(problem.detail())
        .in(language);
  }

  private List<GridModel.Grid> grids(Look look, Tables.Table table) {
    CompiledRules rules =
        CompiledRules.compile(look.reading().state(), look.stage(), look.set().orElseThrow());
    try {
      List<Explanation> rows =
          table.rows().page(0, GRID_ROWS_MAX).stream()
              .map(row -> explanations.explanation(look.reading(), rules, row.participant()))
              .toList();
      return new GridModel(new StateNames(look.reading().state()), look.language()).of(rows);
    } catch (ProblemException e) {
      return List.of();
    }
  }
}
