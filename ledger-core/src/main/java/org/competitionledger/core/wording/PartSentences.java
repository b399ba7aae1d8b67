package org.competitionledger.core.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.words.Template;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/** Sentences for the parts that the points of an occasion are made of. */
final class PartSentences {

  private PartSentences() {}

  /** A shared result. */
  static Headline shared(Step.Shared step, Term place) {
    Term share = Term.of(step.share());
    Headline headline =
        Headline.of(
            "result-is-shared-among",
            place,
            Term.of(step.points()),
            Term.of(step.sharedBy()),
            share);
    boolean exact =
        step.share().multiply(BigDecimal.valueOf(step.sharedBy())).compareTo(step.points()) == 0;
    return exact
        ? headline
        : headline.remark("rounded-to", Term.count(step.digits(), "digit", "digits"));
  }

  /** Several results of an entry. */
  static Headline joined(Step.Joined step, Term place, Names names) {
    List<Term> parts = new ArrayList<>();
    for (Step.Part part : step.parts()) {
      parts.add(part(part, step.join() == Step.Join.TEAM ? names : null));
    }
    Term result = points(step.result());
    return switch (step.join()) {
      case BEST -> Headline.of("several-results-the-best-counts", place, result, Term.row(parts));
      case TEAM -> team(step, place, parts);
      case SUM -> Headline.of("results-add-up", place, result, Term.row(parts));
    };
  }

  private static Headline team(Step.Joined step, Term place, List<Term> parts) {
    if (step.result().isEmpty()) {
      return Headline.of("members-points-make-none", place, Term.row(parts));
    }
    Term result = points(step.result());
    List<Term> counted = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      if (step.parts().get(at).counts()) {
        counted.add(parts.get(at));
      }
    }
    Headline headline =
        Headline.of("members-points-give-the-team", place, result, Term.row(counted));
    List<Term> others = new ArrayList<>(parts);
    others.removeAll(counted);
    return others.isEmpty() ? headline : headline.remark("not-counted", Term.row(others));
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
        .map(number -> Words.SENTENCES.say("bare-points", number))
        .orElse(Words.SENTENCES.say("none-2"));
  }
}
