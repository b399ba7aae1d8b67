package org.competitionledger.core.ranges;

import java.util.Optional;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.LocalisedText;

/** Ranges and verdicts in words. */
final class RangeSentences {

  private RangeSentences() {}

  static LocalisedText least(Optional<Amount> at, Grounds grounds) {
    return at.isEmpty()
        ? new Term("공개된 것만으로는 하한을 알 수 없다.", "Nothing published bounds it from below.").text()
        : Template.fill(
                "{0:을} 근거로 하면 {1}점보다 낮을 수 없다.",
                "Given {0}, it cannot be below {1}.", grounds.words(), number(at.get()))
            .text();
  }

  static LocalisedText most(Optional<Amount> at, Grounds grounds) {
    return at.isEmpty()
        ? new Term("공개된 것만으로는 상한을 알 수 없다.", "Nothing published bounds it from above.").text()
        : Template.fill(
                "{0:을} 근거로 하면 {1}점보다 높을 수 없다.",
                "Given {0}, it cannot be above {1}.", grounds.words(), number(at.get()))
            .text();
  }

  /**
   * Both ends of the points of somebody.
   *
   * @param grounds those of the ends that are bounded
   */
  static LocalisedText range(
      Term whose, Term of, Optional<Amount> least, Optional<Amount> most, Grounds grounds) {
    if (least.isEmpty() && most.isEmpty()) {
      return Template.fill(
              "{0}의 {1:은} 공개된 것만으로는 알 수 없다.", "Nothing published bounds {1} of {0}.", whose, of)
          .text();
    }
    if (least.isEmpty() || most.isEmpty()) {
      boolean above = most.isPresent();
      return Template.fill(
              above ? "{2:을} 근거로 하면 {0}의 {1:은} {3}점 이하다." : "{2:을} 근거로 하면 {0}의 {1:은} {3}점 이상이다.",
              above
                  ? "Given {2}, {1} of {0} is at most {3}."
                  : "Given {2}, {1} of {0} is at least {3}.",
              whose,
              of,
              grounds.words(),
              number(above ? most.get() : least.get()))
          .text();
    }
    if (least.get().value().compareTo(most.get().value()) == 0) {
      return Template.fill(
              "{2:을} 근거로 하면 {0}의 {1:은} {3}점이다.",
              "Given {2}, {1} of {0} is {3}.", whose, of, grounds.words(), number(least.get()))
          .text();
    }
    return Template.fill(
            "{2:을} 근거로 하면 {0}의 {1:은} {3}점 이상 {4}점 이하다.",
            "Given {2}, {1} of {0} lies between {3} and {4}.",
            whose,
            of,
            grounds.words(),
            number(least.get()),
            number(most.get()))
        .text();
  }

  static LocalisedText statisticFits(Term statistic) {
    return Template.fill(
            "{0:은} 공개된 점수와 앞선 통계에 들어맞는다.",
            "{0} fits the published scores and the statistics before it.",
            statistic)
        .text();
  }

  static LocalisedText statisticCannotBe(Term statistic, Grounds grounds) {
    return Template.fill(
            "{0:은} 다음 내용과 함께 참일 수 없다: {1}.",
            "{0} cannot be true together with {1}.", statistic, grounds.words())
        .text();
  }

  static LocalisedText notHeld(Statistic.Standing standing) {
    Term told =
        switch (standing) {
          case HELD -> throw new IllegalArgumentException("it is held");
          case PENDING ->
              new Term(
                  "점수가 없거나 아직 정해지지 않은 참가자가 있어 따져 보지 않았다.",
                  "It is not held against anything while an entry has no points there.");
          case OTHER_ENTRIES ->
              new Term(
                  "순위표와 대상이 달라 따져 보지 않았다.",
                  "It is over other entries than the table has, and is not held against it.");
          case TOO_MANY ->
              new Term(
                  "이 단계에 참가한 곳보다 많은 곳을 대상으로 했다.",
                  "It is over more entries than the stage ever had.");
          case NO_SUCH_POINTS ->
              new Term(
                  "적용 중인 기준에 없는 항목이어서 따져 보지 않았다.",
                  "The rules in force have no such points, so it is not held against anything.");
        };
    return told.text();
  }

  static LocalisedText contradiction(Grounds grounds) {
    return Template.fill(
            "{0:이} 서로 어긋나 범위를 구할 수 없다.",
            "There are no ranges, since these contradict each other: {0}.",
            grounds.words())
        .text();
  }

  /**
   * A reported figure.
   *
   * @param held whether there is anything to hold it against
   */
  static LocalisedText reported(
      FigureReported figure, boolean held, boolean fits, Grounds grounds) {
    Term value = Term.of(figure.getValue());
    if (!held) {
      return new Term(
              "순위표에 없는 점수여서 따져 보지 않았다.",
              "The table has no such points, so it is not held against anything.")
          .text();
    }
    return fits
        ? Template.fill(
                "보도된 {0}점은 공식 수치로 가능한 범위 안에 있다.",
                "The reported {0} lies within what official figures allow.", value)
            .text()
        : Template.fill(
                "{1:을} 근거로 하면 보도된 {0}점은 나올 수 없다.",
                "Given {1}, the reported {0} is not possible.", value, grounds.words())
            .text();
  }

  /** A reported figure where rules and scores alone leave nothing to hold it against. */
  static LocalisedText reportedWithoutRanges() {
    return new Term(
            "범위를 구할 수 없어 따져 보지 않았다.", "There are no ranges, so it is not held against anything.")
        .text();
  }

  /** The mean of what was reported of all. */
  static LocalisedText check(Term mean, boolean fits, Grounds grounds) {
    return Template.fill(
            fits
                ? "보도된 점수로 구한 {0:은} {1:으로} 구한 범위와 반올림 오차 안에서 들어맞는다."
                : "보도된 점수로 구한 {0:은} {1:으로} 구한 범위와 반올림을 고려해도 들어맞지 않는다.",
            fits
                ? "By what was reported, {0} fits within rounding what follows from {1}."
                : "By what was reported, {0} does not fit what follows from {1}, even with"
                    + " rounding.",
            mean,
            grounds.words())
        .text();
  }

  static LocalisedText together(Optional<Grounds> conflict) {
    return conflict.isEmpty()
        ? new Term(
                "보도된 점수를 모두 놓고 보아도 공식 수치와 어긋나는 점이 드러나지 않는다.",
                "Taken together, the reported figures show no contradiction to the official ones.")
            .text()
        : Template.fill(
                "보도된 점수를 모두 놓고 보면 다음 내용과 함께 참일 수 없다: {0}.",
                "Taken together, these cannot all be true: {0}.", conflict.get().words())
            .text();
  }

  private static Term number(Amount amount) {
    return Term.of(amount.text());
  }
}
