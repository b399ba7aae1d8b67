package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.core.scenarios.Scenario;
import org.competitionledger.view.Finding;
import org.junit.jupiter.api.Test;

/** What each finding says of its smallest history, and by which events it proves that. */
class FindingWordsTest {

  private static final Cases CASES = Cases.all();

  private static String told(FindingCode code) {
    Finding found = CASES.of(code).triggers().get().finding(code).orElseThrow().finding();
    return "%s | events %s | since %s, by event %d\n  %s\n  %s\n"
        .formatted(
            code.code(),
            found.getSequences().stream().map(Object::toString).collect(Collectors.joining(", ")),
            found.getSince(),
            found.getRaisedBy(),
            found.getDetail().getKo(),
            found.getDetail().getEn());
  }

  @Test
  void readAsTheGoldenText() throws IOException {
    String all =
        Stream.of(FindingCode.values())
            .filter(code -> !code.name().startsWith("LOG_"))
            .map(FindingWordsTest::told)
            .collect(Collectors.joining("\n"));
    Path actual = Path.of("target", "smallest.findings.txt");
    Files.writeString(actual, all);
    assertThat(all)
        .as("the findings as text; if the change is meant, copy %s", actual)
        .isEqualTo(Scenario.text("/findings/smallest.findings.txt"));
  }
}
