package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.event.Event;
import org.competitionledger.view.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of findings in any competition; the seed is in the name of the test. */
class FindingsLawsTest {

  private static final int COMMANDS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void everyFindingPointsAtEventsAndSpeaksBothLanguages(long seed) {
    List<Event> log = log(seed);
    for (FindingAt found : ObservedStory.of(log).findings()) {
      Finding finding = found.finding();
      assertThat(finding.getSequences())
          .as("%s", found)
          .isNotEmpty()
          .isSorted()
          .doesNotHaveDuplicates()
          .allMatch(sequence -> sequence >= 0 && sequence < log.size());
      assertThat(finding.getProofs()).isGreaterThanOrEqualTo(finding.getSequences().size());
      assertThat(finding.getRaisedBy()).isBetween(0L, log.size() - 1L);
      assertThat(finding.getResolvedBy() >= 0).isEqualTo(finding.getResolvedAt() != null);
      assertThat(finding.getDetail().getKo()).isNotBlank().doesNotContain("{", "null");
      assertThat(finding.getDetail().getEn()).isNotBlank().doesNotContain("{", "null");
    }
  }

  /** The projection must outlive every log, also one that no rule of this ledger would allow. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void noLogHoweverDamagedStopsTheRules(long seed) {
    Random random = new Random(seed);
    List<Event> damaged = new ArrayList<>();
    for (Event event : log(seed)) {
      if (damaged.isEmpty() || random.nextInt(5) > 0) {
        damaged.add(event);
      }
    }
    for (int i = 1; i + 1 < damaged.size(); i += 1 + random.nextInt(6)) {
      Collections.swap(damaged, i, 1 + random.nextInt(damaged.size() - 1));
    }

    assertThat(ObservedStory.of(damaged).findings()).isNotNull();
  }

  private static List<Event> log(long seed) {
    return RandomCompetition.tell("random", seed, COMMANDS).log().stream()
        .map(EncodedEvent::event)
        .toList();
  }
}
