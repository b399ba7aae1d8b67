package org.competitionledger.core.wording;

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
                "{0}에 적용할 평가 기준 제{1}판이 공개됐다",
                "version {1} of the criteria was published for {0}",
                reading.stages(set.getStages()),
                Term.of(set.getVersion())),
            set,
            reading)
        .remark("근거:", "basis:", event.getLegalBasis())
        .because(event.getRationale());
  }

  private static Headline amended(CriteriaAmended event, Statement reading) {
    CriteriaSet set = reading.asRead(event.getCriteria());
    return described(
            Headline.of(
                "{0}에 적용되는 평가 기준이 제{1}판으로 개정됐다",
                "the criteria for {0} were amended to version {1}",
                reading.stages(set.getStages()),
                Term.of(set.getVersion())),
            set,
            reading)
        .remark("근거:", "basis:", event.getLegalBasis())
        .because(event.getRationale());
  }

  private static Headline described(Headline headline, CriteriaSet set, Statement reading) {
    headline.remark(
        "평가 기준 {0}개", "{0}", Term.count(set.getCriteria().size(), "criterion", "criteria"));
    long undefined =
        set.getCriteria().stream()
            .filter(criterion -> criterion.getState() == DefinitionState.TO_BE_SPECIFIED)
            .count();
    if (undefined > 0) {
      headline.remark("이 중 {0}개는 정의 미정", "{0} not defined yet", Term.of(undefined));
    }
    for (Publication stated : set.getPublication()) {
      published(headline, stated, set, reading);
    }
    return headline.remark("시행", "in force from", set.getEffectiveFrom());
  }

  /** What will be published, stage by stage where there are several. */
  private static void published(
      Headline headline, Publication stated, CriteriaSet set, Statement reading) {
    Term what = PublicationInWords.of(stated.getOf());
    if (set.getStages().size() == 1) {
      headline.remark("{0}", "{0}", what);
    } else {
      headline.remark("{1} {0}", "for {1}, {0}", what, reading.stage(stated.getStage()));
    }
    headline.remark("공개 기한", "by", stated.getDue());
  }

  private static Headline specified(CriterionSpecified event) {
    return directed(
            Headline.of(
                "{0}의 세부 내용이 정해져 평가 기준이 제{1}판으로 바뀌었다",
                "the criterion {0} was specified, which makes version {1} of the criteria",
                Term.of(event.getCriterion().getName()).quoted(),
                Term.of(event.getVersion())),
            event.getDirection())
        .remark("시행", "in force from", event.getEffectiveFrom())
        .remark("근거:", "basis:", event.getLegalBasis())
        .because(event.getRationale());
  }

  private static Headline interpreted(CriterionInterpreted event, Statement reading) {
    Term criterion = reading.criterion(event.getCriterion()).quoted();
    Headline headline =
        event.getStage() == null
            ? Headline.of("평가 기준 {0}에 대한 해석이 나왔다", "the criterion {0} was interpreted", criterion)
            : Headline.of(
                "{1}의 평가 기준 {0}에 대한 해석이 나왔다",
                "the criterion {0} was interpreted for {1}",
                criterion,
                reading.stage(event.getStage()));
    return directed(headline, event.getDirection())
        .remark("근거:", "basis:", event.getLegalBasis())
        .because(event.getRationale())
        .saying(event.getText());
  }

  private static Headline directed(Headline headline, DefinitionDirection direction) {
    if (direction == null) {
      return headline;
    }
    return switch (direction) {
      case NARROWED -> headline.remark("종전보다 좁은 뜻", "narrower than before");
      case WIDENED -> headline.remark("종전보다 넓은 뜻", "wider than before");
      case UNCHANGED -> headline.remark("종전과 같은 범위", "as wide as before");
    };
  }
}
