package org.competitionledger.core.wording;

import java.util.List;
import org.competitionledger.core.results.Tie;
import org.competitionledger.core.results.TieKey.Told;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.TieBreak;

/**
 * One sentence for how an entry stands to another on equal points, in Korean and in English.
 *
 * @param names how to call participants and criteria
 */
public record TieSentences(Names names) {

  private static final Term NOTHING = new Term("없음", "nothing");

  /** The sentence; both languages are present. */
  public LocalisedText of(Tie tie) {
    Term other = Term.of(names.participant(tie.participant()));
    return tie.tieBreak()
        .map(tieBreak -> parted(tie, tieBreak, other))
        .orElseGet(() -> shared(tie, other))
        .on(null);
  }

  private static Headline shared(Tie tie, Term other) {
    return tie.rank().isPresent()
        ? Headline.of(
            "{0:과} 총점이 같고, 순위를 가를 기준이 더 없어 공동 {1}위다",
            "no tie-break parts it from {0}: both share rank {1}",
            other,
            Term.of(tie.rank().getAsInt()))
        : Headline.of(
            "{0:과} 총점이 같고, 순위를 가를 기준이 더 없어 순위가 같다",
            "no tie-break parts it from {0}: both share a rank",
            other);
  }

  private Headline parted(Tie tie, TieBreak tieBreak, Term other) {
    Term by = by(tieBreak, tie.told());
    Headline headline =
        tie.order() == Tie.Order.AHEAD
            ? Headline.of(
                "{0:과} 총점이 같고, {1} 앞선다", "on equal points with {0}, it is ahead by {1}", other, by)
            : Headline.of(
                "{0:과} 총점이 같고, {1} 뒤진다",
                "on equal points with {0}, it is behind by {1}", other, by);
    if (tie.told().own().isEmpty() && tie.told().theirs().isEmpty()) {
      return headline;
    }
    Term own = values(tie.told().own());
    Term theirs = values(tie.told().theirs());
    return switch (tieBreak.getMethod()) {
      case REACHED_FIRST -> headline.remark("기록 {0}번 대 {1}번", "event {0} against {1}", own, theirs);
      case DECISION ->
          headline.remark("결정한 순서 {0}번째 대 {1}번째", "place {0} against {1}", own, theirs);
      case CRITERION, COUNTBACK, LAST_OCCASION, BEST_SINGLE, EARLIEST ->
          headline.remark("{0} 대 {1}", "{0} against {1}", own, theirs);
    };
  }

  private Term by(TieBreak tieBreak, Told told) {
    Term criterion =
        tieBreak.getCriterion() == null
            ? NOTHING
            : Term.of(names.criterion(tieBreak.getCriterion())).quoted();
    return switch (tieBreak.getMethod()) {
      case CRITERION -> Template.fill("{0} 점수로", "the points for {0}", criterion);
      case COUNTBACK -> countback(tieBreak, criterion);
      case LAST_OCCASION ->
          Template.fill(
              "{1}회차의 {0} 점수로",
              "the points for {0} in round {1}", criterion, Term.of(told.occasion().orElse(0)));
      case BEST_SINGLE -> Template.fill("가장 좋은 {0} 점수부터 견주어", "the best scores for {0}", criterion);
      case REACHED_FIRST -> new Term("이 총점에 이른 순서로", "the moment it had this total");
      case EARLIEST -> new Term("신청 시각으로", "the time of application");
      case DECISION -> new Term("동점에 대한 결정으로", "the decision on the tie");
    };
  }

  private static Term countback(TieBreak tieBreak, Term criterion) {
    boolean counted = tieBreak.getOver() == CountbackOver.COUNTED;
    if (tieBreak.getBy() == CountbackBy.SCORE) {
      return counted
          ? Template.fill(
              "반영된 회차의 {0} 점수를 좋은 것부터 견주어", "the scores for {0} that count, best first", criterion)
          : Template.fill("회차별 {0} 점수를 좋은 것부터 견주어", "the scores for {0}, best first", criterion);
    }
    return counted
        ? Template.fill("반영된 회차의 {0} 등수로", "the places in {0} in rounds that count", criterion)
        : Template.fill("회차별 {0} 등수로", "the places in {0}", criterion);
  }

  private static Term values(List<String> values) {
    return values.isEmpty() ? NOTHING : Term.row(values.stream().map(Term::of).toList());
  }
}
