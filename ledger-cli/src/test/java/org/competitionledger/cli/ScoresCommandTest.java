package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.cli.console.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresCommandTest {

  private static final String SHEET =
      """
      stage,participant,criterion,occasion,value
      heat,ants,style,1,8.50
      heat,"bees",style,,did-not-start
      """;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOKEN =
      "e30." + Base64.getUrlEncoder().encodeToString("{\"sub\":\"eva\"}".getBytes(UTF_8)) + ".x";

  @TempDir Path folder;
  private BulkServer server;

  @BeforeEach
  void start() throws IOException {
    server = new BulkServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CliRun scores(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("scores", server.url() + "/competitions/c1", sheet(), "--token", TOKEN));
    all.addAll(List.of(options));
    return CliRun.of(all.toArray(String[]::new));
  }

  private String sheet() {
    return folder.resolve("sheet.csv").toString();
  }

  private void sheet(String text) throws IOException {
    Files.writeString(folder.resolve("sheet.csv"), text);
  }

  private JsonNode sent() throws IOException {
    assertThat(server.accepted).hasSize(1);
    return JSON.readTree(server.accepted.values().iterator().next());
  }

  @Test
  void appendsASheetInOneCommand() throws IOException {
    sheet(SHEET);
    CliRun run = scores();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("2 scores recorded\n");
    assertThat(sent())
        .isEqualTo(
            JSON.readTree(
                """
                [{"type": "ScoreRecorded", "data": {"stage": "heat", "participant": "ants",
                  "criterion": "style", "occasion": 1, "value": 8.50, "evaluator": "eva"}},
                 {"type": "ScoreRecorded", "data": {"stage": "heat", "participant": "bees",
                  "criterion": "style", "occasion": 1, "absence": "DID_NOT_START",
                  "state": "ABSENT", "evaluator": "eva"}}]
                """));
  }

  @Test
  void namesNobodyForDirectScores() throws IOException {
    sheet("participant,criterion,value\nants,speed,9\n");
    assertThat(scores("--direct", "--stage", "heat").exitCode()).isZero();
    assertThat(sent().path(0).path("data").has("evaluator")).isFalse();
    assertThat(sent().path(0).path("data").path("stage").asText()).isEqualTo("heat");
  }

  @Test
  void keepsTheSecretsBeforeAnythingIsSent() throws IOException {
    sheet(SHEET);
    Path secrets = folder.resolve("sheet.csv.secrets");
    server.whenAsked =
        () -> assertThat(secrets).exists().content().contains("\"salt\"").contains("8.5");
    CliRun run = scores("--seal");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("2 scores sealed\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
    assertThat(sent().path(0).path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "stage", "participant", "criterion", "occasion", "evaluator", "commitment");
    assertThat(sent().toString()).doesNotContain("8.5", "DID_NOT_START", "salt");
  }

  @Test
  void tellsNothingOfTheScoresByItsKeyOrByHowMuchItSends() throws IOException {
    sheet(SHEET);
    scores("--seal");
    sheet(SHEET.replace("8.50", "100"));
    scores("--seal", "--secrets", folder.resolve("other").toString());
    sheet(SHEET);
    scores("--seal", "--secrets", folder.resolve("again").toString());

    assertThat(server.accepted).hasSize(3);
    assertThat(server.accepted.values().stream().map(String::length).distinct()).hasSize(1);
  }

  @Test
  void sealsTheSameAgainAndOverwritesNothing() throws IOException {
    sheet(SHEET);
    scores("--seal");
    assertThat(scores("--seal").exitCode()).isZero();
    assertThat(server.accepted).hasSize(1);
    assertThat(server.requests).hasSize(2);

    sheet(SHEET.replace("8.50", "8.6"));
    CliRun other = scores("--seal");
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("holds other secrets, and is not overwritten");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void revealsWhatItSealed() throws IOException {
    sheet(SHEET);
    scores("--seal");
    server.accepted.clear();
    Files.delete(folder.resolve("sheet.csv"));
    CliRun run = scores("--reveal");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("2 scores revealed\n");
    assertThat(sent().path(0).path("type").asText()).isEqualTo("ScoreRevealed");
    assertThat(sent().path(0).path("data").path("value").decimalValue())
        .isEqualByComparingTo("8.5");
    assertThat(sent().path(0).path("data").path("salt").asText()).hasSize(64);
    assertThat(sent().path(1).path("data").path("absence").asText()).isEqualTo("DID_NOT_START");
    assertThat(sent().path(0).path("data").has("commitment")).isFalse();
  }

  @Test
  void revealsNothingThatSomebodyChanged() throws IOException {
    sheet(SHEET);
    scores("--seal");
    Path secrets = folder.resolve("sheet.csv.secrets");
    Files.writeString(secrets, Files.readString(secrets).replace("8.5", "9.5"));
    CliRun run = scores("--reveal");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("line 1 of").doesNotContain("9.5");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void namesLineAndColumnOfWhatIsWrong() throws IOException {
    assertThat(said("participant,criterion,value\nants,style,\"8,5\"\n"))
        .contains("line 2, column 'value': '8,5' is neither a decimal number");
    assertThat(said("participant,criterion,value\n\nants,,8\n"))
        .contains("line 3, column 'criterion': is empty");
    assertThat(said("participant,criterion,value\n\"a\nb\",c,8\nants,style\n"))
        .contains("line 4 has 2 cells, and there are 3");
    assertThat(said("participant,criterion,points\n")).contains("line 1, column 'points'");
    assertThat(said("participant,value\n")).contains("line 1, column 'criterion': is missing");
    assertThat(said("participant,criterion,value,occasion\nants,style,8,0\n"))
        .contains("line 2, column 'occasion': '0' is no number from 1");
    assertThat(said("participant,criterion,value\nants,style,\"8\n"))
        .contains("line 2 has a quotation mark that is not closed");
    assertThat(said("participant,criterion,value\n" + "ants,style,8\n".repeat(501)))
        .contains("501 scores: from 1 to 500");
    assertThat(server.requests).isEmpty();
  }

  /** What cannot be read, and of the rest what would be refused, by line; nothing is recorded. */
  @Test
  void tellsAllAtOnceInEitherLanguage() throws IOException {
    sheet("participant,criterion,value\nants,style,12\nbees,style,\"7,5\"\n,style,8,9\n,style,8\n");
    server.tried =
        """
        {"refusals": [
          {"index": 0, "status": 409, "code": "score-out-of-scale", "detail": "척도 밖입니다",
           "errors": [{"pointer": "/0/data/value"}]}]}
        """;
    CliRun run = scores("--stage", "heat", "--lang", "ko");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err().lines().map(line -> line.replaceFirst("\\. 아무.*|\\(.*", "")))
        .containsExactly(
            "2행 value 열: 척도 밖입니다 [score-out-of-scale]",
            "3행 value 열: ‘7,5’: 8.5와 같은 숫자",
            "4행: 칸은 4개인데 열은 3개입니다",
            "5행 participant 열: 비어 있습니다",
            "ledger: 문제 4건");
    assertThat(server.accepted).isEmpty();
  }

  private String said(String text) throws IOException {
    sheet(text);
    CliRun run = scores("--stage", "heat");
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    return run.err();
  }

  @Test
  void tellsEveryRefusalByTheLineOfTheSheet() throws IOException {
    sheet(SHEET);
    server.refuse = "ants";
    server.tried =
        """
        {"refusals": [
          {"index": 0, "status": 409, "code": "unknown-entry", "detail": "No entry",
           "errors": [{"pointer": "/0/data/participant"}]},
          {"index": 1, "status": 409, "code": "evaluator-recused", "detail": "Recused",
           "errors": [{"pointer": "/1/data/evaluator"}]}]}
        """;
    CliRun run = scores("--seal");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err())
        .contains("line 2, column 'participant': No entry [unknown-entry]")
        .contains("line 3: Recused [evaluator-recused]");
    assertThat(Stream.of(server.asked)).noneMatch(asked -> asked.contains("8.5"));
  }
}
