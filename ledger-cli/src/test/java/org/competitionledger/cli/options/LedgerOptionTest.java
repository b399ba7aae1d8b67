package org.competitionledger.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person can type for a competition. */
class LedgerOptionTest {

  private static final String DEFAULT = "http://127.0.0.1:8080";

  @TempDir Path directory;

  private static LedgerOption options(String... typed) {
    LedgerOption options = new LedgerOption();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("ledger", spec(options)))
        .parseArgs(typed);
    return options;
  }

  private static CommandLine.Model.CommandSpec spec(LedgerOption options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h:1/v1/competitions/k-ai, http://h:1",
    "http://h:1/v1/competitions/k-ai/, http://h:1",
    "http://h:1/v1/competitions/k-ai/standings?stage=s&asOf=3, http://h:1",
    "http://h:1/competitions/k-ai, http://h:1",
    "http://h:1/competitions/k-ai/?lang=ko, http://h:1",
    "http://h:1/competitions/k-ai#standings, http://h:1",
    "http://h:1/competitions/k-ai/findings/7, http://h:1",
    "http://h:1/embed/k-ai/standings?stage=s, http://h:1",
    "https://h/ledger/v1/competitions/k-ai, https://h/ledger",
    "https://h/ledger/competitions/k-ai, https://h/ledger",
    "http://[::1]:8080/competitions/k-ai, http://[::1]:8080",
  })
  void anAddressNamesACompetitionWhateverStandsBehindIt(String typed, String ledger) {
    CompetitionAddress named = options().competition(typed);

    assertThat(named.id()).isEqualTo("k-ai");
    assertThat(named.ledger()).hasToString(ledger);
    assertThat(named.api("/events")).hasToString(ledger + "/v1/competitions/k-ai/events");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/v1/competitions/k-ai, true",
    "http://h/v1/competitions/k-ai/standings?stage=s, true",
    "http://h/competitions/k-ai, true",
    "http://h/ledger/competitions/k-ai/?lang=ko#standings, true",
    "http://h/competitions/k-ai/log, true",
    "http://h/embed/k-ai/standings?stage=s, true",
    "http://h/competitions/k-ai/bundle-2026/, false",
    "http://h/competitions/k-ai/log/2026, false",
    "http://h/mirrors/k-ai, false",
    "http://h, false",
  })
  void filesLieWhereNoLedgerShowsAnything(String typed, boolean ofLedger) {
    assertThat(CompetitionAddress.isOfLedger(CompetitionAddress.web(typed))).isEqualTo(ofLedger);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h:1, http://h:1",
    "http://h:1/, http://h:1",
    "http://h:1/v1, http://h:1",
    "http://h:1/v1/, http://h:1",
    "https://h/ledger/, https://h/ledger",
    "http://h:1/v1/competitions/k-ai, http://h:1",
    "http://h:1/competitions/k-ai?lang=ko, http://h:1",
  })
  void anIdIsOfTheLedgerThatIsNamed(String url, String ledger) {
    assertThat(options("--url", url).competition("k-ai").ledger()).hasToString(ledger);
  }

  @Test
  void anIdIsOfTheLedgerOnThisMachineOtherwise() {
    assertThat(options().competition("k-ai").api(""))
        .hasToString(DEFAULT + "/v1/competitions/k-ai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K-AI",
        "-k",
        "",
        "k ai",
        "http://h:1",
        "http://h:1/v1/competitions",
        "http://h:1/v1/competitions/K_AI",
        "http:///v1/competitions/k-ai",
        "http://h h/competitions/k-ai",
        "ftp://h/competitions/k-ai",
        "h:1/v1/competitions/k-ai",
      })
  void whatNamesNoCompetitionIsWrongUse(String typed) {
    assertThatThrownBy(() -> options().competition(typed))
        .isInstanceOfSatisfying(
            CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("'" + typed + "'");
  }

  @Test
  void twoLedgersOrTwoCompetitionsAreWrongUse() {
    assertThatThrownBy(() -> options("--url", "http://h").competition("http://g/competitions/k-ai"))
        .hasMessageContaining("--url has no meaning with it");
    assertThatThrownBy(() -> options("--url", "http://h/competitions/f1").competition("k-ai"))
        .hasMessageContaining("another competition than k-ai");
  }

  @Test
  void aFileIsWhatThereIsOrCannotBeAnythingElse() throws IOException {
    Path file = Files.createFile(directory.resolve("f1"));

    assertThat(options().file(file.toString())).contains(file);
    assertThat(options().file("k-ai")).isEmpty();
    assertThat(options().file("http://h/competitions/k-ai")).isEmpty();
    assertThatThrownBy(() -> options().file(directory.resolve("none.zip").toString()))
        .isInstanceOfSatisfying(
            CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> options().file("localhost:8080/competitions/k-ai"))
        .isInstanceOfSatisfying(
            CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("begins with http://");
    assertThatThrownBy(() -> options("--url", "http://h").file(file.toString()))
        .hasMessageContaining("--url has no meaning with it");
  }

  /** Maven runs tests in a module's directory, in which there is {@code src}. */
  @Test
  void whatCouldBeBothIsNotGuessed() {
    assertThatThrownBy(() -> options().file("src"))
        .isInstanceOfSatisfying(
            CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("write ./src");
    assertThat(options().file("./src")).contains(Path.of("./src"));
    assertThat(options("--url", "http://h").file("src")).isEmpty();
  }
}
