package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.revealed;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.sealed;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.event.EvaluatorRecused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger scores … --reveal --all}: ants and bees of the heat, sealed by eva and gus. */
class StageRevealTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private BulkServer server;

  @BeforeEach
  void start() throws IOException {
    server = new BulkServer();
    keep("eva.secrets", secret("ants", "style", "eva", "4"), secret("bees", "style", "eva", "9.5"));
    keep("gus.secrets", secret("bees", "grace", "gus", "7"), secret("ants", "grace", "gus", "3"));
    log(sealedHeat());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Specification sealedHeat() {
    return given(judgedCup())
        .by(organizer())
        .and(score("heat", "ants", "speed", "1"), score("heat", "bees", "speed", "1"))
        .by(evaluator("eva"))
        .and(sealed("heat", "ants", "style", "eva", "4"))
        .and(sealed("heat", "bees", "style", "eva", "9.5"))
        .by(evaluator("gus"))
        .and(sealed("heat", "bees", "grace", "gus", "7"))
        .and(sealed("heat", "ants", "grace", "gus", "3"));
  }

  private void log(Specification told) {
    server.log =
        told.history().stream()
            .map(event -> new String(EventJson.bytes(event.event()), UTF_8) + '\n')
            .collect(Collectors.joining());
  }

  private static String secret(String entry, String criterion, String evaluator, String value) {
    String commitment =
        new SealedScore(Specification.COMPETITION, "heat", entry, criterion, 1, evaluator, value)
            .commitment(new byte[SealedScore.SALT_BYTES]);
    return """
        {"competition":"cup-2026","stage":"heat","participant":"%s","criterion":"%s",\
        "occasion":1,"evaluator":"%s","value":%s,"salt":"%s","commitment":"%s"}"""
        .formatted(entry, criterion, evaluator, value, "0".repeat(64), commitment);
  }

  private void keep(String file, String... secrets) throws IOException {
    Files.writeString(folder.resolve(file), String.join("\n", secrets) + "\n");
  }

  private CliRun reveal(List<String> files, String... options) {
    List<String> all =
        new ArrayList<>(List.of("scores", server.url() + "/competitions/cup-2026", "--reveal"));
    files.forEach(file -> all.add(folder.resolve(file).toString()));
    all.addAll(List.of("--token", "e30.e30.x", "--lang", "en"));
    all.addAll(List.of(options));
    return CliRun.of(all.toArray(String[]::new));
  }

  private CliRun all(String... options) {
    List<String> with = new ArrayList<>(List.of("--all"));
    with.addAll(List.of(options));
    return reveal(List.of("eva.secrets", "gus.secrets"), with.toArray(String[]::new));
  }

  /** Who and what, in the order in which they were sent. */
  private List<String> sent() throws IOException {
    assertThat(server.accepted).hasSize(1);
    List<String> sent = new ArrayList<>();
    for (JsonNode event : JSON.readTree(server.accepted.values().iterator().next())) {
      assertThat(event.path("type").asText()).isEqualTo("ScoreRevealed");
      assertThat(event.path("party").path("id"))
          .as("whose it is")
          .isEqualTo(event.path("data").path("evaluator"));
      sent.add(
          event.path("data").path("participant").asText()
              + ' '
              + event.path("data").path("criterion").asText());
    }
    return sent;
  }

  @Test
  void revealsTheWholeStageInOneCommandTheLastFirst() throws IOException {
    CliRun run = all();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(sent()).containsExactly("ants style", "ants grace", "bees style", "bees grace");
    assertThat(run.out().lines().toList())
        .hasSize(6)
        .contains(
            "4 scores, in 1 command(s); 0 secrets left out, whose scores await no reveal",
            "4 scores revealed");
    assertThat(run.out().lines().findFirst().orElseThrow())
        .startsWith("   1  ")
        .contains("ants", "was revealed: 4");
  }

  @Test
  void keepsTheOrderThatTheOrganizerChose() throws IOException {
    assertThat(all("--order", "as-listed").exitCode()).isZero();
    assertThat(sent()).containsExactly("ants style", "bees style", "bees grace", "ants grace");

    server.accepted.clear();
    Path order = Files.writeString(folder.resolve("order"), "bees\n\nants\n");
    assertThat(all("--order", order.toString()).exitCode()).isZero();
    assertThat(sent()).containsExactly("bees style", "bees grace", "ants style", "ants grace");
  }

  @Test
  void saysWhatIsWrongWithAnOrder() throws IOException {
    Path order = Files.writeString(folder.resolve("order"), "bees\nbees\n");
    CliRun run = all("--order", order.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("line 2 of", "names bees again", "does not name ants");
    assertThat(all("--order", "bottom").exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void sendsNothingWhereOneSecretIsNotWhatWasSealed() throws IOException {
    keep("gus.secrets", secret("bees", "grace", "gus", "8"), secret("ants", "grace", "gus", "3"));
    CliRun run = all();

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err())
        .contains(
            "line 1 of '" + folder.resolve("gus.secrets") + "': this is not what is on record")
        .doesNotContain("line 2 of");
    assertThat(run.out()).isEmpty();
    assertThat(server.requests).isEmpty();
  }

  @Test
  void sendsNothingWhereASecretIsMissingOrThereTwice() {
    CliRun alone = reveal(List.of("eva.secrets"), "--all");
    assertThat(alone.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(alone.err())
        .contains("is missing: gus for bees, grace, occasion 1")
        .contains("is missing: gus for ants, grace, occasion 1");
    CliRun twice = reveal(List.of("eva.secrets", "gus.secrets", "eva.secrets"), "--all");
    assertThat(twice.err()).contains("the same score as line 1 of");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void tellsARefusalByItsLineAndNeverTheFigure() throws IOException {
    log(
        sealedHeat()
            .by(evaluator("eva"))
            .and(new EvaluatorRecused("heat", "eva", "bees", null))
            .by(evaluator("gus")));
    assertThat(all("--dry-run").out())
        .as("of who was recused nothing need be revealed")
        .contains("3 scores, in 1 command(s); 1 secrets left out");

    Specification outside =
        given(judgedCup()).by(evaluator("eva")).and(sealed("heat", "ants", "style", "eva", "101"));
    log(outside);
    keep("eva.secrets", secret("ants", "style", "eva", "101"));
    CliRun run = reveal(List.of("eva.secrets"), "--all");
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("line 1 of", "[score-out-of-scale]").doesNotContain("101");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void sendsMoreThanACommandHoldsInSeveralInOrder() throws IOException {
    Specification large = given(judgedCup());
    List<String> secrets = new ArrayList<>();
    for (int at = 0; at <= 500; at++) {
      String entry = "team-" + at;
      large
          .by(organizer())
          .and(participant(entry), admitted("heat", entry))
          .by(evaluator("eva"))
          .and(sealed("heat", entry, "style", "eva", "5"));
      secrets.add(secret(entry, "style", "eva", "5"));
    }
    log(large);
    keep("eva.secrets", secrets.toArray(String[]::new));
    CliRun run = reveal(List.of("eva.secrets"), "--all", "--order", "as-listed");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("501 scores, in 2 command(s)", "500 scores revealed\n501 ");
    List<String> sent = List.copyOf(server.accepted.values());
    assertThat(sent).hasSize(2);
    assertThat(JSON.readTree(sent.get(0))).hasSize(500);
    assertThat(sent.get(0).length()).isLessThan(900 << 10);
    assertThat(sent.get(1)).contains("\"team-500\"");
  }

  @Test
  void sendsNothingOnADryRunNorWhenAllIsRevealed() {
    CliRun dry = all("--dry-run");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out()).contains("4 scores, in 1 command(s)");
    assertThat(dry.err()).contains("nothing was sent");

    log(
        sealedHeat()
            .by(organizer())
            .and(
                revealed("heat", "ants", "style", "eva", "4"),
                revealed("heat", "bees", "style", "eva", "9.5"),
                revealed("heat", "bees", "grace", "gus", "7"),
                revealed("heat", "ants", "grace", "gus", "3")));
    assertThat(all().out()).contains("0 scores, in 0 command(s); 4 secrets left out");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void isCalledWithWhatBelongsToIt() {
    assertThat(reveal(List.of("eva.secrets", "gus.secrets")).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(reveal(List.of("eva.secrets"), "--dry-run").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(all("--stage", "final").exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(CliRun.of("scores", "c1", "x.csv", "--all").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
