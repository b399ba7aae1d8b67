package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.occurred;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Specification.COMPETITION;
import static org.competitionledger.core.decide.Specification.START;
import static org.competitionledger.core.decide.Specification.command;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;
import static org.competitionledger.core.decide.Specification.proposals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.CommandRefusals;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;

class DecideTest {

  @Test
  void numbersAndDatesTheEventsOfABatch() {
    List<EncodedEvent> events = given().when(announced(), stage("heat", 1)).events();

    assertThat(events).extracting(encoded -> encoded.event().getSequence()).containsExactly(0L, 1L);
    Event second = events.get(1).event();
    assertThat(second.getCompetition()).isEqualTo(COMPETITION);
    assertThat(second.getCommandIndex()).isEqualTo(1);
    assertThat(second.getCommandSize()).isEqualTo(2);
    assertThat(second.getLedgerVersion()).isEqualTo(LedgerVersion.CURRENT);
    assertThat(second.getActor().getSubject()).isEqualTo("organizer-1");
    assertThat(second.getActor().getRole()).isEqualTo(Role.ORGANIZER);
    assertThat(second.getRecordedAt())
        .isEqualTo(events.get(0).event().getRecordedAt())
        .isEqualTo(START.plusSeconds(60));
  }

  @Test
  void encodesEachEventOnceForTheLog() {
    EncodedEvent encoded = given().when(announced()).events().get(0);

    assertThat(EventCodec.decode(encoded.bytes())).isEqualTo(encoded.event());
  }

  @Test
  void recordsInMicrosecondsAndNeverBackInTime() {
    State state = new MapState();
    Instant nanos = Instant.parse("2026-01-01T00:00:00.123456789Z");
    Specification.committed(Decide.decide(COMPETITION, state, one("a", announced()), nanos));

    Decision later =
        Specification.committed(
            Decide.decide(COMPETITION, state, one("b", notice("n-1")), nanos.minusSeconds(9)));

    assertThat(((Decision.Accepted) later).events().get(0).event().getRecordedAt())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
  }

  @Test
  void decidesABatchAgainstWhatItsEarlierEventsLeave() {
    given(announced())
        .when(stage("heat", 1), opened("heat"), published(set(1, "heat", Says.criterion("speed"))))
        .thenRecorded();
  }

  @Test
  void refusesAllOfABatchForItsFirstRefusal() {
    Specification cup = given(announced());
    cup.when(stage("heat", 1), opened("heat"), opened("heat"), opened("final"))
        .thenRefusedAt(2, RefusalCode.STAGE_ALREADY_OPEN);

    assertThat(cup.state().find(StateKind.STAGE.key("heat"))).isEmpty();
    assertThat(cup.state().find(Keys.HEAD).orElseThrow().getLastSequence()).isZero();
  }

  @Test
  void answersARepeatWithTheSameSequencesWhateverIsExpected() {
    Command command = one("again", notice("n-1"));
    Command expecting = Command.newBuilder(command).setIfMatch(77L).build();

    given(announced())
        .when(command)
        .thenRecorded()
        .and(notice("n-2"))
        .when(expecting)
        .thenReplayed(1, 1);
  }

  @Test
  void answersNoRepeatToWhoMayNotWriteThere() {
    Command accepted = one("again", stage("heat", 1));
    Specification cup = given(announced()).when(accepted).thenRecorded();

    cup.when(
            by(
                accepted,
                new Authority("organizer-1", List.of(Role.ORGANIZER), List.of("other"), List.of())))
        .thenRefusedAt(0, RefusalCode.COMPETITION_NOT_GRANTED)
        .when(
            by(
                accepted,
                new Authority("organizer-1", List.of(Role.CLERK), List.of("*"), List.of())))
        .thenRefusedAt(0, RefusalCode.ROLE_NOT_ALLOWED)
        .when(by(accepted, organizer()))
        .thenReplayed(1, 1);
  }

  @Test
  void doesNotTellWhoMayNotWriteThereThatAKeyIsTaken() {
    Command accepted = one("again", notice("n-1"));
    Command other = one("again", notice("n-2"));

    given(announced())
        .when(accepted)
        .thenRecorded()
        .when(
            by(other, new Authority("organizer-1", List.of(Role.ORGANIZER), List.of(), List.of())))
        .thenRefused(RefusalCode.COMPETITION_NOT_GRANTED)
        .when(other)
        .thenRefused(RefusalCode.KEY_REUSED);
  }

  @Test
  void bindsAKeyOnlyByAcceptance() {
    Command command = one("again", opened("heat"));

    given(announced())
        .when(command)
        .thenRefused(RefusalCode.UNKNOWN_STAGE)
        .and(stage("heat", 1))
        .when(command)
        .thenRecorded();
  }

  @Test
  void takesACommandThatExpectsTheLastSequence() {
    given(announced()).when(CommandRefusals.ifMatch(0L)).thenRecorded();
  }

  @Test
  void namesTheLastSequenceToWhoExpectedAnother() {
    Decision.Refused refused = given(announced()).when(CommandRefusals.ifMatch(7L)).refused();

    assertThat(refused.refusal().arguments()).containsExactly("0", "7");
    assertThat(refused.index()).isEmpty();
  }

  @Test
  void refusesAMalformedCompetitionId() {
    Decision decision =
        Specification.committed(
            Decide.decide("Cup 2026", new MapState(), one("a", announced()), Instant.EPOCH));

    assertThat(((Decision.Refused) decision).refusal().code()).isEqualTo(RefusalCode.ID_MALFORMED);
  }

  @Test
  void takesALongNoticeUpToTheGreatestSizeOfAnEvent() {
    given(announced()).when(CommandRefusals.longNotice(65_000)).thenRecorded();
  }

  @Test
  void takesCausesRecordedBeforeAlsoInTheSameBatch() {
    given(announced()).when(notice("n-1"), Says.causedBy(1, notice("n-2"))).thenRecorded();
  }

  @Test
  void neverChangesTheCommand() throws IOException {
    Command command =
        one(
            "dated",
            occurred(
                "2025-12-31",
                published(
                    set(1, "heat", Says.criterion("speed")).setEffectiveFrom(time("2026-02")))));
    byte[] before = bytes(command);

    Event event = given(entered()).when(command).events().get(0).event();

    assertThat(bytes(command)).isEqualTo(before);
    assertThat(event.getSaid().getOccurredAt().getLatest()).isAfter(Instant.EPOCH);
  }

  @Test
  void carriesAScoreWithoutTimesAsItWasProposed() {
    Command command = one("score", score("heat", "ants", "speed", "5"));

    Event event = given(judgedCup()).when(command).events().get(0).event();

    assertThat(event.getSaid()).isSameAs(command.getProposals().get(0));
  }

  private static byte[] bytes(Command command) throws IOException {
    return command.toByteBuffer().array();
  }

  private static Command by(Command command, Authority authority) {
    return Command.newBuilder(command).setAuthority(authority).build();
  }

  private static Command one(String key, Object said) {
    return command(key, organizer(), proposals(said));
  }
}
