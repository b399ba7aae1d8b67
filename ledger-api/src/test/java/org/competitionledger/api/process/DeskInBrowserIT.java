package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.competitionledger.api.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * Every kind of page at the desk as a browser shows it: in both languages, wide and narrow, light
 * and dark. {@code ThreeWaysTest} of the commands takes a whole contest through them.
 */
class DeskInBrowserIT {

  private static final String FAIR = "our-fair";
  private static final int DESK = 1_280;
  private static final int PHONE = 390;
  private static final int HEIGHT = 900;

  @TempDir static Path directory;

  private static ServedJar service;
  private static Browser browser;

  /** What is done on a page before it is looked at. */
  @FunctionalInterface
  private interface Act {
    void in(String language) throws Exception;
  }

  /** A judge of the fair founds it, and its first scores are given. */
  @BeforeAll
  static void serve() throws Exception {
    int port = ServedJar.freePort();
    browser = Browser.at("http://127.0.0.1:" + port).wide(DESK, HEIGHT);
    service =
        ServedJar.start(
            directory.resolve("ledger"),
            port,
            Map.of("ledger.kafka.port", Integer.toString(ServedJar.freePort())));
    signIn("organiser", "en");
    browser.open("/desk/" + FAIR + "/file?lang=en").follow(".do button").follow(".once button");
    browser.forgetCookies();
    String entries =
        Stream.of("tide-battery", "bee-radar", "moss-wall")
            .map(
                team ->
                    """
                    ,{"type":"EntryAdmitted","data":{"stage":"fair","participant":"%s"}}"""
                        .formatted(team))
            .reduce("", String::concat);
    append(
        "organizer",
        "entries",
        "[{\"type\":\"StageOpened\",\"data\":{\"stage\":\"fair\"}}"
            + entries
            + ",{\"type\":\"EvaluationOpened\",\"data\":{\"stage\":\"fair\"}}"
            + safe("tide-battery")
            + safe("bee-radar")
            + safe("moss-wall")
            + visitors("tide-battery", 40)
            + visitors("bee-radar", 90)
            + visitors("moss-wall", 70)
            + "]");
    for (String judge : List.of("judge-2", "judge-3")) {
      append(
          judge,
          judge,
          "["
              + (given(judge, "tide-battery", "9.5", "18")
                      + given(judge, "bee-radar", "7", "26")
                      + given(judge, "moss-wall", "8", "21"))
                  .substring(1)
              + "]");
    }
  }

  private static String safe(String team) {
    return """
        ,{"type":"GateRuled","data":{"stage":"fair","participant":"%s","criterion":"safety",\
        "verdict":"PASSED"}}"""
        .formatted(team);
  }

  private static String visitors(String team, int votes) {
    return """
        ,{"type":"ScoreRecorded","data":{"stage":"fair","participant":"%s","criterion":"visitors",\
        "value":%d}}"""
        .formatted(team, votes);
  }

  private static String given(String judge, String team, String research, String talk) {
    return Stream.of("research", "talk")
        .map(
            criterion ->
                """
                ,{"type":"ScoreRecorded","data":{"stage":"fair","participant":"%s",\
                "criterion":"%s","evaluator":"%s","value":%s}}"""
                    .formatted(team, criterion, judge, criterion.equals("talk") ? talk : research))
        .reduce("", String::concat);
  }

