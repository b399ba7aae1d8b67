package org.competitionledger.api.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.Finding;
import org.junit.jupiter.api.Test;

/** Event n was recorded at second 10 n. */
class FeedSectionTest {

  @Test
  void aFindingStandsBehindTheEventThatRaisedItAndItsResolutionBehindTheOneThatResolvedIt() {
    assertThat(told(true, 0, finding(1, 10, 3, 30)))
        .containsExactly("0@0", "1@10", "raised@10", "2@20", "3@30", "resolved@30", "4@40");
  }

  @Test
  void whatFallsDueStandsBehindTheLastEventBefore() {
    assertThat(told(true, 0, finding(1, 25, 4, 40)))
        .containsExactly("0@0", "1@10", "2@20", "raised@25", "3@30", "4@40", "resolved@40");
    assertThat(told(true, 0, finding(1, 99, -1, 0)))
        .containsExactly("0@0", "1@10", "2@20", "3@30", "4@40", "raised@99");
  }

  @Test
  void whatFallsDueWithAnEventStandsBeforeIt() {
    assertThat(told(true, 0, finding(1, 30, -1, 0)))
        .containsExactly("0@0", "1@10", "2@20", "raised@30", "3@30", "4@40");
  }

  @Test
  void whatHeldBeforeItWasKnownStandsWhereItBecameKnown() {
    assertThat(told(true, 0, finding(3, 5, 3, 7)))
        .containsExactly("0@0", "1@10", "2@20", "3@30", "raised@30", "resolved@30", "4@40");
  }

  @Test
  void inAReconstructedRecordTimesOfTheWorldPutNothingInOrder() {
    assertThat(told(false, 0, finding(1, 25, 3, 99)))
        .containsExactly("0@0", "1@10", "raised@10", "2@20", "3@30", "resolved@30", "4@40");
  }

  @Test
  void aResolutionNeverStandsBeforeWhatItResolves() {
    assertThat(told(false, 0, finding(3, 30, 1, 30)))
        .containsExactly("0@0", "1@10", "2@20", "3@30", "raised@30", "resolved@30", "4@40");
  }

  @Test
  void aSectionHoldsWhatStandsInItAndNothingElse() {
    assertThat(told(true, 3, finding(1, 10, 2, 20))).containsExactly("3@30", "4@40");
    assertThat(told(true, 3, finding(1, 29, -1, 0)))
        .as("behind event 2")
        .containsExactly("3@30", "4@40");
    assertThat(told(true, 3, finding(1, 35, -1, 0)))
        .as("raised long before")
        .containsExactly("3@30", "raised@35", "4@40");
    assertThat(told(true, 0, finding(7, 70, -1, 0)))
        .as("not in the log yet")
        .containsExactly("0@0", "1@10", "2@20", "3@30", "4@40");
  }

  private static List<String> told(boolean live, long first, FindingAt finding) {
    List<Event> events = LongStream.rangeClosed(first, 4).mapToObj(FeedSectionTest::event).toList();
    return new FeedSection(live, events)
        .happenings(List.of(finding), sequence -> true).stream()
            .map(happening -> name(happening) + "@" + happening.at().getEpochSecond())
            .toList();
  }

  private static String name(Happening happening) {
    if (happening instanceof Happening.Found found) {
      return found.resolved() ? "resolved" : "raised";
    }
    return Long.toString(happening.event().getSequence());
  }

  private static Event event(long sequence) {
    Instant recordedAt = Instant.ofEpochSecond(10 * sequence);
    return new Event("c", sequence, recordedAt, null, "", null, 0, 1, 1, null);
  }

  private static FindingAt finding(long raisedBy, long since, long resolvedBy, long resolvedAt) {
    boolean resolved = resolvedBy >= 0;
    Instant until = Instant.ofEpochSecond(resolvedAt);
    return new FindingAt(
        FindingCode.PROMISE_OVERDUE,
        new Finding(
            FindingCode.PROMISE_OVERDUE.code(),
            "promise",
            new LocalisedText("늦음", "late"),
            List.of(raisedBy),
            1,
            raisedBy,
            Instant.ofEpochSecond(since),
            resolvedBy,
            resolved ? until : null),
        resolved,
        until);
  }
}
