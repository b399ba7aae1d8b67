package org.competitionledger.core.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.Step;

/** Sentences for the parts that the points of an occasion are made of. */
final class PartSentences {

  private PartSentences() {}

  /** A shared result. */
  static Headline shared(Step.Shared step, Term place) {
    Term share = Term.of(step.share());
    Headline headline =
        Headline.of(
            "{0}: 공동 결과여서 {1}점을 {2:으로} 나눠 {3}점이 됐다",
            "{0}: the result is shared among {2}: {1} ÷ {2} = {3}",
            place,
            Term.of(step.points()),
            Term.of(step.sharedBy()),
            share);
    boolean exact =
        step.share().multiply(BigDecimal.valueOf(step.sharedBy())).compareTo(step.points()) == 0;
    return exact
        ? headline
        : headline.remark(
            "소수 {0}자리로 반올림", "rounded to {0}", Term.count(step.digits(), "digit", "digits"));
  }

  /** Several results of an entry. */
  static Headline joined(Step.Joined step, Term place, Names names) {
    List<Term> parts = new ArrayList<>();
    for (Step.Part part : step.parts()) {
      parts.add(part(part, step.join() == Step.Join.TEAM ? names : null));
    }
    Term result = points(step.result());
    return switch (step.join()) {
      case BEST ->
          Headline.of(
              "{0}: 결과가 여럿이어서({2}) 가장 좋은 {1:이} 반영됐다",
              "{0}: of several results ({2}) the best, {1}, counts",
              place,
              result,
              Term.row(parts));
      case TEAM -> team(step, place, parts);
      case SUM ->
          Headline.of(
              "{0}: 결과가 여럿이어서({2}) 모두 더해 {1:이} 됐다",
              "{0}: the results ({2}) add up to {1}", place, result, Term.row(parts));
    };
  }

  private static Headline team(Step.Joined step, Term place, List<Term> parts) {
    if (step.result().isEmpty()) {
      return Headline.of(
          "{0}: 소속 참가자의 점수({1})로는 팀 점수를 낼 수 없다",
          "{0}: the members' points ({1}) make none for the team", place, Term.row(parts));
    }
    Term result = points(step.result());
    List<Term> counted = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      if (step.parts().get(at).counts()) {
        counted.add(parts.get(at));
      }
    }
    Headline headline =
        Headline.of(
            "{0}: 소속 참가자의 점수({2})를 더해 팀 점수는 {1:이} 됐다",
            "{0}: the members' points ({2}) give the team {1}", place, result, Term.row(counted));
    List<Term> others = new ArrayList<>(parts);
    others.removeAll(counted);
    return others.isEmpty()
        ? headline
        : headline.remark("반영되지 않음: {0}", "not counted: {0}", Term.row(others));
  }

  private static Term part(Step.Part part, Names members) {
    Term points = points(part.points());
    if (part.of().isEmpty()) {
      return points;
    }
    Term of = members == null ? Term.of(part.of()) : Term.of(members.participant(part.of()));
    return Template.fill("{0} {1}", "{0} {1}", of, points);
  }

  private static Term points(Optional<BigDecimal> points) {
    return points
        .map(Term::of)
        .map(number -> new Term(number.ko() + "점", number.en()))
        .orElse(new Term("기록 없음", "none"));
  }
}
