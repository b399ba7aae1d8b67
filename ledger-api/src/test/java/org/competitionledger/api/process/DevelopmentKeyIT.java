package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of the data directory, as whoever starts the service meets it. */
class DevelopmentKeyIT {

  @TempDir Path directory;

  /** So that an import right after the start finds it. */
  @Test
  void isThereBeforeTheServiceIsReadyAndWasWrittenTo() throws Exception {
    Path data = directory.resolve("new");
    Map<String, String> settings = Map.of("ledger.kafka.port", "0");
    try (ServedJar service = ServedJar.start(data, ServedJar.freePort(), settings)) {
      assertThat(service.alive()).isTrue();
      assertThat(data.resolve("dev-key").resolve("public.pem")).exists();
    }
  }

  @Test
  void endsTheStartInOneSentenceWhereOthersReachThePort() throws Exception {
    Path data = directory.resolve("open");
    Map<String, String> settings = Map.of("ledger.kafka.port", "0", "quarkus.http.host", "0.0.0.0");
    assertThatThrownBy(() -> ServedJar.start(data, ServedJar.freePort(), settings))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("said:\nledger: others can reach this port")
        .hasMessageContaining("or set LEDGER_DEVELOPMENT_KEY=accepted-from-anywhere\n")
        .hasMessageNotContaining("\tat ");
    assertThat(data).as("nothing was started for nothing").doesNotExist();
  }
}
