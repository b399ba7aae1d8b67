package org.competitionledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.transparency.LogKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyCommandTest {

  @TempDir Path directory;

  private CliRun run(String... more) {
    String[] all = new String[more.length + 5];
    List<String> begin =
        List.of("log-key", "--name", "ledger.example", "--keys", directory.resolve("k").toString());
    for (int i = 0; i < all.length; i++) {
      all[i] = i < begin.size() ? begin.get(i) : more[i - begin.size()];
    }
    return CliRun.of(all);
  }

  @Test
  void tellsTheVkeyOfEachLog() {
    LogKeys.in(directory.resolve("k"), "ledger.example");
    CliRun run = run("cup", "cup-2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .extracting(line -> VerificationKey.parse(line).name())
        .containsExactly(
            "ledger.example/v1/competitions/cup/log", "ledger.example/v1/competitions/cup-2/log");
  }

  @Test
  void makesAFurtherKeyAndTellsOfItAlone() {
    SigningKey first = LogKeys.in(directory.resolve("k"), "ledger.example").get(0);
    CliRun made = run("--new", "cup");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.err()).contains("restart the service");
    assertThat(run("cup").out())
        .isEqualTo(
            first.named("ledger.example/v1/competitions/cup/log").verification().text()
                + System.lineSeparator()
                + made.out());
    assertThat(made.out()).doesNotContain("PRIVATE");
  }

  @Test
  void makesNoFirstKey() {
    assertThat(run("cup").exitCode()).isEqualTo(3);
    assertThat(run("--new", "cup").exitCode()).isEqualTo(3);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesWhatIsNoLog() {
    LogKeys.in(directory.resolve("k"), "ledger.example");
    assertThat(run("--new", "Not a Cup").exitCode()).isEqualTo(2);
    assertThat(run("--new").exitCode()).isEqualTo(2);
    assertThat(LogKeys.in(directory.resolve("k"), "ledger.example")).hasSize(1);
  }
}
