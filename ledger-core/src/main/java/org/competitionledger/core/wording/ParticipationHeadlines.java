package org.competitionledger.core.wording;

import java.util.List;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
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
                    "declared-an-intention-to-apply",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .saying(event.getText()));
    tellers.on(
        ParticipationDeclined.class,
        (event, reading) ->
            Headline.of(
                    "decided-not-to-take-part",
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
                "published-a-model-snapshot-taken",
                reading.participant(event.getParticipant()),
                Term.of(event.getPercentTrained())));
  }

  private static void addApplicationsTo(Tellers tellers) {
    tellers.on(
        ApplicationSubmitted.class,
        (event, reading) ->
            Headline.of(
                    "applied-to",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .saying(event.getText()));
    tellers.on(
        ApplicationWithdrawn.class,
        (event, reading) ->
            Headline.of(
                    "withdrew-its-application",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .because(event.getReason()));
    tellers.on(
        ApplicationAccepted.class,
        (event, reading) ->
            Headline.of(
                    "application-of-to-was-accepted",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .because(event.getReason()));
    tellers.on(
        ApplicationRejected.class,
        (event, reading) ->
            Headline.of(
                    "application-of-to-was-rejected",
                    reading.participant(event.getParticipant()),
                    reading.call(event.getCall()))
                .because(event.getReason()));
  }

  private static Headline registered(ParticipantRegistered event, Statement reading) {
    Headline headline =
        memberOf(
            Headline.of("registered-as-a-participant", Term.of(event.getName())),
            event.getMemberOf(),
            reading);
    int members = event.getConsortium().size();
    return members == 0
        ? headline
        : headline.remark("consortium-of", Term.count(members, "member", "members"));
  }

  private static Headline changed(ParticipantChanged event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    if (event.getName() == null && event.getConsortium() == null && event.getMemberOf() != null) {
      return Headline.of("now-a-member", participant, reading.participant(event.getMemberOf()));
    }
    if (event.getName() == null) {
      return memberOf(
          Headline.of("consortium-of-changed", participant), event.getMemberOf(), reading);
    }
    Term name = Term.of(event.getName());
    Headline headline =
        name.equals(participant)
            ? Headline.of("participant-is-now-called", name)
            : Headline.of("is-now-called", participant, name);
    return memberOf(headline, event.getMemberOf(), reading)
        .remarkIf(event.getConsortium() != null, "new-consortium");
  }

  private static Headline memberOf(Headline headline, String team, Statement reading) {
    return team == null ? headline : headline.remark("member-of", reading.participant(team));
  }

  private static Headline admitted(EntryAdmitted event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    Headline headline =
        switch (event.getRoute()) {
          case ORIGINAL -> Headline.of("was-admitted", participant, stage);
          case ADDITIONAL_CALL ->
              Headline.of("joined-through-an-additional-call", participant, stage);
          case ADVANCED -> Headline.of("moved-up", participant, stage);
          case REINSTATED -> Headline.of("was-reinstated", participant, stage);
        };
    if (event.getCall() != null) {
      headline.remark("beside", reading.call(event.getCall()));
    }
    return headline.remark("preparation-from", event.getPreparationStart());
  }

  private static Headline accommodated(AccommodationDecided event, Statement reading) {
    Term given = given(event.getAccommodation());
    return Headline.of(
            "decided-to-give",
            reading.participant(event.getParticipant()),
            reading.stage(event.getStage()),
            given)
        .saying(event.getText());
  }

  private static Term given(Accommodation accommodation) {
    return switch (accommodation) {
      case NONE -> Words.SENTENCES.say("no-accommodation");
      case EXTRA_TIME -> Words.SENTENCES.say("extra-time");
      case EXTRA_RESOURCES -> Words.SENTENCES.say("extra-resources");
      case OTHER -> Words.SENTENCES.say("an-accommodation");
    };
  }

  private static Headline submitted(SubmissionRegistered event, Statement reading) {
    Term participant = reading.participant(event.getParticipant());
    Term stage = reading.stage(event.getStage());
    Headline headline =
        event.getName() == null
            ? Headline.of("made-a-submission", participant, stage)
            : Headline.of("submitted-for", participant, stage, Term.of(event.getName()));
    components(event, Origin.EXTERNAL, "recorded-as-from-outside", headline);
    components(event, Origin.OWN, "recorded-as-its-own", headline);
    return headline;
  }

  /** Names the components that are on record. How many there are of all is not. */
  private static void components(
      SubmissionRegistered event, Origin origin, String key, Headline headline) {
    List<Term> named =
        event.getComponents().stream()
            .filter(component -> component.getOrigin() == origin)
            .map(component -> Term.of(component.getName()).open())
            .toList();
    if (!named.isEmpty()) {
      headline.remark(key, Term.list(named));
    }
  }
}
