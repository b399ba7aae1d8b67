package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.revealed;
import static org.competitionledger.core.decide.Specification.organizer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.core.decide.Specification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./ledger watch … --resolve}: bees, then ants, of the heat that {@code StageReveal} has.
 */
class ResolveTest {

  private static final Pattern AS_OF = Pattern.compile("asOf=(\\d+)");

  @TempDir Path folder;
  private String bundle;
  private long first;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void recorded() throws IOException {
    Specification told = StageRevealTest.sealedHeat();
    first = told.lastSequence() + 1;
    told.by(organizer())
        .and(
            revealed("heat", "bees", "style", "eva", "9.5"),
            revealed("heat", "bees", "grace", "gus", "7"),
            revealed("heat", "ants", "grace", "gus", "3"),
            revealed("heat", "ants", "style", "eva", "4"));
    bundle =
        RecordedScenario.bundle(told.history(), Specification.COMPETITION, folder.resolve("b"))
            .toString();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Events that are streamed, then no more; tables from the bundle, as of the moment asked for. */
  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/events")) {
      asked.add(query);
      if (exchange.getRequestHeaders().getFirst("Last-Event-ID").equals("-1")) {
        reply(exchange, stream());
      } else {
        exchange.sendResponseHeaders(204, -1);
      }
    } else {
      Matcher asOf = AS_OF.matcher(query);
      String at = asOf.find() ? asOf.group(1) : Long.toString(first);
      asked.add("as of " + at);
      reply(exchange, table(at, "json"));
    }
    exchange.close();
  }

  private String stream() {
    StringBuilder stream = new StringBuilder("retry: 1\n\n");
    String[] entries = {"bees", "bees", "ants", "ants"};
    for (int at = 0; at < entries.length; at++) {
      stream.append(
          """
          id: %1$d
          data: {"data":{"event":{"sequence":%1$d,"data":{"participant":"%2$s"}},"headline":{"en":"reveal %3$d"}}}

          """
              .formatted(first + at, entries[at], at + 1));
    }
    return stream.toString();
  }

  private static void reply(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String table(String asOf, String format) {
    CliRun run =
        CliRun.of(
            "standings",
            bundle,
            "--stage",
            "heat",
            "--as-of",
            asOf,
            "--lang",
            "en",
            "--format",
            format);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/competitions/cup-2026";
  }

  @Test
  void showsTheTableAsOfEachReveal() {
    CliRun run =
        CliRun.of("watch", bundle, "--resolve", "--stage", "heat", "--pace", "0s", "--lang", "en");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String[] steps = run.out().split("\n\n");
    assertThat(steps).hasSize(5);
    assertThat(steps[0] + "\n").isEqualTo(table(Long.toString(first - 1), "table"));
    for (int step = 1; step < steps.length; step++) {
      String[] shown = steps[step].split("\n");
      String[] expected = table(Long.toString(first + step - 1), "table").split("\n");
      assertThat(shown).hasSize(expected.length + 1);
      assertThat(shown[0]).startsWith(step + "  #" + (first + step - 1) + "  ");
      assertThat(shown[1]).isEqualTo(expected[0]);
      for (int row = 2; row < expected.length; row++) {
        assertThat(figures(shown[row + 1])).isEqualTo(figures(expected[row]));
      }
    }
    assertThat(steps[2]).contains("bees", "was revealed: 7").containsPattern("\n> +new +1  bees");
    assertThat(steps[4]).containsPattern("\n> +new +2  ants");
  }

  /** The entry and all that stands behind it. */
  private static String figures(String row) {
    Matcher names = Pattern.compile("(ants|bees).*").matcher(row);
    assertThat(names.find()).as(row).isTrue();
    return names.group().replaceAll(" +", " ");
  }

  @Test
  void followsALedgerAndAsksForEachTableOnce() {
    CliRun run = CliRun.of("watch", url(), "--resolve", "--pace", "0", "--lang", "en");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("1  #" + first + "  reveal 1", "reveal 4");
    assertThat(asked)
        .containsExactly(
            "as of " + first,
            "type=ScoreRevealed&stage=heat",
            "as of " + (first - 1),
            "as of " + first,
            "as of " + (first + 1),
            "as of " + (first + 2),
            "as of " + (first + 3),
            "type=ScoreRevealed&stage=heat");
  }

  @Test
  void waitsForTheEnterKeyWhereItIsToldTo() {
    CliRun run =
        CliRun.withInput(
            "\n\n\n\n", "watch", bundle, "--resolve", "--stage", "heat", "--step", "--lang", "ko");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("봉인됐던");
  }

  @Test
  void isToldHowInOneWay() {
    assertThat(watch("--pace", "2s").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch("--resolve", "--pace", "601").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch("--resolve", "--pace", "soon").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch("--resolve", "--pace", "1s", "--step").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch("--resolve", "--format", "json").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(watch("--resolve", "--stage", "nowhere").exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  private CliRun watch(String... options) {
    List<String> all = new ArrayList<>(List.of("watch", bundle));
    all.addAll(List.of(options));
    return CliRun.of(all.toArray(String[]::new));
  }
}
