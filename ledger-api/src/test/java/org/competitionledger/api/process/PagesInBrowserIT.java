package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.evaluation.SealedFinal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Every page as a browser shows it: wide and narrow, light and dark, with scripts and without. */
class PagesInBrowserIT {

  private static final String K_AI = "/competitions/k-ai";
  private static final String F1 = "/competitions/f1-1988";
  private static final String SEALED = "/competitions/sealed-cup";

  private static final List<String> PAGES =
      List.of(
          "/",
          "/search?q=naver",
          "/findings",
          "/findings/meaning-fixed-with-ruling",
          "/competitions/not-there",
          K_AI,
          K_AI + "/standings",
          K_AI + "/standings?stage=phase-1",
          K_AI + "/standings/naver-cloud?stage=phase-1",
          K_AI + "/rules",
          K_AI + "/rules/changes/103",
          K_AI + "/rules/5",
          K_AI + "/rules/compare/v4...v5",
          K_AI + "/findings",
          K_AI + "/timeline",
          K_AI + "/participants",
          K_AI + "/participants/naver-cloud",
          K_AI + "/events/146",
          K_AI + "/proof",
          K_AI + "/data",
          K_AI + "/embed",
          F1 + "/standings",
          F1 + "/rules",
          "/competitions/science-fair/standings",
          SEALED + "/reveals",
          SEALED + "/reveals?stage=final&step=2",
          SEALED + "/standings",
          "/embed/k-ai/standings",
          "/embed/k-ai/timeline",
          "/embed/k-ai/lanes",
          "/embed/k-ai/proof",
          "/embed/k-ai/changes/103");

  private static final int PHONE = 390;
  private static final int SMALL_PHONE = 320;
  private static final int DESK = 1_280;
  private static final int HEIGHT = 900;
  private static final int PAGE_BYTES_MAX = 100 << 10;

  @TempDir static Path directory;

  private static ServedJar service;
  private static Browser browser;

  @BeforeAll
  static void serve() throws Exception {
    int port = ServedJar.freePort();
    browser = Browser.at("http://127.0.0.1:" + port);
    service =
        ServedJar.start(
            directory.resolve("ledger"),
            port,
            Map.of(
                "ledger.demo",
                "true",
                "ledger.kafka.port",
                Integer.toString(ServedJar.freePort())));
    reveal("sealed-cup");
  }

