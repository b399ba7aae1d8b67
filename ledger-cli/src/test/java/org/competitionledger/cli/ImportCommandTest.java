package org.competitionledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.competitionledger.projections.security.DevelopmentKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  @TempDir Path directory;
  private BulkServer server;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = new BulkServer();
    file = directory.resolve("events.ndjson");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void appendsEveryLineOnceInOrder() throws Exception {
    Files.writeString(file, lines(2_500));

    CliRun run = importFile();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.accepted.values()).containsExactlyElementsOf(lines(2_500).lines().toList());
    assertThat(run.err()).contains("100%").contains("2,500 lines");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void givesAGrownFileTheSameKeys() throws Exception {
    Files.writeString(file, lines(1_200));
    importFile();
    List<String> before = new ArrayList<>(server.accepted.keySet());

    Files.writeString(directory.resolve("renamed"), lines(1_500));
    CliRun run = run(directory.resolve("renamed").toString(), "--token", "t");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.accepted).hasSize(1_500);
    assertThat(server.accepted.keySet()).containsAll(before);
  }

  @Test
  void givesEqualLinesDifferentKeysAndOtherFilesOtherKeys() throws Exception {
    Files.writeString(file, "{\"x\":1}\n{\"x\":1}\n");
    importFile();
    Files.writeString(file, "{\"y\":1}\n");
    importFile();

    assertThat(server.accepted).hasSize(3);
  }

  @Test
  void stopsAtTheFirstRefusedLineAndSaysWhichAndWhy() throws Exception {
    server.refuse = "\"n\":1042}";
    Files.writeString(file, "\n" + lines(2_500));

    CliRun run = importFile("--lang", "ko");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("line 1043 was refused: 단계가 없습니다 [stage-unknown]")
        .contains("/data/stage  s9");
    assertThat(server.accepted).hasSize(1_041);
    assertThat(server.requests).hasSize(2).allMatch(r -> r.startsWith("onRefusal=stop "));
    assertThat(server.requests.get(0)).contains(" ko ");
  }

  @Test
  void goesOnAfterAnAnswerThatBrokeOff() throws Exception {
    server.breakAfter = 30;
    Files.writeString(file, lines(100));

    CliRun run = importFile();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.accepted).hasSize(100);
    assertThat(run.err()).contains("again from line 31");
  }

  @Test
  void goesOnAfterALineOfUnknownOutcome() throws Exception {
    server.breakAfter = 30;
    server.breakWith503 = true;
    Files.writeString(file, lines(100));

    CliRun run = importFile();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.accepted).hasSize(100);
  }

  @Test
  void givesUpAfterAsManyRetriesAsItWasTold() throws Exception {
    server.unavailable = 10;
    Files.writeString(file, lines(3));

    CliRun run = importFile("--retries", "1");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("gave up at line 1 after 1 retries");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void triesTheEventsOfAllLinesTogetherAndTellsWhatTheyWouldDo() throws Exception {
    Files.writeString(
        file,
        "{\"key\":\"k\",\"n\":1}\n\n{\"key\":\"k2\",\"events\":[{\"n\":2},{\"n\":3}]}\n[{\"n\":4}]\n");
    server.tried =
        """
        {"competition":"c1","zone":"Asia/Seoul","sequence":7,"accepted":true,"refusals":[],"changes":[],
        "events":[{"sequence":7,"type":"StageOpened",
          "headline":{"ko":"단계가 열렸다.","en":"The stage opened."}}],
        "findings":[{"code":"goals-unordered","severity":"notice","title":{"en":"Goals"},
          "detail":{"en":"Goals have no order."},"sequences":[7],"proofs":1,
          "since":"2026-01-01T00:00:00Z","openDays":0,"help":"/findings/goals-unordered"}],
        "digest":"00ff","note":""}""";

    CliRun run = importFile("--dry-run", "--lang", "en");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.asked).isEqualTo("[{\"n\":1},{\"n\":2},{\"n\":3},{\"n\":4}]");
    assertThat(run.out()).contains("#7  The stage opened.", "Goals have no order.", "dryRun: 00ff");
    assertThat(server.accepted).isEmpty();
    assertThat(importFile("--dry-run", "--lang", "ko").out()).contains("#7  단계가 열렸다.");
  }

  @Test
  void tellsAllThatWouldBeRefusedAtOnce() throws Exception {
    Files.writeString(file, lines(2) + "\n" + lines(1));
    server.tried =
        """
        {"accepted":false,"refusals":[
          {"code":"stage-unknown","status":409,"detail":"No such stage","index":1,
            "errors":[{"pointer":"/1/data/stage","detail":"s9"}]},
          {"code":"participant-unknown","status":409,"detail":"Nobody","index":2}]}""";

    CliRun run = importFile("--dry-run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("line 2: No such stage [stage-unknown]\n  /1/data/stage  s9")
        .contains("line 4: Nobody [participant-unknown]");
    assertThat(run.err()).contains("2 of 3 events would be refused");
  }

  @Test
  void triesNoMoreThanACommandMayHave() throws Exception {
    Files.writeString(file, lines(501));

    CliRun run = importFile("--dry-run");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("up to 500 events together").contains("line 501");
  }

  @Test
  void readsStandardInput() {
    CliRun run =
        CliRun.withInput("{\"n\":1}\n", "import", "c1", "-", "--url", server.url(), "--token", "t");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.accepted).containsValue("{\"n\":1}");
  }

  @Test
  void signsItsOwnTokenForALedgerOnThisMachine() throws Exception {
    Files.writeString(file, lines(1));
    DevelopmentKey.in(directory);

    CliRun run = run(file.toString(), "--role", "organizer", "--data", directory.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.requests.get(0)).contains("Bearer eyJ");
  }

  /** The key appears while the service starts: import comes right after serve. */
  @Test
  void waitsForTheKeyOfAServiceThatIsStarting() throws Exception {
    Files.writeString(file, lines(1));
    Path data = directory.resolve("new");
    server.whenAskedWhetherReady = () -> DevelopmentKey.in(data);
    server.notReady = 1;

    CliRun run = run(file.toString(), "--role", "organizer", "--data", data.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("is not ready; again in");
    assertThat(server.accepted).hasSize(1);
  }

  @Test
  void waitsNoLongerThanItWasTold() throws Exception {
    Files.writeString(file, lines(1));
    server.notReady = 10;

    CliRun run = run(file.toString(), "--data", directory + "/new", "--retries", "1");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("the service at " + server.url() + " is not ready");
  }

  @Test
  void makesNoKeyThatTheServiceDoesNotHave() throws Exception {
    Files.writeString(file, lines(1));

    CliRun run = run(file.toString(), "--data", directory.resolve("other").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no development key under");
    assertThat(directory.resolve("other")).doesNotExist();
  }

  @Test
  void tellsWrongUseFromOtherFailures() throws Exception {
    Files.writeString(file, lines(1));

    assertThat(run("missing.ndjson", "--token", "t").exitCode()).isEqualTo(3);
    assertThat(CliRun.of("import", "C_1", file.toString(), "--token", "t").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("import", "c1", file.toString(), "--url", "ftp://x").exitCode())
        .isEqualTo(2);
    CliRun elsewhere = CliRun.of("import", "c1", file.toString(), "--url", "http://192.0.2.1");
    assertThat(elsewhere.exitCode()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("needs a token");
  }

  private CliRun importFile(String... options) {
    return run(
        file.toString(),
        Stream.concat(Stream.of("--token", "t"), Stream.of(options)).toArray(String[]::new));
  }

  private CliRun run(String name, String... options) {
    return CliRun.of(
        Stream.concat(Stream.of("import", "c1", name, "--url", server.url()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "{\"n\":" + i + "}\n")
        .collect(Collectors.joining());
  }
}
