package org.competitionledger.core.wording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
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
        ? Words.SENTENCES.say("round", criterion(criterion), Term.of(occasion), Term.of(name.get()))
        : Words.SENTENCES.say("round-2", criterion(criterion), Term.of(occasion));
  }

  private Headline score(Step.Score score) {
    Term given =
        switch (score.state()) {
          case NUMBER -> score.value().map(Term::of).orElse(Words.SENTENCES.say("absent"));
          case ABSENT -> Words.SENTENCES.say("absent");
          case NOT_PUBLISHED -> Words.SENTENCES.say("not-published-2");
          case SEALED -> Words.SENTENCES.say("sealed-2");
        };
    Term by =
        score.of().evaluator().isEmpty()
            ? recorded(score, given)
            : Words.SENTENCES.say("score-of-evaluator", given, Term.of(score.of().evaluator()));
    Headline headline =
        switch (score.use()) {
          case COUNTS -> use("counts", score, by);
          case VOIDED -> use("voided-and-does-not-count", score, by);
          case RECUSED -> use("does-not-count-since", score, by);
          case ABSENT -> use("is-left-out", score, by);
          case NOT_PUBLISHED -> use("so-nothing-can-be-computed", score, by);
          case NOT_COMPARABLE -> use("lies-outside-the-scale", score, by);
          case TRIMMED_LOW -> use("left-out-as-too-low", score, by);
          case TRIMMED_HIGH -> use("left-out-as-too-high", score, by);
          case SURPLUS -> use("left-out-since-another", score, by);
        };
    return EvaluationHeadlines.absent(headline, score.absence().orElse(null));
  }

  private Term recorded(Step.Score score, Term given) {
    if (!score.of().member().isEmpty()) {
      return Words.SENTENCES.say(
          "the-figure", given, Term.of(names.participant(score.of().member())));
    }
    return score.of().resultLine().isEmpty()
        ? Words.SENTENCES.say("the-figure-2", given)
        : Words.SENTENCES.say("the-figure-3", given, Term.of(score.of().resultLine()));
  }

  private Headline use(String key, Step.Score score, Term by) {
    return Headline.of(key, place(score.of().criterion(), score.of().occasion()), by);
  }

  private Headline figure(Step.Figure figure) {
    Term place = place(figure.criterion(), figure.occasion());
    Term result = Term.of(figure.figure());
    if (figure.digits().isEmpty()) {
      return Headline.of("the-scores-make", place, result);
    }
    return Headline.of("beside-5", place, Term.of(figure.sum()), Term.of(figure.divisor()), result)
        .remark("rounded-to", Term.count(figure.digits().getAsInt(), "digit", "digits"));
  }

  private Headline transformed(Step.Transformed step) {
    Term place = place(step.criterion(), step.occasion());
    if (step.figure().isEmpty() || step.points().isEmpty() || step.result().isEmpty()) {
      return Headline.of(
          "beside-6",
          place,
          nothing(
              step.state(),
              step.result().isPresent()
                  ? Words.SENTENCES.say("round-gives-0")
                  : Words.SENTENCES.say("there-is-no-figure")));
    }
    Term figure = Term.of(step.figure().get());
    Term points = Term.of(step.points().get());
    Headline headline =
        switch (step.method()) {
          case IDENTITY -> Headline.of("is-the-points", place, figure);
          case POINTS_TABLE -> Headline.of("position-is-worth", place, figure, points);
          case RATIO_TO_BEST ->
              Headline.of(
                  "compared-with-the-best",
                  place,
                  figure,
                  points,
                  step.best().map(Term::of).orElse(figure));
        };
    if (step.state() == PointState.ABSENT) {
      headline.remark("absent-counts", figure);
    }
    return step.multiplier().compareTo(BigDecimal.ONE) == 0
        ? headline
        : headline.remark("times-makes", Term.of(step.multiplier()), Term.of(step.result().get()));
  }

  private static Term nothing(PointState state, Term absent) {
    return switch (state) {
      case OK, PENDING -> Words.SENTENCES.say("there-is-no-score-yet");
      case ABSENT -> absent;
      case NOT_PUBLISHED -> Words.SENTENCES.say("score-is-not-published");
      case NOT_COMPARABLE -> Words.SENTENCES.say("not-comparable-under-these-rules");
    };
  }

  private Headline summed(Step.Summed step) {
    Term place = place(step.criterion(), step.occasion());
    if (step.result().isEmpty()) {
      Term absent = Words.SENTENCES.say("there-is-no-figure");
      return Headline.of("beside-6", place, nothing(step.state(), absent));
    }
    return Headline.of("make", place, parts(step), Term.of(step.result().get()));
  }

  /** What each part that has points adds. */
  private Term parts(Step.Summed step) {
    return Term.list(
        step.parts().stream()
            .filter(part -> part.points().isPresent())
            .map(
                part ->
                    Words.SENTENCES.say(
                        "beside-7", criterion(part.of()), Term.of(part.points().orElseThrow())))
            .toList());
  }

  private Headline aggregated(Step.Aggregated step) {
    Headline headline = overOccasions(step);
    return step.chooser().isEmpty()
        ? headline
        : headline.remark("decides-which-rounds-count", criterion(step.chooser().get()));
  }

  private Headline overOccasions(Step.Aggregated step) {
    Term criterion = criterion(step.criterion());
    if (step.result().isEmpty()) {
      return Headline.of(
          "beside-6",
          criterion,
          nothing(step.state(), Words.SENTENCES.say("round-that-counts-has-no")));
    }
    Term result = Term.of(step.result().get());
    OccasionMethod method =
        step.chooser().isPresent() && step.method() != OccasionMethod.MEAN
            ? OccasionMethod.SUM
            : step.method();
    Headline headline =
        switch (method) {
          case SUM -> Headline.of("rounds-add-up", criterion, result);
          case MEAN -> Headline.of("mean-of-the-rounds", criterion, result);
          case MAX -> Headline.of("best-round-gives", criterion, result);
          case LAST -> Headline.of("last-round-gives", criterion, result);
          case BEST_N ->
              Headline.of(
                  "best-add-up",
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
        ? headline.remark("dropped", row(step.dropped()))
        : headline.remark(
            "dropped-all-of-them-make", row(step.dropped()), Term.of(step.gross().get()));
  }

  private static Term row(List<Integer> numbers) {
    return Term.row(numbers.stream().map(Term::of).toList());
  }

  private Headline pointed(Step.Pointed step) {
    Term criterion = criterion(step.criterion());
    if (step.points().isEmpty() || step.sum().isEmpty()) {
      return Headline.of(
          "beside-6",
          criterion,
          nothing(step.state(), Words.SENTENCES.say("figure-is-missing-so-there")));
    }
    BigDecimal sum = step.sum().get();
    Term points = Term.of(step.points().get());
    Headline headline =
        step.children().isEmpty()
            ? Headline.of("gives", criterion, points)
            : Headline.of(
                "adds-up-and-gives",
                criterion,
                points,
                Term.list(step.children().stream().map(this::criterion).toList()));
    boolean weighed = step.factor().compareTo(BigDecimal.ONE) != 0;
    if (step.eachOccasion()) {
      return weighed ? headline.remark("each-round-times", Term.of(step.factor())) : headline;
    }
    boolean rounded = sum.multiply(step.factor()).compareTo(step.points().get()) != 0;
    if (weighed) {
      headline.remark("beside-8", Term.of(sum), Term.of(step.factor()));
    }
    if (rounded) {
      headline.remark("rounded-to", Term.count(step.digits(), "digit", "digits"));
    }
    return headline;
  }

  private Headline adjusted(Step.Adjusted step) {
    Term size = Term.of(step.value().abs());
    Term name = Term.of(step.adjustment()).quoted();
    return step.value().signum() < 0
        ? Headline.of("the-adjustment-takes", name, size)
        : Headline.of("the-adjustment-adds", name, size);
  }

  private Headline gated(Step.Gated step) {
    Term gate = criterion(step.verdict().criterion()).quoted();
    Verdict verdict = step.verdict().verdict();
    Headline headline =
        switch (verdict) {
          case PASSED -> Headline.of("entry-passed-the-gate", gate);
          case FAILED -> Headline.of("entry-failed-the-gate", gate);
          case PENDING -> Headline.of("gate-is-not-ruled-yet", gate);
        };
    if (step.value().isPresent() && step.limit().isPresent()) {
      headline.remark("points-threshold", Term.of(step.value().get()), Term.of(step.limit().get()));
    } else if (step.limit().isPresent() && verdict == Verdict.FAILED) {
      headline.remark("there-is-no-figure-to-compare");
    }
    return headline;
  }

  private Headline total(Step.Total step) {
    if (!step.published()) {
      return Headline.of("total-is-not-published");
    }
    if (step.total().isEmpty() || step.points().isEmpty()) {
      return Headline.of("there-is-no-total-since");
    }
    Headline headline = Headline.of("the-total-2", Term.of(step.total().get()));
    return step.adjustments().signum() == 0
        ? headline
        : headline.remark(
            "points-adjustments", Term.of(step.points().get()), Term.of(step.adjustments()));
  }
}
