package org.competitionledger.core.wording;

import java.util.List;
import org.competitionledger.event.Accommodation;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.Origin;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.SnapshotDisclosed;
import org.competitionledger.event.SubmissionRegistered;

/** Taking part, and the evidence that participants bring. */
final class ParticipationHeadlines {

  private ParticipationHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(ParticipantRegistered.class, ParticipationHeadlines::registered);
    tellers.on(ParticipantChanged.class, ParticipationHeadlines::changed);
    tellers.on(
        IntentDeclared.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에 신청하겠다는 뜻을 밝혔다",
                    "{0} declared an intention to apply to {1}",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .saying(event.getText()));
    tellers.on(
        ParticipationDeclined.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에 참여하지 않기로 했다",
                    "{0} decided not to take part in {1}",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .saying(event.getText()));
    addApplicationsTo(tellers);
    tellers.on(EntryAdmitted.class, ParticipationHeadlines::admitted);
    tellers.on(AccommodationDecided.class, ParticipationHeadlines::accommodated);
    tellers.on(SubmissionRegistered.class, ParticipationHeadlines::submitted);
    tellers.on(
        SnapshotDisclosed.class,
        (event, reading) ->
            Headline.of(
                "{0:이} 학습이 {1}% 진행된 시점의 모델을 공개했다",
                "{0} published a model snapshot taken at {1}% of its training",
                reading.participant(event.getParticipant()),
                Term.of(event.getPercentTrained())));
  }

  private static void addApplicationsTo(Tellers tellers) {
    tellers.on(
        ApplicationSubmitted.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에 신청했다",
                    "{0} applied to {1}",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .saying(event.getText()));
    tellers.on(
        ApplicationWithdrawn.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1} 신청을 철회했다",
                    "{0} withdrew its application to {1}",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .because(event.getReason()));
    tellers.on(
        ApplicationAccepted.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에 낸 신청이 받아들여졌다",
                    "the application of {0} to {1} was accepted",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .because(event.getReason()));
    tellers.on(
        ApplicationRejected.class,
        (event, reading) ->
            Headline.of(
                    "{0:이} {1}에 낸 신청이 받아들여지지 않았다",
                    "the application of {0} to {1} was rejected",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .because(event.getReason()));
  }

  private static Headline registered(ParticipantRegistered event, Statement reading) {
    Headline headline =
        memberOf(
            Headline.of(
                "{0:이} 참가자로 등록됐다", "{0} was registered as a participant", Term.of(event.getName())),
            event.getMemberOf(),
            reading);
    int members = event.getConsortium().size();
    return members == 0
        ? headline
        : headline.remark(
            "컨소시엄 구성원 {0}곳", "consortium of {0}", Term.count(members, "member", "members"));
  }

  private static Headline changed(ParticipantChanged event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    if (event.getName() == null && event.getConsortium() == null && event.getMemberOf() != null) {
      return Headline.of(
          "{0}의 소속이 {1:으로} 바뀌었다",
          "{0} is now a member of {1}", participant, reading.participant(event.getMemberOf()));
    }
    if (event.getName() == null) {
      return memberOf(
          Headline.of("{0} 컨소시엄 구성이 바뀌었다", "the consortium of {0} changed", participant),
          event.getMemberOf(),
          reading);
    }
    Term name = Term.of(event.getName());
    Headline headline =
        name.equals(participant)
            ? Headline.of("참가자 명칭이 {0:으로} 바뀌었다", "a participant is now called {0}", name)
            : Headline.of("{0}의 명칭이 {1:으로} 바뀌었다", "{0} is now called {1}", participant, name);
    return memberOf(headline, event.getMemberOf(), reading)
        .remarkIf(event.getConsortium() != null, "컨소시엄 구성도 변경", "new consortium");
  }

  private static Headline memberOf(Headline headline, String team, Statement reading) {
    return team == null
        ? headline
        : headline.remark("소속: {0}", "member of {0}", reading.participant(team));
  }

  private static Headline admitted(EntryAdmitted event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    Headline headline =
        switch (event.getRoute()) {
          case ORIGINAL ->
              Headline.of("{0:이} {1}에 참가하게 됐다", "{0} was admitted to {1}", participant, stage);
          case ADDITIONAL_CALL ->
              Headline.of(
                  "{0:이} 추가 공모를 거쳐 {1}에 합류했다",
                  "{0} joined {1} through an additional call", participant, stage);
          case ADVANCED ->
              Headline.of("{0:이} {1}에 올라왔다", "{0} moved up to {1}", participant, stage);
          case REINSTATED ->
              Headline.of("{0:이} {1}에 복귀했다", "{0} was reinstated in {1}", participant, stage);
        };
    if (event.getCall() != null) {
      headline.remark("{0}", "{0}", reading.call(event.getCall()));
    }
    return headline.remark("준비 시작", "preparation from", event.getPreparationStart());
  }

  private static Headline accommodated(AccommodationDecided event, Statement reading) {
    Term given = given(event.getAccommodation());
    return Headline.of(
            "{1}에서 {0}에 {2} 결정됐다",
            "it was decided to give {0} {2} in {1}",
            reading.participant(event.getParticipant()),
            reading.stage(event.getStage()),
            given)
        .saying(event.getText());
  }

  private static Term given(Accommodation accommodation) {
    return switch (accommodation) {
      case NONE -> new Term("별도의 편의를 주지 않기로", "no accommodation");
      case EXTRA_TIME -> new Term("시간을 더 주기로", "extra time");
      case EXTRA_RESOURCES -> new Term("자원을 더 주기로", "extra resources");
      case OTHER -> new Term("별도의 편의를 주기로", "an accommodation");
    };
  }

  private static Headline submitted(SubmissionRegistered event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    Headline headline =
        event.getName() == null
            ? Headline.of("{0:이} {1}에 제출물을 냈다", "{0} made a submission for {1}", participant, stage)
            : Headline.of(
                "{0:이} {1}에 {2:을} 제출했다",
                "{0} submitted {2} for {1}", participant, stage, Term.of(event.getName()));
    components(event, Origin.EXTERNAL, "외부 구성 요소로 기록", "recorded as from outside:", headline);
    components(event, Origin.OWN, "자체 구성 요소로 기록", "recorded as its own:", headline);
    return headline;
  }

  /** Names the components that are on record. How many there are of all is not. */
  private static void components(
      SubmissionRegistered event, Origin origin, String ko, String en, Headline headline) {
    List<Term> named =
        event.getComponents().stream()
            .filter(component -> component.getOrigin() == origin)
            .map(component -> Term.of(component.getName()).open())
            .toList();
    if (!named.isEmpty()) {
      headline.remark(ko + ": {0}", en + " {0}", Term.list(named));
    }
  }
}
