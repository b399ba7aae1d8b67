package org.competitionledger.api.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class FeedOfAllTest {

  private static final String PATH = "/v1/feed.atom";

  private final Api api = new Api();

  @Test
  void theNewestOfAllCompetitionsComeFirst() throws Exception {
    String one = api.announced();
    String other = api.announced();
    unordered(one);
    recorded(other, Events.notice("n"));

    Element feed = feed("?lang=en");

    String tag = "tag:ledger.local,2026:";
    assertThat(entries(feed).stream().limit(5).map(entry -> text(entry, "id")))
        .containsExactly(
            tag + other + "/1",
            tag + one + "/findings/goals-unordered/goals/1",
            tag + one + "/1",
            tag + other + "/0",
            tag + one + "/0");
    assertThat(entries(feed).stream().map(entry -> Instant.parse(text(entry, "updated"))))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(text(feed, "updated")).isEqualTo(text(entries(feed).get(0), "updated"));
    assertThat(entries(feed("?limit=2")).stream().map(entry -> text(entry, "id")))
        .containsExactly(tag + other + "/1", tag + one + "/findings/goals-unordered/goals/1");
  }

  @Test
  void whatFallsDueComesBeforeWhatWasRecordedSooner() throws Exception {
    String promising = api.announced();
    Instant due = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
    recorded(
        promising,
        """
        {"type":"PromiseMade","data":{"promise":"soon","kind":"SPECIFY",\
        "text":{"en":"Soon"},"due":"%s"}}\
        """
            .formatted(due));
    String other = api.announced();
    recorded(other, Events.notice("n"));
    String overdue = "tag:ledger.local,2026:" + promising + "/findings/promise-overdue/soon/1";
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!text(entries(feed("?limit=1")).get(0), "id").equals(overdue)) {
      assertThat(System.nanoTime()).as("not overdue").isLessThan(deadlineNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(entries(feed("?limit=3")).stream().map(entry -> text(entry, "id")))
        .startsWith(overdue, "tag:ledger.local,2026:" + other + "/1");
  }

  @Test
  void anEntryNamesItsCompetitionAndTheFeedThatItComesFrom() throws Exception {
    String competition = api.announced();
    recorded(competition, Events.notice("n"));

    Element feed = feed("?lang=ko&limit=1");

    assertThat(text(feed, "id")).isEqualTo("tag:ledger.local,2026:/");
    assertThat(text(feed, "title")).isEqualTo("공개 경쟁 기록부");
    assertThat(link(feed, "self")).endsWith("/v1/feed.atom?lang=ko&limit=1");
    assertThat(link(feed, "alternate")).endsWith("/?lang=ko");
    Element entry = entries(feed).get(0);
    assertThat(text(entry, "title")).startsWith("시험 대회: ");
    assertThat(link(entry, "alternate"))
        .endsWith("/competitions/" + competition + "/events/1?lang=ko");
    Element source = children(entry, "source").get(0);
    assertThat(text(source, "id")).isEqualTo("tag:ledger.local,2026:" + competition);
    assertThat(text(source, "title")).isEqualTo("시험 대회");
    assertThat(text(source, "rights")).isEqualTo("CC-BY-4.0");
    assertThat(link(source, "self")).endsWith("/v1/competitions/" + competition + "/feed.atom");
  }

  @Test
  void answersThatNothingChanged() {
    String competition = api.announced();
    recorded(competition, Events.notice("n"));
    HttpResponse<String> first = api.get(PATH, "Accept-Language", "ko");
    assertThat(first.headers().firstValue("Content-Type"))
        .contains("application/atom+xml; charset=UTF-8");
    assertThat(first.headers().firstValue("Content-Language")).contains("ko");
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(api.get(PATH + "?lang=ko", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(api.get(PATH + "?lang=en", "If-None-Match", tag).statusCode()).isEqualTo(200);
    recorded(competition, Events.notice("m"));
    assertThat(api.get(PATH + "?lang=ko", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesMoreThanItGives() {
    for (String limit : List.of("0", "101", "x")) {
      HttpResponse<String> refused = api.get(PATH + "?limit=" + limit);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Api.json(refused).path("code").asText()).isEqualTo("parameter-invalid");
    }
  }

  @Test
  void everyPageLinksToIt() {
    String competition = api.announced();
    String link =
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"공개 경쟁 기록부\""
            + " href=\"/v1/feed.atom?lang=ko\">";
    recorded(competition, Events.notice("n"));
    assertThat(api.get("/?lang=ko").body()).contains(link);
    assertThat(api.get("/competitions/" + competition + "?lang=ko").body()).contains(link);
  }

  private void unordered(String competition) {
    recorded(
        competition,
        """
        {"type":"PolicyGoalsDeclared","data":{"goals":[{"id":"fun","text":{"en":"Fun"}},\
        {"id":"fame","text":{"en":"Fame"}}],"ordered":false}}\
        """);
  }

  /** Appends and waits until it can be read. */
  private void recorded(String competition, String event) {
    HttpResponse<String> appended =
        api.append(competition, Integer.toString(event.hashCode()), event);
    assertThat(appended.statusCode()).as(appended.body()).isEqualTo(201);
    String last = Api.json(appended).at("/events/0/sequence").asText();
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + last).statusCode())
        .isEqualTo(200);
  }

  private Element feed(String query) throws Exception {
    HttpResponse<String> response = api.get(PATH + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(response.body().getBytes(UTF_8)))
        .getDocumentElement();
  }

  private static List<Element> entries(Element feed) {
    return children(feed, "entry");
  }

  private static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent();
  }

  private static String link(Element parent, String relation) {
    return children(parent, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .findFirst()
        .orElseThrow()
        .getAttribute("href");
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> child.getTagName().equals(name))
        .toList();
  }
}
