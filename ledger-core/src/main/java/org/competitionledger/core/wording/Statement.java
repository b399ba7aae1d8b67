package org.competitionledger.core.wording;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.criteria.Definitions;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.SourceKind;

/**
 * What a sentence is made from.
 *
 * @param said what was said
 * @param ledgerVersion by which version of the ledger's rules it is read
 * @param names how to call what it names
 */
record Statement(Proposal said, int ledgerVersion, Names names) {

  CriteriaSet asRead(CriteriaSet set) {
    return Definitions.read(set, ledgerVersion);
  }

  Term participant(String id) {
    return Term.of(names.participant(id));
  }

  Term stage(String id) {
    return Term.of(names.stage(id));
  }

  Term criterion(String id) {
    return Term.of(names.criterion(id));
  }

  Term call(String id) {
    return Term.of(names.call(id));
  }

  Term stages(List<String> ids) {
    return Term.list(ids.stream().map(this::stage).toList());
  }

  /** A call, or else a stage; nothing if neither is named. */
  Optional<Term> callOrStage(String call, String stage) {
    if (call != null) {
      return Optional.of(call(call));
    }
    return Optional.ofNullable(stage).map(this::stage);
  }

  /**
   * Who acted, if that was another than the writer: by its registered name, or else by the one that
   * is given here.
   */
  Optional<Term> party() {
    return Optional.ofNullable(said.getParty()).map(party -> Term.of(names.of(party)));
  }

  /** Whether who speaks is the one whom the source leaves unnamed. */
  boolean speaksUnnamed() {
    return source() == SourceKind.ANONYMOUS && !isRegistered();
  }

  /** Whether who speaks is the outlet that the report is cited from. */
  boolean reportsItself() {
    LocalisedText citation = said.getSource() == null ? null : said.getSource().getCitation();
    return source() == SourceKind.REPORTED
        && !isRegistered()
        && citation != null
        && said.getParty().getName() != null
        && Term.of(citation).ko().contains(Term.of(said.getParty().getName()).ko());
  }

  private SourceKind source() {
    return said.getSource() == null ? null : said.getSource().getKind();
  }

  private boolean isRegistered() {
    return names.party(said.getParty().getId()).isPresent();
  }

  /** An evaluator by its registered name. */
  Term evaluator(String id) {
    return Term.of(names.evaluator(id));
  }

  /**
   * A stage, and within it an occasion if that has a name or is not the only one for all we know.
   */
  Term place(String stage, int occasion) {
    Optional<LocalisedText> name = names.occasion(stage, occasion);
    Term number = Term.of(occasion);
    if (name.isPresent()) {
      Term called = Term.of(name.get());
      return Words.SENTENCES.say("round-of", stage(stage), number, called);
    }
    if (occasion == 1) {
      return stage(stage);
    }
    return Words.SENTENCES.say("round-of-2", stage(stage), number);
  }
}
