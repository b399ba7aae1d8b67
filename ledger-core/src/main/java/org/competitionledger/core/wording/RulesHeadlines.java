package org.competitionledger.core.wording;

import org.competitionledger.core.words.Term;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.Publication;

/** The rules and their changes. */
final class RulesHeadlines {

  private RulesHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(CriteriaPublished.class, RulesHeadlines::published);
    tellers.on(CriteriaAmended.class, RulesHeadlines::amended);
    tellers.on(CriterionSpecified.class, (event, reading) -> specified(event));
    tellers.on(CriterionInterpreted.class, RulesHeadlines::interpreted);
  }

  private static Headline published(CriteriaPublished event, Statement reading) {
    CriteriaSet set = reading.asRead(event.getCriteria());
    return described(
            Headline.of(
                "version-of-the-criteria",
                reading.stages(set.getStages()),
                Term.of(set.getVersion())),
            set,
            reading)
        .remark("basis", event.getLegalBasis())
        .because(event.getRationale());
  }

  private static Headline amended(CriteriaAmended event, Statement reading) {
    CriteriaSet set = reading.asRead(event.getCriteria());
    return described(
            Headline.of(
                "criteria-for-were-amended",
                reading.stages(set.getStages()),
                Term.of(set.getVersion())),
            set,
            reading)
        .remark("basis", event.getLegalBasis())
        .because(event.getRationale());
  }

  private static Headline described(Headline headline, CriteriaSet set, Statement reading) {
    headline.remark("beside-3", Term.count(set.getCriteria().size(), "criterion", "criteria"));
    long undefined =
        set.getCriteria().stream()
            .filter(criterion -> criterion.getState() == DefinitionState.TO_BE_SPECIFIED)
            .count();
    if (undefined > 0) {
      headline.remark("not-defined-yet", Term.of(undefined));
    }
    for (Publication stated : set.getPublication()) {
      published(headline, stated, set, reading);
    }
    return headline.remark("in-force-from", set.getEffectiveFrom());
  }

  /** What will be published, stage by stage where there are several. */
  private static void published(
      Headline headline, Publication stated, CriteriaSet set, Statement reading) {
    Term what = PublicationInWords.of(stated.getOf());
    if (set.getStages().size() == 1) {
      headline.remark("beside", what);
    } else {
      headline.remark("for-2", what, reading.stage(stated.getStage()));
    }
    headline.remark("by-2", stated.getDue());
  }

  private static Headline specified(CriterionSpecified event) {
    return directed(
            Headline.of(
                "criterion-was-specified-which-makes",
                Term.of(event.getCriterion().getName()).quoted(),
                Term.of(event.getVersion())),
            event.getDirection())
        .remark("in-force-from", event.getEffectiveFrom())
        .remark("basis", event.getLegalBasis())
        .because(event.getRationale());
  }

  private static Headline interpreted(CriterionInterpreted event, Statement reading) {
    Term criterion = reading.criterion(event.getCriterion()).quoted();
    Headline headline =
        event.getStage() == null
            ? Headline.of("criterion-was-interpreted", criterion)
            : Headline.of(
                "criterion-was-interpreted-2", criterion, reading.stage(event.getStage()));
    return directed(headline, event.getDirection())
        .remark("basis", event.getLegalBasis())
        .because(event.getRationale())
        .saying(event.getText());
  }

  private static Headline directed(Headline headline, DefinitionDirection direction) {
    if (direction == null) {
      return headline;
    }
    return switch (direction) {
      case NARROWED -> headline.remark("narrower-than-before");
      case WIDENED -> headline.remark("wider-than-before");
      case UNCHANGED -> headline.remark("wide-as-before");
    };
  }
}
