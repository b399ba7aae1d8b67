package org.competitionledger.api.pages.rules;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.core.wording.PublicationInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.Publication;
import org.competitionledger.event.TieBreak;

/** What a set of rules says beside its criteria: who stays in, ties, publication, teams. */
record RulesClauses(Frame frame, StateNames names) {

  List<RulesModel.Clause> of(CriteriaSet set) {
    List<RulesModel.Clause> clauses = new ArrayList<>();
    boolean several = set.getStages().size() > 1;
    boolean gates =
        set.getCriteria().stream().anyMatch(each -> each.getKind() == CriterionKind.GATE);
    clauses.add(
        clause(
            "cut",
            set.getCutRules().stream()
                .map(rule -> ofStage(several, rule.getStage(), cut(rule, gates)))
                .toList()));
    clauses.add(clause("ties", set.getTieBreaks().stream().map(this::tie).toList()));
    clauses.add(
        clause(
            "publication",
            set.getPublication().stream()
                .map(stated -> ofStage(several, stated.getStage(), publication(stated)))
                .toList()));
    if (set.getTeams() != null) {
      String of = frame.language().text(names.stage(set.getTeams().getOf()));
      Integer best = set.getTeams().getBest();
      clauses.add(
          clause(
              "teams",
              List.of(
                  best == null ? frame.say("teams-all", of) : frame.say("teams-best", of, best))));
    }
    return clauses;
  }

  /** What is not on record is said not to be. */
  private RulesModel.Clause clause(String key, List<String> sentences) {
    return new RulesModel.Clause(
        frame.say("clause-" + key),
        sentences.isEmpty() ? List.of(frame.say("none-of-" + key)) : sentences);
  }

  private String ofStage(boolean several, String stage, String sentence) {
    return several ? frame.language().text(names.stage(stage)) + ": " + sentence : sentence;
  }

  private String cut(CutRule rule, boolean gates) {
    Object figure =
        rule.getCount() != null
            ? rule.getCount()
            : rule.getThreshold().stripTrailingZeros().toPlainString();
    String cut = frame.say("cut-by-" + PublicName.of(rule.getKind()), figure);
    return gates ? cut + ' ' + frame.say("gates-" + PublicName.of(rule.getGates())) : cut;
  }

  private String tie(TieBreak tie) {
    boolean scores = tie.getBy() == CountbackBy.SCORE;
    return frame.say(
        "tie-by-" + PublicName.of(tie.getMethod()) + (scores ? "-of-scores" : ""),
        tie.getCriterion() == null
            ? ""
            : frame.language().text(names.criterion(tie.getCriterion())));
  }

  private String publication(Publication stated) {
    String what = PublicationInWords.of(stated).in(frame.language());
    return stated.getText() == null
        ? frame.say("stated", what)
        : frame.say("stated-in-words", what, frame.language().text(stated.getText()));
  }
}
