package org.competitionledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    LogKeys.in(directory.resolve("k"), "ledger.example", Optional.empty());
    CliRun run = run("cup", "cup-2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .extracting(line -> VerificationKey.parse(line).name())
        .containsExactly(
            "ledger.example/v1/competitions/cup/log", "ledger.example/v1/competitions/cup-2/log");
  }

  @Test
  void makesAFurtherKeyAndTellsOfItAlone() {
    SigningKey first =
        LogKeys.in(directory.resolve("k"), "ledger.example", Optional.empty()).get(0);
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
  void encryptsWhatIsThere() throws IOException {
    SigningKey first =
        LogKeys.in(directory.resolve("k"), "ledger.example", Optional.empty()).get(0);
    String sesame = Files.writeString(directory.resolve("p"), "open sesame\n").toString();
    String poppy = Files.writeString(directory.resolve("q"), "open poppy\n").toString();
    String vkey = first.named("ledger.example/v1/competitions/cup/log").verification().text();

    assertThat(run("--encrypt", "cup").exitCode()).isEqualTo(2);
    CliRun encrypted = run("--encrypt", "--passphrase-file", sesame, "cup");
    assertThat(encrypted.exitCode()).as(encrypted.err()).isZero();
    assertThat(encrypted.out()).isEqualTo(vkey + System.lineSeparator());
    assertThat(directory.resolve("k"))
        .content()
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(run("--passphrase-file", sesame, "cup").out()).isEqualTo(encrypted.out());

    CliRun without = run("cup");
    assertThat(without.exitCode()).isEqualTo(3);
    assertThat(without.err()).contains("they are encrypted, and no passphrase is given");
    CliRun wrong = run("--new", "--passphrase-file", poppy, "cup");
    assertThat(wrong.exitCode()).isEqualTo(3);
    assertThat(wrong.err()).contains("the passphrase is not that of the encrypted key");
    CliRun made = run("--new", "--passphrase-file", sesame, "cup");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(run("--passphrase-file", sesame, "cup").out().lines())
        .containsExactly(vkey, made.out().strip());
  }

  @Test
  void makesNoFirstKey() {
    assertThat(run("cup").exitCode()).isEqualTo(3);
    assertThat(run("--new", "cup").exitCode()).isEqualTo(3);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesWhatIsNoLog() {
    LogKeys.in(directory.resolve("k"), "ledger.example", Optional.empty());
    assertThat(run("--new", "Not a Cup").exitCode()).isEqualTo(2);
    assertThat(run("--new").exitCode()).isEqualTo(2);
    assertThat(LogKeys.in(directory.resolve("k"), "ledger.example", Optional.empty())).hasSize(1);
  }
}
