package org.competitionledger.core.wording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionMethod;

/**
 * One sentence for each step from an entry's scores to its total, in Korean and in English.
 *
 * @param names how to call criteria and occasions
 * @param stage the stage
 * @param severalOccasions whether the stage has more than one, so that they are worth telling apart
 */
public record StepSentences(Names names, String stage, boolean severalOccasions) {

  /** The sentence; both languages are present. */
  public LocalisedText of(Step step) {
    return headline(step).on(null);
  }

  private Headline headline(Step step) {
    if (step instanceof Step.Score score) {
      return score(score);
    }
    if (step instanceof Step.Figure figure) {
      return figure(figure);
    }
    if (step instanceof Step.Transformed transformed) {
      return transformed(transformed);
    }
    if (step instanceof Step.Summed summed) {
      return summed(summed);
    }
    if (step instanceof Step.Shared shared) {
      return PartSentences.shared(shared, place(shared.criterion(), shared.occasion()));
    }
    if (step instanceof Step.Joined joined) {
      return PartSentences.joined(joined, place(joined.criterion(), joined.occasion()), names);
    }
    if (step instanceof Step.Aggregated aggregated) {
      return aggregated(aggregated);
    }
    if (step instanceof Step.Pointed pointed) {
      return pointed(pointed);
    }
    if (step instanceof Step.Adjusted adjusted) {
      return adjusted(adjusted);
    }
    return step instanceof Step.Gated gated ? gated(gated) : total((Step.Total) step);
  }

  private Term criterion(String id) {
    return Term.of(names.criterion(id));
  }

  private Term place(String criterion, int occasion) {
    if (!severalOccasions) {
      return criterion(criterion);
    }
    Optional<LocalisedText> name = names.occasion(stage, occasion);
    return name.isPresent()
        ? Template.fill(
            "{0} {1}회차({2})",
            "{0}, round {1} ({2})", criterion(criterion), Term.of(occasion), Term.of(name.get()))
        : Template.fill("{0} {1}회차", "{0}, round {1}", criterion(criterion), Term.of(occasion));
  }

  private Headline score(Step.Score score) {
    Term given =
        switch (score.state()) {
          case NUMBER -> score.value().map(Term::of).orElse(new Term("‘없음’", "“absent”"));
          case ABSENT -> new Term("‘없음’", "“absent”");
          case NOT_PUBLISHED, SEALED -> new Term("‘비공개’", "“not published”");
        };
    Term by =
        score.evaluator().isEmpty()
            ? recorded(score, given)
            : Template.fill(
                "평가위원 {1}의 점수 {0}",
                "the score {0} of evaluator {1}", given, Term.of(score.evaluator()));
    Headline headline =
        switch (score.use()) {
          case COUNTS -> use("{0}: {1:이} 반영됐다", "{0}: {1} counts", score, by);
          case VOIDED ->
              use("{0}: {1:은} 무효여서 빠졌다", "{0}: {1} was voided and does not count", score, by);
          case RECUSED ->
              use(
                  "{0}: {1:은} 평가를 맡지 않게 된 평가위원의 것이어서 반영되지 않았다",
                  "{0}: {1} does not count, since the evaluator is recused", score, by);
          case ABSENT -> use("{0}: {1:은} 계산에서 빠졌다", "{0}: {1} is left out", score, by);
          case NOT_PUBLISHED ->
              use("{0}: {1:은} 계산에 쓸 수 없다", "{0}: {1}, so nothing can be computed", score, by);
          case NOT_COMPARABLE ->
              use(
                  "{0}: {1:은} 이 판의 척도를 벗어나 비교할 수 없다",
                  "{0}: {1} lies outside the scale of these rules and is not comparable",
                  score,
                  by);
          case TRIMMED_LOW ->
              use("{0}: {1:은} 낮은 쪽이어서 제외됐다", "{0}: {1} is left out as too low", score, by);
          case TRIMMED_HIGH ->
              use("{0}: {1:은} 높은 쪽이어서 제외됐다", "{0}: {1} is left out as too high", score, by);
          case SURPLUS ->
              use(
                  "{0}: {1:은} 먼저 기록된 점수가 있어 빠졌다",
                  "{0}: {1} is left out, since another was recorded earlier", score, by);
        };
    return EvaluationHeadlines.absent(headline, score.absence().orElse(null));
  }

  private Term recorded(Step.Score score, Term given) {
    if (!score.member().isEmpty()) {
      return Template.fill(
          "{1}의 기록 {0}",
          "the figure {0} of {1}", given, Term.of(names.participant(score.member())));
    }
    return score.resultLine().isEmpty()
        ? Template.fill("기록 {0}", "the figure {0}", given)
        : Template.fill("{1} 기록 {0}", "the figure {0} of {1}", given, Term.of(score.resultLine()));
  }

  private Headline use(String ko, String en, Step.Score score, Term by) {
    return Headline.of(ko, en, place(score.criterion(), score.occasion()), by);
  }

