package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.wording.Readable.assertInOurWords;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Every finding there is comes up in its smallest history, and not in the one beside it; but those
 * of the log itself, which no event tells.
 */
class EveryFindingTest {

  private static final Cases CASES = Cases.all();

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LOG_.*")
  void isTriggeredByItsSmallestHistory(FindingCode code) {
    ObservedStory told = CASES.of(code).triggers().get().told();

    assertThat(told.open()).contains(code);
  }

  @ParameterizedTest
  @EnumSource
  void isNotTriggeredByTheHistoryBesideIt(FindingCode code) {
    ObservedStory told = CASES.of(code).mustNot().get().told();

    assertThat(told.open()).doesNotContain(code);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LOG_.*")
  void isProvedByEventsOfTheHistory(FindingCode code) {
    Story story = CASES.of(code).triggers().get();
    FindingAt found = story.finding(code).orElseThrow();

    assertThat(found.finding().getSequences())
        .isNotEmpty()
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(sequence -> sequence > 0 && sequence <= story.lastSequence());
    assertThat(found.finding().getProofs()).isEqualTo(found.finding().getSequences().size());
    assertThat(found.finding().getRaisedBy()).isLessThanOrEqualTo(story.lastSequence());
  }

  /** A correction needs no score before it: an occasion that closed made it absent. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {"LOG_.*", "SCORE_CORRECTED_AFTER_PUBLICATION"})
  void disappearsWithoutAnyOfItsProofs(FindingCode code) {
    Story story = CASES.of(code).triggers().get();
    for (long proof : story.finding(code).orElseThrow().finding().getSequences()) {
      List<Event> without = new ArrayList<>(story.events());
      without.remove((int) proof);

      assertThat(ObservedStory.of(without).open())
          .as("without event %d", proof)
          .doesNotContain(code);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LOG_.*")
  void disappearsOrMovesWhenAProofMoves(FindingCode code) {
    Story story = CASES.of(code).triggers().get();
    FindingAt found = story.finding(code).orElseThrow();
    int last = (int) story.lastSequence();
    for (long proof : found.finding().getSequences()) {
      List<Event> moved = new ArrayList<>(story.events());
      moved.add(proof == last ? 1 : last, moved.remove((int) proof));
      if (moved.equals(story.events())) {
        continue; // a history of one event
      }

      assertThat(proofs(code, moved))
          .as("event %d moved", proof)
          .isNotEqualTo(proofs(code, story.events()));
    }
  }

  /** Where the proofs of a finding stand, and which events they are. */
  private static List<Map.Entry<Long, Event>> proofs(FindingCode code, List<Event> events) {
    return ObservedStory.of(events).findings().stream()
        .filter(found -> found.code() == code)
        .flatMap(found -> found.finding().getSequences().stream())
        .map(sequence -> Map.entry(sequence, events.get(sequence.intValue())))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LOG_.*")
  void saysInBothLanguagesWhatItFound(FindingCode code) {
    LocalisedText detail =
        CASES.of(code).triggers().get().finding(code).orElseThrow().finding().getDetail();

    assertInOurWords(detail);
    assertThat(detail.getKo()).matches("(?s).*\\p{IsHangul}.*[.”’]").doesNotContain("{", "null");
    assertThat(detail.getEn()).matches("(?s)[A-Z0-9a-z‘“].*[.”’]").doesNotContain("{", "null");
  }

  @ParameterizedTest
  @EnumSource
  void isDocumentedInBothLanguages(FindingCode code) {
    assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(FindingCode.of(code.code())).contains(code);
    for (LocalisedText text : List.of(code.title(), code.meaning(), code.remedy())) {
      assertInOurWords(text);
      assertThat(text.getKo()).isNotBlank().matches("(?s).*\\p{IsHangul}.*");
      assertThat(text.getEn()).isNotBlank().doesNotMatch("(?s).*\\p{IsHangul}.*");
    }
    assertThat(code.meaning().getEn()).endsWith(".");
    assertThat(code.meaning().getKo()).endsWith("니다.");
    assertThat(code.remedy().getKo()).endsWith("니다.");
  }
}
