package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.competitionledger.core.decide.Says;
import org.competitionledger.event.Event;
import org.competitionledger.view.Finding;
import org.junit.jupiter.api.Test;

class LogForkTest {

  @Test
  void differentEventsUnderOneNumberAreAFork() {
    Event one = Story.of(Says.notice("n-1")).events().get(1);
    Event other = Story.of(Says.notice("n-2")).events().get(1);

    assertThat(LogFork.isFork(one, other)).isTrue();
  }

  @Test
  void theSameEventShownTwiceIsNone() {
    Event one = Story.of(Says.notice("n-1")).events().get(1);

    assertThat(LogFork.isFork(one, Event.newBuilder(one).build())).isFalse();
  }

  @Test
  void comesUpForAnEventThatAnotherCopyShows() {
    Story story = Story.of(Says.notice("n-1"));
    ObservedStory told = story.told();
    Event other = Story.of(Says.notice("n-2")).events().get(1);

    assertThat(LogFork.observe(told.state(), told.memory(), other))
        .extracting(Finding::getCode, Finding::getRaisedBy)
        .containsExactly(tuple("log-fork", 1L));
    assertThat(told.open()).containsExactly(FindingCode.LOG_FORK);
  }
}
