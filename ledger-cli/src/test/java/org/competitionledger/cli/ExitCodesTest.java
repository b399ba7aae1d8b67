package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each command's exit codes: 1 the ledger said no, 2 wrong usage, 3 something cannot be had; and
 * one plain sentence. {@code LEDGER} knows no competition {@code none}, refuses a wrong time and
 * fails for {@code broken}; nothing listens at {@code NOWHERE}.
 */
class ExitCodesTest {

  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir static Path directory;

  private static HttpServer server;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(directory.resolve("events.ndjson"), "{\"type\":\"None\"}\n");
    Files.writeString(
        directory.resolve("fair.yaml"), CliRun.of("new", "--example", "science-fair").out());
    Files.writeString(
        directory.resolve("rules.yaml"), "rules: {stages: [s], criteria: {c: {name: C}}}\n");
    Files.writeString(directory.resolve("events.yaml"), "events: [StageOpened: final]\n");
    Files.writeString(directory.resolve("damaged.zip"), "PK no zip at all");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String asked = exchange.getRequestURI().toString();
          int status = asked.contains("broken") ? 503 : asked.contains("soon") ? 400 : 404;
          String wrong =
              "{\"code\":\"some-code\",\"detail\":\"\\\"asOf\\\" is not so.\","
                  + "\"errors\":[{\"pointer\":\"/edits/0\",\"detail\":\"so it is\"}]}";
          String no = "{\"code\":\"some-code\",\"detail\":\"there is no such thing\"}";
          byte[] body = (status == 400 ? wrong : no).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @ParameterizedTest(name = "{0} exits with {1}")
  @CsvSource({
    "standings, 2",
    "standings K_AI --url LEDGER, 3",
    "standings none --url LEDGER, 1",
    "standings none --url ftp://x, 2",
    "standings none --url LEDGER --criteria x, 2",
    "standings none --url LEDGER --as-of soon, 2",
    "standings none --url LEDGER --digest, 1",
    "standings none --url LEDGER --digest --criteria 1, 2",
    "standings none --url LEDGER --canonical --format csv, 2",
    "standings broken --url LEDGER, 3",
    "standings none --url NOWHERE, 3",
    "standings LEDGER/competitions/none, 1",
    "standings DIR/none.zip, 3",
    "standings DIR/damaged.zip, 1",
    "standings localhost:8080/competitions/k-ai, 2",
    "audit, 2",
    "audit none --url LEDGER, 1",
    "audit broken --url LEDGER, 3",
    "audit none --url NOWHERE, 3",
    "audit DIR/none.zip, 3",
    "audit DIR/damaged.zip, 1",
    "audit DIR/events.ndjson, 1",
    "audit DIR/events.ndjson --fail-on much, 2",
    "audit none --format xml, 2",
    "watch, 2",
    "watch K_AI, 2",
    "watch none --url LEDGER, 1",
    "watch broken --url LEDGER, 3",
    "watch none --url NOWHERE, 3",
    "watch none --after x, 2",
    "export none, 2",
    "export none -o DIR/x.zip --url LEDGER, 1",
    "export broken -o DIR/x.zip --url LEDGER, 3",
    "export none -o DIR/x.zip --url NOWHERE, 3",
    "export K_AI -o DIR/x.zip, 2",
    "export none -o DIR --url LEDGER, 2",
    "export none -o DIR/no/such/x.zip --url LEDGER, 2",
    "export none -o DIR/x.zip --url LEDGER --bootstrap-server b:1, 2",
    "import none, 2",
    "import K_AI DIR/events.ndjson --token t, 2",
    "import none DIR/none.ndjson --token t --url LEDGER, 3",
    "import none DIR/events.ndjson --token t --url LEDGER, 1",
    "import soon DIR/events.ndjson --token t --url LEDGER, 2",
    "import none DIR/events.ndjson --token t --url NOWHERE --retries 0, 3",
    "import none DIR/events.ndjson --url NOWHERE --retries 0 --data DIR/no, 3",
    "import none DIR --token t --url LEDGER, 2",
    "import none DIR/events.ndjson --token 키 --url LEDGER, 2",
    "import none DIR/events.ndjson --token t --key 키 --url LEDGER, 2",
    "import none DIR/events.ndjson --token t --retries -1 --url LEDGER, 2",
    "new, 2",
    "new DIR/none.yaml, 3",
    "new DIR, 2",
    "new --example none, 2",
    "new --example science-fair, 0",
    "new --example science-fair DIR/events.ndjson, 2",
    "new --schema --append, 2",
    "new --schema, 0",
    "new DIR/fair.yaml, 0",
    "new DIR/fair.yaml --append --token t --url NOWHERE, 3",
    "amend, 2",
    "amend --schema, 0",
    "amend none --url LEDGER, 2",
    "amend K_AI DIR/rules.yaml, 2",
    "amend none DIR/none.yaml --url LEDGER, 3",
    "amend none DIR/rules.yaml --token t --url LEDGER, 1",
    "amend none DIR/rules.yaml --token t --url NOWHERE, 3",
    "record, 2",
    "record --schema, 0",
    "record none DIR/none.yaml --url LEDGER, 3",
    "record none DIR/events.yaml --token t --url LEDGER, 1",
    "record none DIR/events.yaml --token t --url NOWHERE, 3",
    "verify, 2",
    "verify none --url LEDGER --vkey a+b+c, 3",
    "verify none --url NOWHERE --vkey a+b+c, 3",
    "verify DIR/none.zip --vkey a+b+c, 3",
    "verify DIR/damaged.zip --vkey a+b+c, 1",
    "verify LEDGER/?a=b --vkey a+b+c, 2",
    "verify none --url LEDGER --bootstrap-server b:1, 2",
    "verify none --url LEDGER --vkey a+b+c --policy DIR/none, 2",
    "verify none --url LEDGER --vkey a+b+c --policy DIR/events.ndjson, 2",
    "token, 2",
    "token --role clerk --competition K_AI --data DIR/d, 2",
    "token --role king --competition c --data DIR/d, 2",
    "token --role clerk --competition c --data /dev/null/x, 3",
    "token --role clerk --competition LEDGER/competitions/none --data DIR/d, 0",
    "log-key, 2",
    "log-key K_AI --keys DIR/none, 2",
    "log-key none --keys DIR/none, 3",
    "witness --port 70000 --vkey a+b+c --data DIR/w, 2",
    "witness --data DIR/w, 2",
    "completion, 0",
    "completion more, 2",
    "nothing, 2",
  })
  void exitsAsDocumented(String line, int exitCode) {
    CliRun run = run(line);

    assertThat(run.exitCode()).as(line + ": " + run.err()).isEqualTo(exitCode);
    assertThat(run.err()).doesNotContain("this is a bug", "\tat ");
    if (exitCode != 0 && exitCode != 2 && !line.startsWith("verify")) {
      assertThat(run.err()).as("one sentence").startsWith("ledger: ").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "standings soon --url LEDGER --as-of soon, --as-of is not so.",
    "standings soon --url LEDGER --as-of soon --digest, --as-of is not so.",
    "standings soon --url LEDGER --set soon, --set  so it is",
  })
  void namesOptionsAsTheyAreTyped(String line, String sentence) {
    assertThat(run(line).err()).contains(sentence).doesNotContain("asOf", "/edits/");
  }

  @ParameterizedTest
  @CsvSource({
    "standings",
    "audit",
    "watch",
    "export",
    "import",
    "new",
    "amend",
    "record",
    "verify",
    "witness",
    "log-key",
    "token",
    "completion"
  })
  void helpTellsTheExitCodes(String command) {
    assertThat(CliRun.of(command, "--help").out()).contains("Exit codes:");
  }

  private static CliRun run(String line) {
    List<String> words =
        List.of(
            line.replace("LEDGER", "http://127.0.0.1:" + server.getAddress().getPort())
                .replace("NOWHERE", NOWHERE)
                .replace("DIR", directory.toString())
                .split(" "));
    return CliRun.of(words.toArray(String[]::new));
  }
}
