package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.event.Proposal;
import org.junit.jupiter.api.Test;

class AmendmentFileTest {

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = AmendmentFileTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static String kai() throws IOException {
    return new String(resource("/files/k-ai-phase-2.yaml"), UTF_8);
  }

  private static Proposal recorded(String key) throws IOException {
    String line =
        new String(resource("/scenarios/k-ai.ndjson"), UTF_8)
            .lines()
            .filter(each -> each.contains("\"key\":\"" + key + "\""))
            .findFirst()
            .orElseThrow();
    return CommandJson.line(line.getBytes(UTF_8)).orElseThrow().proposals().get(0);
  }

  @Test
  void theSecondSetOfKAiFitsInEightyLinesAndIsTheRecordedEvent() throws IOException {
    ReadFile file = AmendmentFile.read(kai().getBytes(UTF_8), 5);

    assertThat(file.problems()).isEmpty();
    assertThat(file.proposals()).containsExactly(recorded("k-ai/criteria-phase-2"));
    assertThat(kai().lines().count()).isLessThan(80);
  }
}