  /** A final whose two scores were sealed by eva, and then revealed in one command. */
  private static void reveal(String competition) throws Exception {
    append(competition, "announced", Events.ANNOUNCED);
    append(competition, "told", "[" + SealedFinal.LINES.strip().replace("\n", ",") + "]");
    String seals =
        SealedFinal.batch(
            SealedFinal.sealed(competition, "alpha", "eva", "9"),
            SealedFinal.sealed(competition, "beta", "eva", "2"));
    append(
        HttpRequest.newBuilder(
                service.appending(competition, "sealed", "application/json", seals),
                (name, value) -> !name.equalsIgnoreCase("Authorization"))
            .header(
                "Authorization",
                "Bearer "
                    + Api.token(directory.resolve("ledger"), "eva", List.of("evaluator"), 3_600))
            .build());
    append(
        competition,
        "revealed",
        SealedFinal.batch(
            SealedFinal.revealed("beta", "2", "0"), SealedFinal.revealed("alpha", "9", "0")));
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

  @TestFactory
  Stream<DynamicTest> isReadableByEverybody() {
    return PAGES.stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page,
                    () -> {
                      readable(page, "en", DESK, false);
                      readable(page, "ko", PHONE, true);
                    }));
  }

  private static void readable(String page, String language, int width, boolean dark) {
    browser.wide(width, HEIGHT).dark(dark).open(in(page, language));
    String look = page + " " + language + " " + width + (dark ? " dark" : " light");
    assertThat(browser.violations()).as(look).isEmpty();
    assertThat(browser.overflowing()).as("wider than its window: " + look).isEmpty();
    assertThat(browser.complaints().stream().filter(said -> !said.contains("404")))
        .as(look)
        .isEmpty();
    assertThat(browser.wide(SMALL_PHONE, HEIGHT).overflowing())
        .as("wider than a small phone: " + look)
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> isSmallAndWholeWithoutScripts() {
    return PAGES.stream().map(page -> DynamicTest.dynamicTest(page, () -> whole(in(page, "ko"))));
  }

  private static void whole(String page) throws Exception {
    HttpResponse<String> answer = service.get(page);
    assertThat(answer.body().getBytes().length).as(page).isLessThan(PAGE_BYTES_MAX);
    browser.withScripts(false).open(page);
    try {
      assertThat(browser.all("h1, main p, main table, main a")).as(page).isNotEmpty();
    } finally {
      browser.withScripts(true);
    }
  }

  @Test
  void everyLinkOfTheRoomsLeadsToAPage() throws Exception {
    for (String page : PAGES) {
      browser.wide(DESK, HEIGHT).open(in(page, "en"));
      for (String href : browser.links("main a[href]").distinct().limit(60).toList()) {
        if (href.startsWith("/v1/") || href.startsWith("/swagger")) {
          continue;
        }
        assertThat(service.get(href).statusCode()).as(href + " on " + page).isEqualTo(200);
      }
    }
  }

  @Test
  void isPrintedWithoutWhatOnlyAScreenNeeds() {
    browser.wide(DESK, HEIGHT).printed().open(in(K_AI, "ko"));
    assertThat(browser.one(".rooms").isDisplayed()).isFalse();
    assertThat(browser.one("h1").isDisplayed()).isTrue();
    browser.dark(false);
  }

  /** The four questions of who knows the case, each answered by one click from the first screen. */
  @Test
  void answersWhoKnowsTheCaseWithOneClick() throws Exception {
    for (Map.Entry<String, String> question :
        Map.of(
                "/events/146", "독자성",
                "/rules/compare/v5...v6", "점수",
                "/rules/changes/103", "개별 벤치마크",
                "/rules?lang=ko#promises", "약속")
            .entrySet()) {
      browser.wide(DESK, HEIGHT).open(in(K_AI, "ko"));
      String selector = "main a[href*='" + question.getKey() + "']";
      long y =
          ((Number)
                  browser.script(
                      "return document.querySelector(arguments[0]).getBoundingClientRect().top",
                      selector))
              .longValue();
      assertThat(y).as(question.getKey()).isBetween(0L, (long) HEIGHT);
      browser.follow(selector);
      assertThat(browser.text("main")).as(question.getKey()).contains(question.getValue());
    }
  }

  @Test
  void findsByName() throws Exception {
    browser.wide(DESK, HEIGHT).open("/?lang=ko");
    browser.leave(() -> browser.one("input[type=search]").sendKeys("네이버", Keys.ENTER));
    assertThat(browser.text("main")).contains("네이버클라우드");
  }

  @Test
  void showsTheTableOfAnyMomentBySlider() throws Exception {
    browser.wide(DESK, HEIGHT).open(in(F1 + "/standings", "en"));
    String now = browser.text("main table");
    browser.script(
        "const slider = document.querySelector('#as-of');"
            + "const marks = document.querySelectorAll('#marks option');"
            + "slider.value = marks[marks.length >> 1].value;"
            + "slider.dispatchEvent(new Event('input', {bubbles: true}));"
            + "slider.dispatchEvent(new Event('change', {bubbles: true}));");
    browser.until("the address of the moment", () -> browser.address().contains("asOf="));
    String before = browser.text("main table");
    assertThat(before).isNotEqualTo(now);
    assertThat(browser.open(browser.address()).text("main table")).isEqualTo(before);
  }

  @Test
  void showsWhatOtherRulesWouldSay() throws Exception {
    browser.wide(DESK, HEIGHT).open(in("/competitions/science-fair/standings", "en"));
    browser.follow(".versions a:not([aria-current])");
    assertThat(browser.text("#not-in-force")).isNotBlank();

    browser.open(in("/competitions/science-fair/standings?stage=fair", "en"));
    browser.leave(
        () ->
            browser.script(
                "const field = document.querySelector('.fields input:not([type=hidden])');"
                    + "field.value = Number(field.value) * 2; field.form.requestSubmit();"));
    assertThat(browser.text(".watermark")).contains("Not official");
    assertThat(browser.all("svg.slope")).hasSize(1);
    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void verifiesTheWholeLogInTheBrowser() throws Exception {
    browser.wide(DESK, HEIGHT).open(in(F1 + "/proof", "en")).click("#verify button");
    browser.until("a verdict", () -> !browser.all("#verify .verdict.good").isEmpty());
    assertThat(browser.text("#verify .output")).contains("609");
    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void namesTheEventOfWhichAByteWasFlipped() throws Exception {
    browser.wide(DESK, HEIGHT).open(in(F1 + "/proof", "en"));
    browser.script(
        "const real = window.fetch;"
            + "window.fetch = async (address, options) => {"
            + "  const answer = await real(address, options);"
            + "  if (!String(address).includes('/entries/')) return answer;"
            + "  const bytes = new Uint8Array(await answer.arrayBuffer());"
            + "  if (!window.flipped) bytes[60] ^= 1;" // in the first event of the tile
            + "  window.flipped = true;"
            + "  return new Response(bytes, {status: 200});"
            + "};");
    browser.click("#verify button");
    browser.until("a verdict", () -> !browser.all("#verify .verdict.bad").isEmpty());
    assertThat(browser.text("#verify .output")).contains("#0");
  }

  /** A browser keeps six connections to a server: tabs that nobody sees must not take them all. */
  @Test
  void nineTabsAreReadable() {
    try {
      for (int tab = 0; tab < 9; tab++) {
        browser.tab().wide(DESK, HEIGHT).open(in(K_AI, "en"));
        assertThat(browser.text("h1")).isNotBlank();
      }
    } finally {
      browser.closeTabs();
    }
  }

  /** {@code -Dreadme.pictures=docs/pictures} writes the pictures of the README. */
  @Test
  @EnabledIfSystemProperty(named = "readme.pictures", matches = ".+")
  void picturesForTheReadme() throws Exception {
    Path pictures = Path.of(System.getProperty("readme.pictures"));
    picture(pictures, "overview", in(K_AI, "en"), "body", DESK, 1_380);
    picture(pictures, "standings", in(F1 + "/standings", "en"), "#time", DESK, 640);
    picture(pictures, "rules", in(K_AI + "/rules/changes/103", "en"), "h1", DESK, HEIGHT);
    picture(pictures, "findings", in(K_AI + "/findings", "en"), "body", DESK, HEIGHT);
    picture(pictures, "phone-ko", in(K_AI, "ko"), "body", PHONE, HEIGHT);
    String fair = "/competitions/science-fair/standings?stage=fair&%2Fcriteria%2Fsafety=null";
    picture(pictures, "what-if", in(fair, "en"), ".what-if", DESK, HEIGHT);
  }

  private static void picture(
      Path directory, String name, String page, String at, int width, int height)
      throws IOException {
    browser.wide(width, height).dark(false).open(page);
    browser.script(
        "document.querySelector(arguments[0]).scrollIntoView({behavior: 'instant'})", at);
    browser.screenshot(directory.resolve(name + ".png"));
  }

  @Test
  void showsWhatIsRecordedWithoutBeingLoadedAgain() throws Exception {
    String competition = "live-cup";
    append(competition, "announced", Events.ANNOUNCED);
    browser.wide(DESK, HEIGHT).open("/competitions/" + competition + "?lang=en");
    browser.script("window.stillHere = true");
    append(competition, "registered", Events.registered("gamma", "Gamma"));
    browser.until("the participant", () -> browser.text("main").contains("Gamma"));
    assertThat(browser.script("return window.stillHere === true")).isEqualTo(true);
  }

  @Test
  void playsTheRevealsWithoutLoadingThePageAgain() throws Exception {
    browser.wide(DESK, HEIGHT).open(in(SEALED + "/reveals", "en"));
    browser.script("window.stillHere = true");
    browser.click("#to-next");
    browser.until("the first reveal", () -> browser.text("#step").equals("Reveal 1 of 2"));
    browser.one("body").sendKeys(Keys.ARROW_RIGHT);
    browser.until("the second reveal", () -> browser.text("#step").equals("Reveal 2 of 2"));
    assertThat(browser.address()).contains("step=2");
    assertThat(browser.text("#live-status")).contains("Reveal 2 of 2", "was revealed: 9");
    browser.one("body").sendKeys(Keys.ARROW_LEFT);
    browser.until("one step back", () -> browser.text("#step").equals("Reveal 1 of 2"));

    browser.click("#to-first");
    browser.until("the beginning", () -> browser.text("#step").startsWith("Before"));
    browser.script(
        "const pace = document.querySelector('#pace'); pace.value = '1000';"
            + "pace.dispatchEvent(new Event('change', {bubbles: true}));");
    browser.click("#play");
    browser.until("the end", () -> browser.text("#step").equals("Reveal 2 of 2"));
    assertThat(browser.text("#play")).isEqualTo("Pause");
    assertThat(browser.script("return window.stillHere === true")).isEqualTo(true);
    assertThat(browser.violations()).isEmpty();
  }

  private static void append(String competition, String key, String body) throws Exception {
    append(service.appending(competition, key, "application/json", body));
  }

  private static void append(HttpRequest request) throws Exception {
    HttpResponse<String> answer =
        service.client().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static String in(String page, String language) {
    return page + (page.contains("?") ? "&" : "?") + "lang=" + language;
  }
}
