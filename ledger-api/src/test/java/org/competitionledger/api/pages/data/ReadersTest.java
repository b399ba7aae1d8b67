package org.competitionledger.api.pages.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Programs that nobody here wrote read what is offered: an EventSource, a parser of feeds, and a
 * consumer of oEmbed, all from npm; and the programs of the page run as they are pasted.
 */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReadersTest {

  private static final Path PROGRAMS = Path.of("src", "test", "clients", "readers");
  private static final Path HERE = Path.of("target", "readers").toAbsolutePath();

  private final Api api = new Api();

  @Test
  void pastedPythonReadsTheTableAndFollows() throws IOException, InterruptedException {
    Files.createDirectories(HERE);
    assumeTrue(runs("python3", "--version"), "no python3 here");
    String competition = competition();
    Files.writeString(HERE.resolve("client.py"), pasted(competition, "python"));

    readsTheTableAndFollows(competition, "python3", "client.py");
  }

  @Test
  void pastedJavaScriptReadsTheTableAndFollowsByAnotherEventSource()
      throws IOException, InterruptedException {
    install();
    String competition = competition();
    Files.writeString(HERE.resolve("client.mjs"), pasted(competition, "javascript"));

    readsTheTableAndFollows(competition, "node", "--import", "./eventsource.mjs", "client.mjs");
  }

  @Test
  void pastedCurlReadsTheTable() throws IOException, InterruptedException {
    Files.createDirectories(HERE);
    assumeTrue(runs("curl", "--version"), "no curl here");
    String competition = competition();
    String read =
        pasted(competition, "curl")
            .lines()
            .filter(line -> line.startsWith("curl"))
            .findFirst()
            .orElseThrow();

    JsonNode table = Api.json(said("sh", "-c", read));

    assertThat(table.path("rows").path(0).path("participant").asText()).isEqualTo("beta");
  }

  @Test
  void feedsAreUnderstoodByAnotherParser() throws IOException, InterruptedException {
    install();
    String competition = competition();
    String data = "/v1/competitions/" + competition;
    String atom = absolute(data + "/feed.atom?lang=en");
    String json = absolute(data + "/feed.json?lang=en");

    JsonNode read = Api.json(said("node", "feeds.mjs", atom, json));

    assertThat(read.path("atom").path("title").asText()).contains("Test cup");
    assertThat(read.path("json").path("feed").asText()).isEqualTo(json);
    assertThat(read.path("atom").path("entries"))
        .hasSizeGreaterThanOrEqualTo(11)
        .allSatisfy(
            entry ->
                assertThat(entry)
                    .hasSize(4)
                    .allSatisfy(each -> assertThat(each.asText()).isNotBlank()));
    assertThat(read.path("json").path("items"))
        .hasSameSizeAs(read.path("atom").path("entries"))
        .allSatisfy(
            item ->
                assertThat(item)
                    .hasSize(4)
                    .allSatisfy(each -> assertThat(each.asText()).isNotBlank()));
  }

  @Test
  void aSiteFindsOutHowToEmbedAPage() throws IOException, InterruptedException {
    install();
    String competition = competition();

    JsonNode oembed =
        Api.json(said("node", "oembed.mjs", absolute("/competitions/" + competition + "?lang=en")));

    assertThat(oembed.path("method").asText()).isEqualTo("auto-discovery");
    assertThat(oembed.path("type").asText()).isEqualTo("rich");
    assertThat(oembed.path("width").asInt()).isEqualTo(640);
    assertThat(oembed.path("html").asText()).contains("/embed/" + competition + "/lanes?lang=en");
  }

  private void readsTheTableAndFollows(String competition, String... program)
      throws IOException, InterruptedException {
    Process process = builder(program).start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("1 =Beta 9.25");
      assertThat(out.readLine()).isEqualTo("2 Alpha 8.50");
      api.append(competition, "one", Events.notice("one"));
      assertThat(out.readLine()).startsWith("11 NoticePublished ");
      api.append(competition, "two", Events.notice("two"));
      assertThat(out.readLine()).startsWith("12 NoticePublished ");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** What somebody copies from the page. */
  private String pasted(String competition, String client) {
    String page = api.get("/competitions/" + competition + "/data?lang=en").body();
    String from = page.substring(page.indexOf("id=\"client-" + client + '"'));
    return from.substring(from.indexOf("<code>") + "<code>".length(), from.indexOf("</code>"))
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(HERE);
    assumeTrue(runs("node", "--import", "data:text/javascript,", "--version"), "no node 20 here");
    assumeTrue(runs("npm", "--version"), "no npm here");
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      for (Path file : files.toList()) {
        Files.write(HERE.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    assumeTrue(
        Files.exists(HERE.resolve("node_modules/.package-lock.json"))
            || runs("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"),
        "npm cannot install");
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = builder(command).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static ProcessBuilder builder(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(HERE.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    return builder;
  }

  private String absolute(String path) {
    return api.request(path).build().uri().toString();
  }

  private String competition() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=10").statusCode())
        .isEqualTo(200);
    return competition;
  }
}
