package org.competitionledger.core.wording;

import static java.lang.Character.UnicodeScript.HANGUL;

import java.math.BigDecimal;
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
            Headline.of(
                    "{0} 순위표가 확정됐다",
                    "the standings of {0} were certified", reading.stage(event.getStage()))
                .remark("평가 기준 제{0}판", "criteria version {0}", Term.of(event.getVersion()))
                .remark("{0}번 기록까지 반영", "as of event {0}", Term.of(event.getSequence())));
    addEntriesTo(tellers);
    tellers.on(ObjectionPeriodAnnounced.class, OutcomeHeadlines::period);
    tellers.on(
        ObjectionWaived.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1} 결과에 이의를 제기하지 않겠다고 밝혔다",
                    "{0} said that it would not object to the outcome of {1}",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .saying(event.getText()));
    tellers.on(ObjectionFiled.class, OutcomeHeadlines::objection);
    tellers.on(ObjectionDecided.class, (event, reading) -> decision(event));
    addBenefitsTo(tellers);
    tellers.on(
        SigningKeyAdded.class,
        (event, reading) ->
            Headline.of(
                "기록 서명 키 {0:이} 추가됐다", "the signing key {0} was added", key(event.getVkey())));
    tellers.on(
        SigningKeyRetired.class,
        (event, reading) ->
            Headline.of(
                "기록 서명 키 {0}의 사용이 끝났다", "the signing key {0} was retired", key(event.getVkey())));
  }

  private static void addEntriesTo(Tellers tellers) {
    tellers.on(
        EntryAdvanced.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1:을} 통과해 {2}에 진출했다",
                    "{0} advanced from {1} to {2}",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()),
                    reading.stage(event.getNextStage()))
                .remark("준비 시작", "preparation from", event.getPreparationStart())
                .because(event.getReason()));
    tellers.on(EntryEliminated.class, OutcomeHeadlines::eliminated);
    tellers.on(
        EntryWithdrawn.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1} 도중 참가를 포기했다",
                    "{0} withdrew from {1}",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .because(event.getReason()));
    tellers.on(
        EntryDisqualified.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에서 실격 처리됐다",
                    "{0} was disqualified from {1}",
                    reading.participant(event.getParticipant()),
                    reading.stage(event.getStage()))
                .because(event.getReason()));
    tellers.on(
        EntryReinstated.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에 복귀했다",
                    "{0} was reinstated in {1}",
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
                  "{0:이} ‘{1}’ 혜택을 받게 됐다",
                  "{0} was granted the benefit “{1}”",
                  reading.participant(event.getParticipant()),
                  Term.of(reading.names().benefit(event.getBenefit())));
          return quantity(headline, event.getQuantity(), null).saying(event.getText());
        });
    tellers.on(
        BenefitRevoked.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} 받은 ‘{1}’ 혜택이 취소됐다",
                    "the benefit “{1}” of {0} was revoked",
                    reading.participant(event.getParticipant()),
                    Term.of(reading.names().benefit(event.getBenefit())))
                .because(event.getReason()));
  }

  private static Headline vote(VoteCast event, Statement reading) {
    Term on = reading.callOrStage(event.getCall(), event.getStage()).orElse(Term.of(""));
    Term evaluator = reading.evaluator(event.getEvaluator());
    Term motion = Term.of(event.getMotion());
    return switch (event.getBallot()) {
      case FOR ->
          Headline.of(
              "평가위원 {0:이} {1} 안건 ‘{2}’에 찬성표를 던졌다",
              "evaluator {0} voted for the motion “{2}” on {1}", evaluator, on, motion);
      case AGAINST ->
          Headline.of(
              "평가위원 {0:이} {1} 안건 ‘{2}’에 반대표를 던졌다",
              "evaluator {0} voted against the motion “{2}” on {1}", evaluator, on, motion);
      case ABSTAIN ->
          Headline.of(
              "평가위원 {0:이} {1} 안건 ‘{2}’ 표결에서 기권했다",
              "evaluator {0} abstained on the motion “{2}” on {1}", evaluator, on, motion);
    };
  }

  private static Headline noAward(NoAwardDeclared event, Statement reading) {
    return reading
        .callOrStage(event.getCall(), event.getStage())
        .map(
            on ->
                Headline.of("{0}에서 ‘적격자 없음’으로 결정됐다", "it was decided to make no award in {0}", on))
        .orElseGet(() -> Headline.of("‘적격자 없음’으로 결정됐다", "it was decided to make no award"))
        .remark("찬성 {0}", "{0} for", event.getVotesFor())
        .remark("반대 {0}", "{0} against", event.getVotesAgainst())
        .remark("기권 {0}", "{0} abstaining", event.getAbstentions())
        .remark("의결 정족수 {0}", "quorum {0}", event.getQuorum())
        .because(event.getReason())
        .remark("이후 조치:", "instead:", event.getFallback());
  }

  private static Headline eliminated(EntryEliminated event, Statement reading) {
    Headline headline =
        Headline.of(
            "{0:이} {1}에서 탈락했다",
            "{0} was eliminated in {1}",
            reading.participant(event.getParticipant()),
            reading.stage(event.getStage()));
    if (event.getDecisiveCriterion() != null) {
      headline.remark(
          "결정적 평가 기준: {0}",
          "decisive criterion: {0}", reading.criterion(event.getDecisiveCriterion()));
    }
    return headline
        .remark("평가 기준 제{0}판", "criteria version {0}", event.getVersion())
        .because(event.getReason());
  }

  private static Headline objection(ObjectionFiled event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Headline headline =
        event.getAgainst() == null
            ? Headline.of("{0:이} 이의를 제기했다", "{0} filed an objection", participant)
            : Headline.of(
                "{0:이} {1}번 기록에 이의를 제기했다",
                "{0} filed an objection to event {1}", participant, Term.of(event.getAgainst()));
    return headline.saying(event.getText());
  }

  private static Headline decision(ObjectionDecided event) {
    Term objection = Term.of(event.getObjection()).quoted();
    Headline headline =
        event.getDecision() == ObjectionResult.UPHELD
            ? Headline.of("이의신청 {0:이} 받아들여졌다", "the objection {0} was upheld", objection)
            : Headline.of("이의신청 {0:이} 기각됐다", "the objection {0} was dismissed", objection);
    return headline.remark("조치:", "remedy:", event.getRemedy()).because(event.getReason());
  }

  private static Headline period(ObjectionPeriodAnnounced event, Statement reading) {
    Headline headline =
        Headline.of(
            "{0} 결과에 대한 이의신청 기간이 안내됐다",
            "a period for objections to the outcome of {0} was announced",
            reading.stage(event.getStage()));
    if (event.getDays() != null) {
      headline.remark("{0}일간", "{0}", Term.count(event.getDays(), "day", "days"));
    }
    return headline.remark("기한", "until", event.getUntil()).saying(event.getText());
  }

  private static Headline offered(BenefitOffered event, Statement reading) {
    Headline headline =
        reading
            .callOrStage(event.getCall(), event.getStage())
            .map(
                on ->
                    Headline.of(
                        "{1} 혜택으로 {0:이} 제시됐다",
                        "{0} was offered as a benefit in {1}",
                        Term.of(event.getTitle()).quoted(),
                        on))
            .orElseGet(
                () ->
                    Headline.of(
                        "혜택으로 {0:이} 제시됐다",
                        "{0} was offered as a benefit",
                        Term.of(event.getTitle()).quoted()));
    return quantity(headline, event.getQuantity(), event.getUnit());
  }

  private static Headline quantity(Headline headline, BigDecimal quantity, String unit) {
    if (quantity == null) {
      return headline;
    }
    Term amount = Term.of(quantity);
    if (unit == null) {
      return headline.remark("수량 {0}", "quantity {0}", amount);
    }
    // A Korean unit follows its number (100억 원); a foreign one is read before it (B200 GPU 768).
    boolean korean = Character.UnicodeScript.of(unit.codePointAt(0)) == HANGUL;
    return headline.remark(korean ? "{0}{1}" : "{1} {0}", "{0} {1}", amount, Term.of(unit));
  }

  /** {@code name+hash} of a verification key, without the key itself. */
  private static Term key(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    return Term.of(parts.length == 3 ? parts[0] + "+" + parts[1] : vkey);
  }
}
