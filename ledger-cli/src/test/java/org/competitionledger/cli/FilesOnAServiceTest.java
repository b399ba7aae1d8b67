package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.competitionledger.cli.console.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of people, shown and recorded by the packaged service. */
class FilesOnAServiceTest {

  @TempDir static Path directory;

  private static PackagedService service;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    service = PackagedService.started(directory);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.stop();
    }
  }

  private static CliRun run(String... command) {
    return service.run(command);
  }

  private static String get(String path) throws IOException {
    return service.get(path);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = FilesOnAServiceTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void theExampleIsRecordedOnceHoweverOftenItIsRun() throws IOException {
    String fair = directory.resolve("fair.yaml").toString();
    assertThat(CliRun.of("new", "--example", "science-fair", fair).exitCode()).isZero();

    CliRun shown = CliRun.of("new", fair, "--lang", "en");
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains(
            "#0  Science Fair Office announced Our Science Fair.",
            "#16  Applications opened for Call for entries",
            "Rules, version 1: The fair, National round  100",
            "Nothing was recorded.");

    CliRun first = run("new", fair, "--append", "--lang", "en");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("Recorded in my-science-fair: 17 events.");
    CliRun again = run("new", fair, "--append", "--lang", "ko");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).startsWith("이미 기록된 파일입니다: my-science-fair의 0번 기록.");

    String other =
        file("other.yaml", Files.readString(Path.of(fair)).replace("seats: 3", "seats: 4"));
    CliRun refused = run("new", other, "--append", "--lang", "en");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("a competition my-science-fair is on record already");
    assertThat(get("/v1/competitions/my-science-fair")).contains("\"lastSequence\":16");
  }

  /** The rules of phase 1 are in force; those of phase 2 come as a file. */
  @Test
  void anAmendmentTellsWhatThePageOfTheRulesTells() throws IOException {
    String before =
        resource("/scenarios/k-ai.ndjson")
            .lines()
            .takeWhile(line -> !line.contains("\"key\":\"k-ai/criteria-phase-2\""))
            .collect(Collectors.joining("\n"));
    CliRun imported = run("import", "k-ai", file("k-ai.ndjson", before));
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    String yaml = file("phase-2.yaml", resource("/files/k-ai-phase-2.yaml"));

    CliRun shown = run("amend", "k-ai", yaml, "--lang", "ko");
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("제5판", "‘NIA 벤치마크’ – 배점  10 → 15", "아직 아무것도 기록하지 않았습니다");
    String digest = shown.out().replaceAll("(?s).*dryRun: ([0-9a-f]{64}).*", "$1");

    CliRun first = run("amend", "k-ai", yaml, "--append", "--lang", "ko");
    assertThat(first.exitCode()).as(first.err()).isZero();
    CliRun again = run("amend", "k-ai", yaml, "--append", "--lang", "en");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).startsWith("This file is on record already: event 237 of k-ai.");

    String event = get("/v1/competitions/k-ai/events/237?atLeast=237");
    assertThat(event).contains("\"dryRun\":\"" + digest + "\"", "\"version\":5");
    String page =
        get("/competitions/k-ai/rules/changes/237?lang=ko")
            .replaceAll("<[^>]*>", "")
            .replaceAll("\\s+", " ");
    List<String> fields =
        shown
            .out()
            .lines()
            .filter(line -> line.matches(" {4}(‘|컷|점수 공개).* – .*"))
            .map(line -> line.strip().replaceAll(" {2}.*", ""))
            .toList();
    assertThat(fields).hasSizeGreaterThan(10).allSatisfy(field -> assertThat(page).contains(field));

    CliRun same =
        run(
            "amend",
            "k-ai",
            file("same.yaml", resource("/files/k-ai-phase-2.yaml") + "# again\n"),
            "--lang",
            "en");
    assertThat(same.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(same.err()).contains("this says what the rules say already");
  }

  @Test
  void saysWhereOfSeveralEvaluatorsOneAloneCounts() throws IOException {
    String example = CliRun.of("new", "--example", "science-fair").out();
    assertThat(CliRun.withInput(example, "new", "-", "--lang", "en").err()).isEmpty();
    String first = example.replaceAll("  panel: mean.*\\n", "");

    assertThat(CliRun.withInput(first, "new", "-", "--lang", "en").err())
        .contains("the first alone counts for: research, talk. Write panel: mean");
  }

  @Test
  void whatTheLedgerRefusesIsToldByLineAndColumn() throws IOException {
    String cup =
        file(
            "cup.yaml",
            "competition: file-cup\nname: Cup\nzone: Asia/Seoul\nstages: {final: Final}\n"
                + "rules: {criteria: {skill: {name: Skill, points: 10}}}\n");
    CliRun begun = run("new", cup, "--append");
    assertThat(begun.exitCode()).as(begun.err()).isZero();
    String wrong =
        file(
            "wrong.yaml",
            "rules:\n  stages: [final, semi]\n  points: 12\n  criteria: {skill: {name: Skill, points: 10}}\n");

    CliRun refused = run("amend", "file-cup", wrong, "--append", "--lang", "en");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains(wrong + ":2:19: ", "[unknown-stage]", "problems: 1");
    assertThat(get("/v1/competitions/file-cup")).contains("\"lastSequence\":2");
  }
}
