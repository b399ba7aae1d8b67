package org.competitionledger.core.wording;

import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;

/** What a set of rules says will be made public of the scores. */
public final class PublicationInWords {

  private PublicationInWords() {}

  /** How much, in a few words. */
  public static Term of(PublicationScope scope) {
    return switch (scope) {
      case ALL -> new Term("점수 전부 공개", "every score is to be published");
      case LEADERS ->
          new Term(
              "점수는 평가 기준별 1위 점수와 통계값만 공개",
              "of the scores, those of each criterion's leader and aggregates are to be published");
      case AGGREGATES ->
          new Term("점수는 통계값만 공개", "of the scores, aggregates alone are to be published");
      case NONE -> new Term("점수 비공개", "no scores are to be published");
    };
  }

  /** How much, and by when if that is stated. */
  public static Term of(Publication stated) {
    return stated.getDue() == null
        ? of(stated.getOf())
        : Template.fill("{0}(기한 {1})", "{0} by {1}", of(stated.getOf()), Times.of(stated.getDue()));
  }
}