  private Headline figure(Step.Figure figure) {
    Term place = place(figure.criterion(), figure.occasion());
    Term result = Term.of(figure.figure());
    if (figure.digits().isEmpty()) {
      return Headline.of("{0}: 점수의 합은 {1}", "{0}: the scores make {1}", place, result);
    }
    return Headline.of(
            "{0}: {1} ÷ {2} = {3}",
            "{0}: {1} ÷ {2} = {3}", place, Term.of(figure.sum()), Term.of(figure.divisor()), result)
        .remark(
            "소수 {0}자리로 반올림",
            "rounded to {0}", Term.count(figure.digits().getAsInt(), "digit", "digits"));
  }

  private Headline transformed(Step.Transformed step) {
    Term place = place(step.criterion(), step.occasion());
    if (step.figure().isEmpty() || step.points().isEmpty() || step.result().isEmpty()) {
      return Headline.of(
          "{0}: {1}",
          "{0}: {1}",
          place,
          nothing(
              step.state(),
              step.result().isPresent()
                  ? new Term("이 회차는 0점", "this round gives 0")
                  : new Term("기록이 없다", "there is no figure")));
    }
    Term figure = Term.of(step.figure().get());
    Term points = Term.of(step.points().get());
    Headline headline =
        switch (step.method()) {
          case IDENTITY ->
              Headline.of("{0}: {1:이} 그대로 점수가 됐다", "{0}: {1} is the points", place, figure);
          case POINTS_TABLE ->
              Headline.of(
                  "{0}: 순위 {1}에 {2}점이 주어졌다",
                  "{0}: position {1} is worth {2}", place, figure, points);
          case RATIO_TO_BEST ->
              Headline.of(
                  "{0}: 가장 좋은 기록 {3}에 견주어 {1}에 {2}점이 주어졌다",
                  "{0}: {1}, compared with the best, {3}, is worth {2}",
                  place,
                  figure,
                  points,
                  step.best().map(Term::of).orElse(figure));
        };
    if (step.state() == PointState.ABSENT) {
      headline.remark("기록이 없어 {0:으로} 친다", "absent counts as {0}", figure);
    }
    return step.multiplier().compareTo(BigDecimal.ONE) == 0
        ? headline
        : headline.remark(
            "배율 {0}, 결과 {1}",
            "times {0} makes {1}", Term.of(step.multiplier()), Term.of(step.result().get()));
  }

  private static Term nothing(PointState state, Term absent) {
    return switch (state) {
      case OK, PENDING -> new Term("아직 점수가 없다", "there is no score yet");
      case ABSENT -> absent;
      case NOT_PUBLISHED -> new Term("점수가 공개되지 않았다", "the score is not published");
      case NOT_COMPARABLE -> new Term("이 판으로는 비교할 수 없다", "not comparable under these rules");
    };
  }

  private Headline summed(Step.Summed step) {
    Term place = place(step.criterion(), step.occasion());
    if (step.result().isEmpty()) {
      Term absent = new Term("기록이 없다", "there is no figure");
      return Headline.of("{0}: {1}", "{0}: {1}", place, nothing(step.state(), absent));
    }
    return Headline.of(
        "{0}: {1:을} 더해 {2}점이 됐다",
        "{0}: {1} make {2}", place, parts(step), Term.of(step.result().get()));
  }

  /** What each part that has points adds. */
  private Term parts(Step.Summed step) {
    return Term.list(
        step.parts().stream()
            .filter(part -> part.points().isPresent())
            .map(
                part ->
                    Template.fill(
                        "{0} {1}점",
                        "{0} {1}", criterion(part.of()), Term.of(part.points().orElseThrow())))
            .toList());
  }

  private Headline aggregated(Step.Aggregated step) {
    Headline headline = overOccasions(step);
    return step.chooser().isEmpty()
        ? headline
        : headline.remark(
            "반영할 회차는 {0:이} 정한다", "{0} decides which rounds count", criterion(step.chooser().get()));
  }

