package org.competitionledger.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.core.seal.SealedScore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** An evaluator's score sheet as a browser runs it, beside a service that may be gone. */
class SheetInBrowserIT {

  private static final int DESK = 1_280;
  private static final int PHONE = 390;
  private static final int HEIGHT = 900;
  private static final AtomicInteger COMPETITIONS = new AtomicInteger();

  @TempDir static Path directory;

  private static Map<String, String> settings;
  private static ServedJar service;
  private static Browser browser;

  @BeforeAll
  static void serve() throws Exception {
    int port = ServedJar.freePort();
    browser = Browser.at("http://127.0.0.1:" + port).saving(directory);
    settings = Map.of("ledger.kafka.port", Integer.toString(ServedJar.freePort()));
    service = ServedJar.start(directory.resolve("ledger"), port, settings);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
    if (service != null) {
      service.close();
    }
  }

  @AfterEach
  void oneTab() {
    browser.closeTabs();
  }

  @Test
  void movesByKeysAndChecksWhereOneTypes() throws Exception {
    String competition = judged(3, 3, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("8", Keys.ENTER);

    assertThat(focused()).isEqualTo("e-1/c-0");
    browser.press("9.5", Keys.ARROW_RIGHT);
    assertThat(focused()).isEqualTo("e-1/c-1");
    browser.press(Keys.ARROW_UP);
    assertThat(focused()).isEqualTo("e-0/c-1");
    browser.press(Keys.ARROW_LEFT);
    assertThat(focused()).isEqualTo("e-0/c-0");
    browser.press("11");
    assertThat(at("e-0/c-0").getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(browser.text("#cell-note")).isEqualTo("11 is not on the scale 0–10.");
    browser.press(Keys.ESCAPE);
    assertThat(value("e-0/c-0")).isEqualTo("8");
    assertThat(at("e-0/c-0").getDomAttribute("aria-invalid")).isNull();
    browser.press(Keys.ARROW_DOWN, "7.125");
    assertThat(browser.text("#cell-note")).contains("rounded to 2");
    browser.press(Keys.chord(Keys.CONTROL, "a"), "not seen", Keys.ENTER);
    browser.until("a count", () -> browser.text("#sheet-count").startsWith("2 filled in, 7 empty"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void keepsWhatWasTypedAndSendsItOnceTheLedgerIsBack() throws Exception {
    String competition = judged(2, 2, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("8.50", Keys.ENTER, "7", Keys.ENTER);
    open(competition, "en");
    assertThat(value("e-0/c-0")).isEqualTo("8.50");
    int port = service.port();
    service.kill();

    at("e-0/c-1").sendKeys("12");
    browser.click("#sheet-send");
    browser.until("why not", () -> told().contains("Nothing is recorded yet: put 1 cell right"));
    assertThat(browser.one("#confirm").isDisplayed()).isFalse();
    assertThat(focused()).isEqualTo("e-0/c-1");
    at("e-0/c-1").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    browser.until("nothing wrong", () -> !told().contains("right"));
    record("2 cells", 2);
    browser.until("a sentence", () -> told().contains("does not answer. Nothing is lost"));
    assertThat(value("e-1/c-0")).isEqualTo("7");

    service = ServedJar.start(directory.resolve("ledger"), port, settings);
    record("again", 2);
    browser.until("all", () -> browser.text("#sheet-done").equals("All 2 are recorded."));
    assertThat(browser.text("td[data-cell='e-0/c-0'] a")).isEqualTo("8.5");
    assertThat(scores(competition, "ScoreRecorded")).hasSize(2);
  }

  @Test
  void whatWasSentWithoutAnAnswerIsRecordedOnce() throws Exception {
    String competition = judged(2, 2, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("1", Keys.ENTER, "2");
    browser.script(
        "const real = window.fetch; let lost = 2;"
            + "window.fetch = async (...asked) => {"
            + "  const answer = await real(...asked);"
            + "  if (lost-- > 0) throw new TypeError('gone');" // recorded, and nobody heard of it
            + "  return answer;"
            + "};");
    record("two", 2);
    browser.until("all", () -> browser.text("#sheet-done").equals("All 2 are recorded."));
    assertThat(scores(competition, "ScoreRecorded")).hasSize(2);
  }

  @Test
  void tellsThatTheSessionHasEndedAndWhatWasRefused() throws Exception {
    String competition = judged(2, 1, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("5", Keys.ENTER, "6");
    browser.forgetCookies();
    record("two", 2);
    browser.until("a sentence", () -> told().contains("Your session has ended"));

    organise(
        competition,
        """
        {"type":"EvaluatorRecused","data":{"stage":"final","evaluator":"eva","participant":"e-1"}}""");
    browser.tab();
    signIn("eva", competition);
    browser.tab(0);
    record("two", 2);
    browser.until("one", () -> browser.text("#sheet-done").contains("1 was refused"));
    assertThat(browser.text("td[data-cell='e-0/c-0'] a")).isEqualTo("5");
    assertThat(browser.text("td[data-cell='e-1/c-0'] .problem")).isNotBlank();
    assertThat(value("e-1/c-0")).isEqualTo("6");
  }

  @Test
  void twoWindowsDoNotOverwriteEachOther() throws Exception {
    String competition = judged(2, 2, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("7");
    browser.tab();
    openAgain(competition, "en");
    assertThat(value("e-0/c-0")).isEqualTo("7");
    at("e-0/c-0").sendKeys(Keys.chord(Keys.CONTROL, "a"), "8");
    at("e-1/c-1").sendKeys("3");
    browser.tab(0);
    browser.until("the newer value", () -> value("e-0/c-0").equals("8"));
    browser.until("the other cell", () -> value("e-1/c-1").equals("3"));
    assertThat(told()).contains("Entry 0 – Criterion 0: changed to 8 in another window");

    browser.tab(1); // as a window that was asleep, it hears nothing of what is kept meanwhile
    browser.script(
        "localStorage.setItem(arguments[0], '{\"v\":\"5\",\"r\":\"other\",\"o\":null}')",
        "desk-sheet:" + competition + "/final/eva/1/e-1/c-0");
    at("e-1/c-0").sendKeys("6");
    assertThat(browser.text("td[data-cell='e-1/c-0'] .conflict")).contains("Here 6, elsewhere 5");
    browser.tab(0);
    browser.until("what is kept", () -> value("e-1/c-0").equals("5"));
    browser.tab(1).click("td[data-cell='e-1/c-0'] .conflict button:last-child");
    browser.tab(0);
    browser.until("the choice", () -> value("e-1/c-0").equals("6"));
  }

  @Test
  void tellsOfWhatWasRecordedElsewhere() throws Exception {
    String competition = judged(2, 2, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("7");
    by(competition, "e-0", 0, "9");
    by(competition, "e-0", 1, "4");
    openAgain(competition, "en");
    assertThat(told()).contains("1 score of this sheet was recorded elsewhere");
    assertThat(browser.text("td[data-cell='e-0/c-0']")).contains("9", "You typed 7 here");
    browser.click("td[data-cell='e-0/c-0'] .conflict button");
    openAgain(competition, "en");
    assertThat(browser.text("td[data-cell='e-0/c-0']")).isEqualTo("9");
    assertThat(told()).isEmpty();
  }

  @Test
  void sealsAndReveals() throws Exception {
    String competition = judged(2, 2, List.of("eva"));
    open(competition, "en");
    at("e-0/c-0").sendKeys("8.50", Keys.ENTER, "not seen");
    browser.click("#mode-sealed");
    openAgain(competition, "en"); // how they are recorded is kept with what was typed
    assertThat(browser.text("#sheet-send")).isEqualTo("Seal the scores");
    browser.click("#sheet-send");
    browser.until("the question", () -> browser.one("#confirm").isDisplayed());
    assertThat(browser.text("#confirm-note")).startsWith("Sealed: nobody can see the scores");
    assertThat(browser.one("#confirm-yes").isEnabled()).as("before the file is saved").isFalse();
    assertThat(scores(competition, "ScoreSealed")).isEmpty();
    browser.click("#confirm-file");
    Path file = directory.resolve(competition + "-final.secrets");
    browser.until("the file", () -> Files.exists(file));
    browser.click("#confirm-yes");
    browser.until("all", () -> browser.text("#sheet-done").equals("All 2 are recorded."));

    List<JsonNode> secrets = Files.readAllLines(file).stream().map(Api::json).toList();
    assertThat(secrets).hasSize(2);
    Set<String> names = new TreeSet<>();
    secrets.get(0).fieldNames().forEachRemaining(names::add);
    assertThat(String.join(" ", names))
        .isEqualTo(
            "commitment competition criterion evaluator occasion participant salt stage value");
    for (JsonNode secret : secrets) {
      assertThat(
              new SealedScore(
                      competition,
                      "final",
                      secret.path("participant").asText(),
                      "c-0",
                      1,
                      "eva",
                      secret.path("participant").asText().equals("e-0") ? "8.5" : "NOT_SEEN")
                  .commitment(HexFormat.of().parseHex(secret.path("salt").asText())))
          .isEqualTo(secret.path("commitment").asText());
    }
    assertThat(scores(competition, "ScoreSealed")).hasSize(2);
    assertThat(
            browser
                .script(
                    "return JSON.stringify(Object.entries(localStorage)"
                        + ".filter(([key]) => key.includes(arguments[0])))",
                    competition)
                .toString())
        .contains("e-0/c-0")
        .doesNotContain("8.5", "salt");

    openAgain(competition, "ko");
    assertThat(browser.text("td[data-cell='e-0/c-0']")).isEqualTo("봉인됨");
    browser.script("localStorage.clear()");
    openAgain(competition, "ko"); // another browser: the same as what was done before
    assertThat(browser.one("#mode-sealed").isSelected()).isTrue();
    Path forged = directory.resolve("forged");
    Files.writeString(forged, Files.readString(file).replace("\"value\":8.5", "\"value\":9.5"));
    browser.one("#sheet-reveal").sendKeys(forged.toString());
    browser.until("a sentence", () -> told().contains("파일의 1번째 줄"));
    browser.one("#sheet-reveal").sendKeys(file.toString());
    browser.until("the question", () -> browser.one("#confirm").isDisplayed());
    browser.click("#confirm-yes");
    browser.until("all", () -> browser.text("#sheet-done").contains("점수 2개를 기록했습니다."));
    assertThat(browser.text("td[data-cell='e-0/c-0'] a")).isEqualTo("8.5");
    assertThat(browser.text("td[data-cell='e-1/c-0'] a")).isEqualTo("보지 못함");
    assertThat(scores(competition, "ScoreRevealed")).hasSize(2);
  }

  @Test
  void aThousandCellsAreFilledFromAFileAndSentOnce() throws Exception {
    String competition = judged(100, 10, List.of("eva"));
    open(competition, "en");
    keys("empty");
    Path csv = directory.resolve("sheet.csv");
    StringBuilder rows = new StringBuilder("\uFEFFparticipant,criterion,\"value\"\r\n");
    for (int i = 0; i < 1_000; i++) {
      rows.append("e-%d,c-%d,%d.5\n".formatted(i / 10, i % 10, i % 10));
    }
    Files.writeString(csv, rows + "e-100,c-0,1\n");
    browser.script(
        "document.querySelectorAll('td input').forEach((each) => { each.value = ''; each.dispatchEvent(new Event('input', {bubbles: true})); })");
    browser.one("#sheet-import").sendKeys(csv.toString());
    browser.until("the file", () -> told().contains("1000 scores were filled in from the file"));
    assertThat(told()).contains("1 row of the file belongs to no open cell");
    openAgain(competition, "en");
    assertThat(value("e-99/c-9")).isEqualTo("9.5");
    keys("full");

    browser.click("#sheet-csv");
    Path saved = directory.resolve(competition + "-final.csv");
    browser.until("the file", () -> Files.exists(saved));
    assertThat(Files.readAllLines(saved)).hasSize(1_001).contains("final,e-99,c-9,1,9.5");
    long start = System.nanoTime();
    record("all", 1_000);
    browser.until("all", () -> browser.text("#sheet-done").equals("All 1000 are recorded."));
    System.out.printf("1,000 cells: recorded in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    assertThat(scores(competition, "ScoreRecorded")).hasSize(1_000);
    assertThat(browser.all("td.recorded a")).hasSize(1_000);
  }

  /** From the event of a key until the next frame is painted: measured, and told. */
  private static void keys(String what) {
    Object measured =
        browser.asynchronous(
            "const done = arguments[0];"
                + "(async () => {"
                + " const inputs = [...document.querySelectorAll('td input')];"
                + " const handled = []; const painted = [];"
                + " for (let i = 0; i < 300; i++) {"
                + "  const input = inputs[(i * 10) % inputs.length];"
                + "  input.focus();"
                + "  await new Promise(requestAnimationFrame);"
                + "  const start = performance.now();"
                + "  input.dispatchEvent(new KeyboardEvent('keydown', {key: '7', bubbles: true}));"
                + "  input.value = String(i % 11);"
                + "  input.dispatchEvent(new InputEvent('input', {bubbles: true}));"
                + "  input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));"
                + "  document.body.getBoundingClientRect();" // layout is part of it
                + "  handled.push(performance.now() - start);"
                + "  await new Promise((over) => requestAnimationFrame(() => setTimeout(over)));"
                + "  painted.push(performance.now() - start);"
                + " }"
                + " const at = (all, part) => all.sort((a, b) => a - b)[Math.floor(all.length * part)].toFixed(1);"
                + " done('handled p50 ' + at(handled, .5) + ' p99 ' + at(handled, .99) + ' ms, painted p50 '"
                + "  + at(painted, .5) + ' p99 ' + at(painted, .99) + ' ms');"
                + "})();");
    System.out.println("keys in a sheet of 1,000 cells, " + what + ": " + measured);
    assertThat(measured.toString()).startsWith("handled");
  }

  @Test
  void isReadableByEverybody() throws Exception {
    String competition = judged(4, 6, List.of("eva"));
    by(competition, "e-0", 0, "9");
    organise(
        competition,
        """
        {"type":"EvaluatorRecused","data":{"stage":"final","evaluator":"eva","participant":"e-3"}}""");
    for (String language : List.of("en", "ko")) {
      open(competition, language);
      at("e-0/c-1").sendKeys("12", Keys.ENTER, "8");
      for (int width : List.of(DESK, PHONE)) {
        for (boolean dark : List.of(false, true)) {
          browser.wide(width, HEIGHT).dark(dark);
          String look = language + " " + width + " " + dark;
          assertThat(browser.violations()).as(look).isEmpty();
          assertThat(browser.overflowing()).as(look).isEmpty();
        }
      }
      assertThat(browser.complaints()).isEmpty();
    }
    browser.wide(DESK, HEIGHT).dark(false).withScripts(false);
    try {
      openAgain(competition, "en");
      at("e-1/c-5").sendKeys("10");
      browser.one(".do button").sendKeys(Keys.ENTER);
      browser.until("the review", () -> !browser.text("h1").startsWith("Score"));
      assertThat(browser.text("h1")).isEqualTo("Record 1 score");
    } finally {
      browser.withScripts(true);
    }
    assertThat(browser.violations()).isEmpty();
  }

  /** Fifty evaluators, a hundred entries, ten criteria, each by a session of their own. */
  @Test
  void aJuryOfFiftyIsRecordedOnce() throws Exception {
    List<String> jury = IntStream.range(0, 50).mapToObj(i -> "judge-" + i).toList();
    String competition = judged(100, 10, jury);
    List<String> sessions = new ArrayList<>();
    for (String judge : jury) {
      sessions.add(session(judge, competition));
    }
    ExecutorService all = Executors.newFixedThreadPool(jury.size());
    long start = System.nanoTime();
    try {
      List<Future<Integer>> requests = new ArrayList<>();
      for (int i = 0; i < jury.size(); i++) {
        String session = sessions.get(i);
        List<String> lines = lines(jury.get(i));
        requests.add(all.submit(() -> untilAnswered(competition, session, lines)));
      }
      int sent = 0;
      for (Future<Integer> each : requests) {
        sent += each.get();
      }
      System.out.println("a jury of 50: " + sent + " requests");
    } finally {
      all.shutdownNow();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "a jury of 50: 50,000 scores in %.1f s, %.0f a second%n", seconds, 50_000 / seconds);

    assertThat(sent(competition, sessions.get(0), lines("judge-0")))
        .hasSize(1_000)
        .allMatch(it -> it.path("replayed").asBoolean());
    List<JsonNode> scores = scores(competition, "ScoreRecorded");
    assertThat(scores).hasSize(50_000);
    Set<String> cells =
        scores.stream()
            .map(
                it ->
                    it.at("/data/evaluator").asText()
                        + it.at("/data/participant").asText()
                        + it.at("/data/criterion").asText())
            .collect(Collectors.toSet());
    assertThat(cells).hasSize(50_000);
    assertThat(scores).allMatch(it -> it.at("/data/evaluator").equals(it.at("/actor/subject")));
  }

  private static List<String> lines(String judge) {
    return IntStream.range(0, 1_000)
        .mapToObj(
            i ->
                """
                {"key":"%d","type":"ScoreRecorded","data":{"stage":"final","participant":"e-%d",\
                "criterion":"c-%d","evaluator":"%s","value":%d}}
                """
                    .formatted(i, i / 10, i % 10, judge, i % 11))
        .toList();
  }

  /** As the sheet does: what got no answer is sent again. The number of requests. */
  private static int untilAnswered(String competition, String session, List<String> lines)
      throws IOException, InterruptedException {
    List<String> rest = lines;
    for (int requests = 1; requests <= 50; requests++) {
      List<JsonNode> answers = sent(competition, session, rest);
      long recorded = answers.stream().filter(it -> it.path("status").asInt() == 201).count();
      assertThat(answers.subList((int) recorded, answers.size()))
          .allMatch(it -> it.path("status").asInt() == 503); // the last line, if any
      rest = rest.subList((int) recorded, rest.size());
      if (rest.isEmpty()) {
        return requests;
      }
      Thread.sleep(500);
    }
    throw new AssertionError(rest.size() + " lines got no answer");
  }

  private static List<JsonNode> sent(String competition, String session, List<String> lines)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service
                    .request("/desk/" + competition + "/events")
                    .header("Cookie", session)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("", lines)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.lines(answer);
  }

  /** The cookie of who is signed in. */
  private static String session(String subject, String competition) throws Exception {
    String form =
        "subject=%s&role=evaluator&competition=%s&participants=&to=/desk"
            .formatted(subject, URLEncoder.encode(competition, UTF_8));
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service
                    .request("/desk/sign-in")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static String judged(int entries, int criteria, List<String> jury) throws Exception {
    String competition = "judged-" + COMPETITIONS.incrementAndGet();
    organise(competition, Events.judged(entries, criteria, jury));
    return competition;
  }

  private static void organise(String competition, String lines) throws Exception {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service.appending(
                    competition, "o" + lines.hashCode(), "application/x-ndjson", lines),
                HttpResponse.BodyHandlers.ofString());
    assertThat(Api.lines(answer)).allMatch(it -> it.path("status").asInt() == 201, answer.body());
    folded(competition);
  }

  /** Another program of the same evaluator. */
  private static void by(String competition, String entry, int criterion, String value)
      throws Exception {
    String line =
        """
        {"key":"by-%s-%d","type":"ScoreRecorded","data":{"stage":"final","participant":"%s",\
        "criterion":"c-%d","evaluator":"eva","value":%s}}
        """
            .formatted(entry, criterion, entry, criterion, value);
    assertThat(sent(competition, session("eva", competition), List.of(line)))
        .allMatch(it -> it.path("status").asInt() == 201);
    folded(competition);
  }

  private static long folded(String competition) throws Exception {
    long last =
        Api.json(service.get("/v1/competitions/" + competition + "/events?limit=1").body())
            .path("lastSequence")
            .asLong();
    service.get("/v1/competitions/" + competition + "?atLeast=" + last);
    return last;
  }

  private static List<JsonNode> scores(String competition, String type) throws Exception {
    folded(competition);
    List<JsonNode> found =
        new ArrayList<>(
            service
                .get(
                    "/v1/competitions/" + competition + "/events?type=" + type + "&limit=100000",
                    "Accept",
                    "application/x-ndjson")
                .body()
                .lines()
                .map(Api::json)
                .toList());
    found.sort(Comparator.comparing(it -> it.path("sequence").asLong()));
    return found;
  }

  private static void signIn(String subject, String competition) throws Exception {
    browser.open("/desk/sign-in?lang=en");
    browser.script(
        "document.getElementById('subject').value = arguments[0];"
            + "document.getElementById('competition').value = arguments[1];"
            + "for (const each of document.querySelectorAll('input[name=role]'))"
            + "  each.checked = each.value === 'evaluator';",
        subject,
        competition);
    browser.follow(".do button");
  }

  private static void open(String competition, String language) throws Exception {
    browser.open("/desk");
    browser.forgetCookies();
    signIn("eva", competition);
    browser.wide(DESK, HEIGHT).dark(false);
    openAgain(competition, language);
  }

  private static void openAgain(String competition, String language) throws Exception {
    browser.open("/desk/" + competition + "/sheet/final?lang=" + language);
  }

  private static org.openqa.selenium.WebElement at(String cell) {
    return browser.one("input[name='" + cell + "']");
  }

  private static String value(String cell) {
    return at(cell).getDomProperty("value");
  }

  private static String focused() {
    return browser.script("return document.activeElement.name").toString();
  }

  private static String told() {
    return browser.text("#sheet-told");
  }

  private static void record(String what, int scores) throws Exception {
    browser.click("#sheet-send");
    browser.until("the question " + what, () -> browser.one("#confirm").isDisplayed());
    assertThat(browser.text("#confirm-title"))
        .isEqualTo(scores + " scores will be on record for ever, under the name of eva.");
    assertThat(browser.text("#confirm-note")).startsWith("Open: everybody can see");
    assertThat(browser.one("#confirm-file").isDisplayed()).isFalse();
    browser.click("#confirm-yes");
  }
}
