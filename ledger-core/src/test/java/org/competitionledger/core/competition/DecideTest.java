package org.competitionledger.core.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.competition.Specification.given;
import static org.competitionledger.core.competition.Specification.proposal;

import java.util.List;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageScheduled;
import org.junit.jupiter.api.Test;

class DecideTest {

  @Test
  void numbersAndDatesTheEventsOfABatch() {
    List<EncodedEvent> events = given().when(announced(), stage("final")).events();

    assertThat(events).hasSize(2);
    assertThat(events.get(1).event().getSequence()).isEqualTo(1);
    assertThat(events.get(1).event().getCommandIndex()).isEqualTo(1);
    assertThat(events.get(1).event().getCommandSize()).isEqualTo(2);
    assertThat(events.get(1).event().getRecordedAt())
        .isEqualTo(events.get(0).event().getRecordedAt())
        .isEqualTo(Specification.START.plusSeconds(60));
  }

  @Test
  void answersARepeatWithTheSameSequences() {
    Specification history = given(announced());
    Command command =
        Specification.command(
            "again", Specification.organizer(), List.of(proposal(stage("final"))));
    history.when(command).thenRecorded();

    history.when(command).thenReplayed(1, 1);
  }

  @Test
  void refusesAnotherBodyUnderTheSameKey() {
    Specification history = given(announced());
    history
        .when(
            Specification.command(
                "again", Specification.organizer(), List.of(proposal(stage("final")))))
        .thenRecorded()
        .when(
            Specification.command(
                "again", Specification.organizer(), List.of(proposal(stage("semi-final")))))
        .thenRefused(RefusalCode.KEY_REUSED);
  }

  @Test
  void refusesACompetitionThatDoesNotBeginWithItsAnnouncement() {
    given().when(new StageOpened("final")).thenRefused(RefusalCode.UNKNOWN_COMPETITION);
  }

  @Test
  void refusesASecondAnnouncement() {
    given(announced()).when(announced()).thenRefused(RefusalCode.COMPETITION_EXISTS);
  }

  private static CompetitionAnnounced announced() {
    return new CompetitionAnnounced(
        new LocalisedText("컵", "Cup"), null, RecordKind.LIVE, "Asia/Seoul", null, null, null);
  }

  private static StageScheduled stage(String id) {
    return new StageScheduled(id, new LocalisedText(null, id), 1, null, null, null);
  }
}
