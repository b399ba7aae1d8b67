package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written of a set of rules is read as that set again. */
class RulesTextTest {

  static Stream<CriteriaSet> recorded() throws IOException {
    List<CriteriaSet> sets = new ArrayList<>();
    for (String scenario : List.of("k-ai", "f1-1988", "science-fair")) {
      try (InputStream lines =
          CommandJson.class.getResourceAsStream("/scenarios/" + scenario + ".ndjson")) {
        new String(lines.readAllBytes(), UTF_8)
            .lines()
            .flatMap(
                line -> CommandJson.line(line.getBytes(UTF_8)).orElseThrow().proposals().stream())
            .map(Proposal::getPayload)
            .forEach(
                payload -> {
                  if (payload instanceof CriteriaPublished published) {
                    sets.add(published.getCriteria());
                  } else if (payload instanceof CriteriaAmended amended) {
                    sets.add(amended.getCriteria());
                  }
                });
      }
    }
    assertThat(sets).hasSizeGreaterThan(6);
    return sets.stream();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void isReadAsItWas(CriteriaSet set) {
    String text = RulesText.of(set);

    ReadFile read = AmendmentFile.read(text.getBytes(UTF_8), set.getVersion());

    assertThat(read.problems()).as(text).isEmpty();
    assertThat(((CriteriaAmended) read.proposals().get(0).getPayload()).getCriteria())
        .as(text)
        .isEqualTo(set);
  }

  /** Who changes what a criterion is worth changes one figure. */
  @Test
  void aFactorThatFollowsFromThePointsIsNotWritten() {
    String rules =
        """
        rules:
          stages: [final]
          points: 100
          criteria:
            style: {name: Style, points: 60, scale: 0..10, panel: mean}
            races: {name: Races, points: 30, scale: 0..10, factor: 3, occasions: {method: mean}}
            bonus: {name: Bonus, points: 10, factor: 2}
        """;
    CriteriaSet set = read(rules);

    String text = RulesText.of(set);

    assertThat(text).contains("points: 60").doesNotContain("factor: 6").contains("factor: 3");
    assertThat(read(text)).isEqualTo(set);
    assertThat(read(text.replace("points: 60", "points: 50")).getCriteria().get(0).getFactor())
        .isEqualByComparingTo("5");
  }

  private static CriteriaSet read(String text) {
    ReadFile read = AmendmentFile.read(text.getBytes(UTF_8), 2);
    assertThat(read.problems()).as(text).isEmpty();
    return ((CriteriaAmended) read.proposals().get(0).getPayload()).getCriteria();
  }
}
