package org.competitionledger.core.wording;

import static java.lang.Character.UnicodeScript.HANGUL;

import java.math.BigDecimal;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionResult;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.VoteCast;

/** Outcomes, objections, benefits, and the keys of the log. */
final class OutcomeHeadlines {

  private OutcomeHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(VoteCast.class, OutcomeHeadlines::vote);
    tellers.on(NoAwardDeclared.class, OutcomeHeadlines::noAward);
    tellers.on(
        StandingsCertified.class,
        (event, reading) ->
            Headline.of("standings-of-were-certified", reading.stage(event.getStage()))
                .remark("criteria-version", Term.of(event.getVersion()))
                .remark("as-of-event", Term.of(event.getSequence())));
    addEntriesTo(tellers);
    tellers.on(ObjectionPeriodAnnounced.class, OutcomeHeadlines::period);
    tellers.on(
        ObjectionWaived.class,
        (event, reading) ->
            Headline.of(
                    "said-that-it-would-not",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .saying(event.getText()));
    tellers.on(ObjectionFiled.class, OutcomeHeadlines::objection);
    tellers.on(ObjectionDecided.class, (event, reading) -> decision(event));
    addBenefitsTo(tellers);
    tellers.on(
        SigningKeyAdded.class,
        (event, reading) -> Headline.of("signing-key-was-added", key(event.getVkey())));
    tellers.on(
        SigningKeyRetired.class,
        (event, reading) -> Headline.of("signing-key-was-retired", key(event.getVkey())));
  }

  private static void addEntriesTo(Tellers tellers) {
    tellers.on(
        EntryAdvanced.class,
        (event, reading) ->
            Headline.of(
                    "advanced-from",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()),
                    reading.stage(event.getNextStage()))
                .remark("preparation-from", event.getPreparationStart())
                .because(event.getReason()));
    tellers.on(EntryEliminated.class, OutcomeHeadlines::eliminated);
    tellers.on(
        EntryWithdrawn.class,
        (event, reading) ->
            Headline.of(
                    "withdrew-from",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .because(event.getReason()));
    tellers.on(
        EntryDisqualified.class,
        (event, reading) ->
            Headline.of(
                    "was-disqualified-from",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .because(event.getReason()));
    tellers.on(
        EntryReinstated.class,
        (event, reading) ->
            Headline.of(
                    "was-reinstated",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .because(event.getReason()));
  }

  private static void addBenefitsTo(Tellers tellers) {
    tellers.on(BenefitOffered.class, OutcomeHeadlines::offered);
    tellers.on(
        BenefitGranted.class,
        (event, reading) -> {
          Headline headline =
              Headline.of(
                  "granted-the-benefit",
                  reading.participant(event.getParticipant()),
                  Term.of(reading.names().benefit(event.getBenefit())));
          return quantity(headline, event.getQuantity(), null).saying(event.getText());
        });
    tellers.on(
        BenefitRevoked.class,
        (event, reading) ->
            Headline.of(
                    "benefit-of-was-revoked",
                    reading.participant(event.getParticipant()),
                    Term.of(reading.names().benefit(event.getBenefit())))
                .because(event.getReason()));
  }

  private static Headline vote(VoteCast event, Statement reading) {
    Term on = reading.callOrStage(event.getCall(), event.getStage()).orElse(Term.of(""));
    Term evaluator = reading.evaluator(event.getEvaluator());
    Term motion = Term.of(event.getMotion());
    return switch (event.getBallot()) {
      case FOR -> Headline.of("evaluator-voted-for-the-motion", evaluator, on, motion);
      case AGAINST -> Headline.of("evaluator-voted-against-the-motion", evaluator, on, motion);
      case ABSTAIN -> Headline.of("evaluator-abstained-on-the-motion", evaluator, on, motion);
    };
  }

  private static Headline noAward(NoAwardDeclared event, Statement reading) {
    return reading
        .callOrStage(event.getCall(), event.getStage())
        .map(on -> Headline.of("decided-to-make-no-award", on))
        .orElseGet(() -> Headline.of("decided-to-make-no-award-2"))
        .remark("for", event.getVotesFor())
        .remark("against", event.getVotesAgainst())
        .remark("abstaining", event.getAbstentions())
        .remark("quorum", event.getQuorum())
        .because(event.getReason())
        .remark("instead", event.getFallback());
  }

  private static Headline eliminated(EntryEliminated event, Statement reading) {
    Headline headline =
        Headline.of(
            "was-eliminated",
            reading.participant(event.getParticipant()),
            reading.stage(event.getStage()));
    if (event.getDecisiveCriterion() != null) {
      headline.remark("decisive-criterion", reading.criterion(event.getDecisiveCriterion()));
    }
    return headline.remark("criteria-version", event.getVersion()).because(event.getReason());
  }

  private static Headline objection(ObjectionFiled event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Headline headline =
        event.getAgainst() == null
            ? Headline.of("filed-an-objection", participant)
            : Headline.of("filed-an-objection-to-event", participant, Term.of(event.getAgainst()));
    return headline.saying(event.getText());
  }

  private static Headline decision(ObjectionDecided event) {
    Term objection = Term.of(event.getObjection()).quoted();
    Headline headline =
        event.getDecision() == ObjectionResult.UPHELD
            ? Headline.of("objection-was-upheld", objection)
            : Headline.of("objection-was-dismissed", objection);
    return headline.remark("remedy", event.getRemedy()).because(event.getReason());
  }

  private static Headline period(ObjectionPeriodAnnounced event, Statement reading) {
    Headline headline = Headline.of("period-for-objections", reading.stage(event.getStage()));
    if (event.getDays() != null) {
      headline.remark("beside-2", Term.count(event.getDays(), "day", "days"));
    }
    return headline.remark("until", event.getUntil()).saying(event.getText());
  }

  private static Headline offered(BenefitOffered event, Statement reading) {
    Headline headline =
        reading
            .callOrStage(event.getCall(), event.getStage())
            .map(on -> Headline.of("offered-as-a-benefit", Term.of(event.getTitle()).quoted(), on))
            .orElseGet(
                () -> Headline.of("offered-as-a-benefit-2", Term.of(event.getTitle()).quoted()));
    return quantity(headline, event.getQuantity(), event.getUnit());
  }

  private static Headline quantity(Headline headline, BigDecimal quantity, String unit) {
    if (quantity == null) {
      return headline;
    }
    Term amount = Term.of(quantity);
    if (unit == null) {
      return headline.remark("quantity", amount);
    }
    // A Korean unit follows its number (100억 원); a foreign one is read before it (B200 GPU 768).
    boolean korean = Character.UnicodeScript.of(unit.codePointAt(0)) == HANGUL;
    return headline.remark(korean ? "amount-and-unit" : "unit-and-amount", amount, Term.of(unit));
  }

  /** {@code name+hash} of a verification key, without the key itself. */
  private static Term key(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    return Term.of(parts.length == 3 ? parts[0] + "+" + parts[1] : vkey);
  }
}