  private Headline overOccasions(Step.Aggregated step) {
    Term criterion = criterion(step.criterion());
    if (step.result().isEmpty()) {
      return Headline.of(
          "{0}: {1}",
          "{0}: {1}",
          criterion,
          nothing(
              step.state(),
              new Term(
                  "반영할 회차에 기록이 없어 점수가 없다",
                  "a round that counts has no figure, so there are no points")));
    }
    Term result = Term.of(step.result().get());
    OccasionMethod method =
        step.chooser().isPresent() && step.method() != OccasionMethod.MEAN
            ? OccasionMethod.SUM
            : step.method();
    Headline headline =
        switch (method) {
          case SUM ->
              Headline.of("{0}: 회차의 합은 {1}점이다", "{0}: the rounds add up to {1}", criterion, result);
          case MEAN ->
              Headline.of(
                  "{0}: 회차의 평균은 {1}점이다", "{0}: the mean of the rounds is {1}", criterion, result);
          case MAX ->
              Headline.of(
                  "{0}: 가장 좋은 회차는 {1}점이다", "{0}: the best round gives {1}", criterion, result);
          case LAST ->
              Headline.of(
                  "{0}: 마지막 회차는 {1}점이다", "{0}: the last round gives {1}", criterion, result);
          case BEST_N ->
              Headline.of(
                  "{0}: 가장 좋은 회차 {2}개의 합은 {1}점이다",
                  "{0}: the best {2} add up to {1}",
                  criterion,
                  result,
                  new Term(
                      Integer.toString(step.counted().size()),
                      Term.count(step.counted().size(), "round", "rounds").en()));
        };
    if (step.method() != OccasionMethod.BEST_N || step.dropped().isEmpty()) {
      return headline;
    }
    return step.gross().isEmpty()
        ? headline.remark("제외한 회차: {0}", "dropped: {0}", row(step.dropped()))
        : headline.remark(
            "제외한 회차: {0}, 모두 더하면 {1}",
            "dropped: {0}; all of them make {1}", row(step.dropped()), Term.of(step.gross().get()));
  }

  private static Term row(List<Integer> numbers) {
    return Term.row(numbers.stream().map(Term::of).toList());
  }

  private Headline pointed(Step.Pointed step) {
    Term criterion = criterion(step.criterion());
    if (step.points().isEmpty() || step.sum().isEmpty()) {
      return Headline.of(
          "{0}: {1}",
          "{0}: {1}",
          criterion,
          nothing(
              step.state(),
              new Term("기록이 없어 점수가 없다", "a figure is missing, so there are no points")));
    }
    BigDecimal sum = step.sum().get();
    Term points = Term.of(step.points().get());
    Headline headline =
        step.children().isEmpty()
            ? Headline.of("{0} 점수는 {1}점이다", "{0} gives {1}", criterion, points)
            : Headline.of(
                "{0} 점수는 {2:을} 더해 {1}점이다",
                "{0} adds up {2} and gives {1}",
                criterion,
                points,
                Term.list(step.children().stream().map(this::criterion).toList()));
    boolean weighed = step.factor().compareTo(BigDecimal.ONE) != 0;
    if (step.eachOccasion()) {
      return weighed
          ? headline.remark("회차마다 {0:을} 곱함", "in each round times {0}", Term.of(step.factor()))
          : headline;
    }
    boolean rounded = sum.multiply(step.factor()).compareTo(step.points().get()) != 0;
    if (weighed) {
      headline.remark("{0} × {1}", "{0} × {1}", Term.of(sum), Term.of(step.factor()));
    }
    if (rounded) {
      headline.remark(
          "소수 {0}자리로 반올림", "rounded to {0}", Term.count(step.digits(), "digit", "digits"));
    }
    return headline;
  }

  private Headline adjusted(Step.Adjusted step) {
    Term size = Term.of(step.value().abs());
    Term name = Term.of(step.adjustment()).quoted();
    return step.value().signum() < 0
        ? Headline.of("조정 {0:으로} {1}점이 깎였다", "the adjustment {0} takes {1}", name, size)
        : Headline.of("조정 {0:으로} {1}점이 더해졌다", "the adjustment {0} adds {1}", name, size);
  }

  private Headline gated(Step.Gated step) {
    Term gate = criterion(step.verdict().criterion()).quoted();
    Verdict verdict = step.verdict().verdict();
    Headline headline =
        switch (verdict) {
          case PASSED -> Headline.of("필수 요건 {0:을} 충족했다", "the entry passed the gate {0}", gate);
          case FAILED -> Headline.of("필수 요건 {0:을} 충족하지 못했다", "the entry failed the gate {0}", gate);
          case PENDING ->
              Headline.of("필수 요건 {0:은} 아직 판정되지 않았다", "the gate {0} is not ruled yet", gate);
        };
    if (step.value().isPresent() && step.limit().isPresent()) {
      headline.remark(
          "점수 {0}, 기준값 {1}",
          "points {0}, threshold {1}", Term.of(step.value().get()), Term.of(step.limit().get()));
    } else if (step.limit().isPresent() && verdict == Verdict.FAILED) {
      headline.remark("견줄 기록이 없음", "there is no figure to compare");
    }
    return headline;
  }

  private Headline total(Step.Total step) {
    if (!step.published()) {
      return Headline.of("총점은 공개되지 않았다", "the total is not published");
    }
    if (step.total().isEmpty() || step.points().isEmpty()) {
      return Headline.of("점수가 없는 평가 기준이 있어 총점이 없다", "there is no total, since a figure is missing");
    }
    Headline headline = Headline.of("총점은 {0}점이다", "the total is {0}", Term.of(step.total().get()));
    return step.adjustments().signum() == 0
        ? headline
        : headline.remark(
            "점수 {0}, 조정 {1}",
            "points {0}, adjustments {1}",
            Term.of(step.points().get()),
            Term.of(step.adjustments()));
  }
}