  private static void append(String who, String key, String body) throws Exception {
    String role = who.equals("organizer") ? who : "evaluator";
    HttpRequest request =
        HttpRequest.newBuilder(
                service.appending(FAIR, key, "application/json", body),
                (name, value) -> !name.equalsIgnoreCase("Authorization"))
            .header(
                "Authorization",
                "Bearer " + Api.token(directory.resolve("ledger"), who, List.of(role), 3_600))
            .build();
    HttpResponse<String> answer =
        service.client().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
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

  /** Signs in with all that an organiser may do, if nobody is signed in. */
  private static void signIn(String subject, String language) throws Exception {
    browser.open("/desk?lang=" + language);
    if (browser.address().startsWith("/desk/sign-in")) {
      browser.one("#subject").clear();
      browser.one("#subject").sendKeys(subject);
      browser.follow(".do button");
    }
  }

  @TestFactory
  Stream<DynamicTest> isReadableByEverybody() {
    return Stream.of(
        page("nobody is signed in", "", language -> {}),
        page("the desk", "", language -> signIn("judge-1", language)),
        page("a competition's room", "/" + FAIR, language -> {}),
        page("a form", "/" + FAIR + "/write/EntryEliminated", language -> {}),
        page(
            "a long form",
            "/" + FAIR + "/write/CriteriaPublished",
            language -> browser.follow("button[value='/data/criteria/criteria']")),
        page(
            "its refusal at a field",
            "/" + FAIR + "/write/EntryEliminated",
            language -> {
              browser.click("[data-tick-all]");
              assertThat(browser.all("input[name='also']:not(:checked)")).isEmpty();
              browser.follow(".do button");
              assertThat(browser.all(".field .problem")).isNotEmpty();
            }),
        page("its review", "/" + FAIR + "/write/EntryAdvanced", language -> advances()),
        page(
            "a receipt",
            "/" + FAIR + "/write/NoticePublished",
            language -> {
              fill("notice", language);
              fill("title/ko", "공지");
              browser.follow(".do button").follow(".once button");
              assertThat(browser.all(".facts code")).hasSize(1);
            }),
        page("the receipt of several", "/" + FAIR + "/recorded/0?count=60", language -> {}),
        page("a table that is certified", "/" + FAIR + "/write/StandingsCertified", language -> {}),
        page("a set-up as a file", "/new-fair/file", language -> browser.follow(".do button")),
        page(
            "a file that is refused",
            "/new-fair/file",
            language -> {
              type("points: 60", "points: 61");
              browser.follow(".do button");
              assertThat(browser.all("a[data-line]")).isNotEmpty();
            }),
        page("an amendment as a file", "/" + FAIR + "/file", language -> amends()),
        page("who invites", "/" + FAIR + "/write/EvaluatorAppointed", language -> invites()),
        page(
            "who is invited",
            "/" + FAIR + "/write/EvaluatorAppointed",
            language -> {
              invites();
              String link = browser.one("#link").getDomProperty("value");
              browser.open(link.substring(link.indexOf("/desk")) + "&lang=" + language);
            }),
        page("a sheet", "/" + FAIR + "/sheet/fair", language -> scores()),
        page(
            "a session that has ended",
            "/" + FAIR + "/write/NoticePublished",
            language -> {
              browser.forgetCookies();
              browser.follow(".do button");
            }),
        page(
            "who has left",
            "",
            language -> {
              signIn("judge-1", language);
              browser.follow(".desk-bar button");
            }));
  }

  @Test
  void whatWasTypedComesBackToWhoTypedItAlone() throws Exception {
    String form = "/desk/" + FAIR + "/write/NoticePublished?lang=en";
    String file = "/desk/new-fair/file?lang=en";
    browser.forgetCookies();
    signIn("one", "en");
    browser.open(form);
    browser.one("[name='/data/notice']").sendKeys("not-yet");
    browser.open(file);
    browser.one("#text").sendKeys("# half done");
    assertThat(browser.open(form).one("[name='/data/notice']").getDomProperty("value"))
        .isEqualTo("not-yet");
    assertThat(browser.open(file).one("#text").getDomProperty("value")).contains("# half done");

    browser
        .open("/desk/" + FAIR + "/write/CriteriaPublished?lang=en")
        .follow("button[name='more'][value='/data/criteria/criteria']");
    assertThat(browser.script("return document.activeElement.name"))
        .isEqualTo("/data/criteria/criteria/0/id");

    browser.forgetCookies();
    signIn("another", "en");
    assertThat(browser.open(form).one("[name='/data/notice']").getDomProperty("value")).isEmpty();
    assertThat(browser.open(file).one("#text").getDomProperty("value"))
        .doesNotContain("# half done");

    browser.forgetCookies();
    signIn("one", "en");
    browser.open(file).follow("form.file .note button");
    assertThat(browser.one("#text").getDomProperty("value")).doesNotContain("# half done");
    assertThat(browser.all("form.file .note")).isEmpty();
    browser.forgetCookies();
  }

  private static DynamicTest page(String name, String path, Act before) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          for (String language : List.of("en", "ko")) {
            String lang = (path.contains("?") ? "&" : "?") + "lang=" + language;
            browser.wide(DESK, HEIGHT).dark(false).open("/desk" + path + lang);
            before.in(language);
            isReadable(language + ' ' + browser.address());
          }
        });
  }

  private static void isReadable(String page) {
    for (int width : List.of(DESK, PHONE)) {
      for (boolean dark : List.of(false, true)) {
        browser.wide(width, HEIGHT).dark(dark);
        String look = page + ' ' + width + (dark ? " dark" : " light");
        assertThat(browser.violations()).as(look).isEmpty();
        assertThat(browser.overflowing()).as("wider than its window: " + look).isEmpty();
      }
    }
    assertThat(
            browser.complaints().stream().filter(said -> !said.matches(".*status of 4(01|09).*")))
        .as(page)
        .isEmpty();
  }

  private static void fill(String field, String text) {
    browser.script(
        "document.querySelector(arguments[0]).value = arguments[1];",
        "[name='/data/" + field + "']",
        text);
  }

  /** The draft of the page in the other language may have kept it. */
  private static void tickBeeRadar() {
    if (!browser.one("#also-bee-radar").isSelected()) {
      browser.click("#also-bee-radar");
    }
  }

  private static void advances() throws Exception {
    fill("stage", "fair");
    fill("participant", "tide-battery");
    fill("nextStage", "national");
    tickBeeRadar();
    browser.follow(".do button");
    assertThat(browser.all(".said li")).as(browser.text("main")).hasSize(2);
  }

  /** Replaces a text of the file that is being written. */
  private static void type(String text, String other) {
    browser.script(
        "const area = document.getElementById('text');"
            + "area.value = area.value.replace(arguments[0], arguments[1]);",
        text,
        other);
  }

  /** Half of the points of research go to the visitors' votes. */
  private static void amends() throws Exception {
    type("points: 60", "points: 30");
    type("maximum: 40", "maximum: 70");
    type("maximum: 10\n", "maximum: 40\n");
    type("ko:\n  en:\n", "en: What nobody can explain helps nobody\n");
    browser.follow(".do button");
    assertThat(browser.all(".once button")).as(browser.text("main")).hasSize(1);
  }

  private static void invites() throws Exception {
    fill("stage", "fair");
    fill("panel", "panel");
    browser.follow("button[formaction]");
    assertThat(browser.all("#link")).as(browser.text("main")).hasSize(1);
  }

  private static void scores() {
    browser.one("input[name='bee-radar/research']").sendKeys(Keys.chord(Keys.CONTROL, "a"), "7.5");
    browser.press(Keys.ENTER).press("8").press(Keys.ENTER).press("9", Keys.ARROW_RIGHT);
    browser.press("22", Keys.ARROW_UP).press("31");
  }

  /** {@code -Dreadme.pictures=docs/pictures} writes the pictures of the README. */
  @Test
  @EnabledIfSystemProperty(named = "readme.pictures", matches = ".+")
  void picturesForTheReadme() throws Exception {
    Path pictures = Path.of(System.getProperty("readme.pictures"));
    signIn("organiser", "en");
    browser.wide(DESK, 1_000).dark(false).open("/desk/" + FAIR + "/file?lang=en");
    amends();
    picture(pictures, "amendment");
    browser.forgetCookies();
    signIn("judge-1", "en");
    browser.wide(DESK, 700).open("/desk/" + FAIR + "/sheet/fair?lang=en");
    scores();
    picture(pictures, "sheet");
  }

  private static void picture(Path directory, String name) throws Exception {
    browser.script(
        "const top = document.querySelector('.meta.top').getBoundingClientRect().top;"
            + "scrollBy({top: top - 90, behavior: 'instant'});"); // below what stays in view
    browser.screenshot(directory.resolve(name + ".png"));
  }
}
