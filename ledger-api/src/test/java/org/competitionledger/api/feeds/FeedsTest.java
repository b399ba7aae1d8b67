package org.competitionledger.api.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class FeedsTest {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final Api api = new Api();

  @Test
  void aFindingStandsBehindTheEventThatRaisesItAndItsResolutionLater() throws Exception {
    String competition = api.announced();
    goals(competition, "goals", false);
    String id = "tag:ledger.local,2026:" + competition;
    String finding = id + "/findings/goals-unordered/goals/1";

    assertThat(ids(atom(competition, "?atLeast=1"))).containsExactly(finding, id + "/1", id + "/0");

    goals(competition, "order", true);

    Document resolved = atom(competition, "?atLeast=2");
    assertThat(ids(resolved))
        .containsExactly(finding + "/resolved", id + "/2", finding, id + "/1", id + "/0");
    Element raised = entries(resolved).get(2);
    assertThat(text(raised, "title")).isEqualTo("Finding: Goals declared without an order");
    assertThat(text(raised, "content")).contains("“Fun” and “Fame”");
    assertThat(text(raised, "updated"))
        .isEqualTo(text(entries(resolved).get(3), "updated"))
        .isEqualTo(recordedAt(competition, 1));
    assertThat(text(entries(resolved).get(0), "title")).startsWith("Finding resolved: ");
    assertThat(text(entries(resolved).get(0), "updated")).isEqualTo(recordedAt(competition, 2));
  }

  @Test
  void atomSaysWhatItIsAndLinksToWhatItTells() throws Exception {
    String competition = api.announced();
    goals(competition, "goals", false);
    HttpResponse<String> response = api.get(path(competition, "atom") + "?atLeast=1&lang=en");
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/atom+xml; charset=UTF-8");
    Element feed = parsed(response).getDocumentElement();

    assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(feed.getAttribute("xml:lang")).isEqualTo("en");
    assertThat(text(feed, "title")).isEqualTo("Test cup");
    assertThat(text(feed, "subtitle")).contains("Live record");
    assertThat(text(feed, "rights")).isEqualTo("CC-BY-4.0");
    assertThat(text(feed, "updated")).isEqualTo(recordedAt(competition, 1));
    assertThat(link(feed, "self")).contains("http://", "/feed.atom?lang=en");
    assertThat(link(feed, "alternate")).endsWith("/competitions/" + competition + "?lang=en");
    Element finding = entries(feed.getOwnerDocument()).get(0);
    assertThat(link(finding, "alternate"))
        .contains("/competitions/" + competition + "/findings/goals-unordered");
    assertThat(link(finding, "related")).endsWith("/findings/goals-unordered?lang=en");
    Element event = entries(feed.getOwnerDocument()).get(1);
    assertThat(link(event, "alternate"))
        .endsWith("/competitions/" + competition + "/events/1?lang=en");
    assertThat(link(event, "related")).endsWith("/v1/competitions/" + competition + "/events/1");
    assertThat(api.get("/competitions/" + competition).body())
        .contains("rel=\"alternate\" type=\"application/atom+xml\"");
    for (Element told : List.of(finding, event)) {
      URI page = URI.create(link(told, "alternate"));
      assertThat(api.get(page.getRawPath()).statusCode()).as(page.toString()).isEqualTo(200);
    }
  }

  @Test
  void jsonFeedHoldsTheSameEntries() throws Exception {
    String competition = api.announced();
    goals(competition, "goals", false);
    HttpResponse<String> response = api.get(path(competition, "json") + "?atLeast=1");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/feed+json");
    JsonNode feed = Api.json(response);

    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.path("title").asText()).isEqualTo("Test cup");
    assertThat(feed.path("language").asText()).isEqualTo("en");
    assertThat(feed.path("_ledger").path("licence").asText()).isEqualTo("CC-BY-4.0");
    assertThat(feed.has("next_url")).isFalse();
    List<Element> entries = entries(atom(competition, ""));
    assertThat(feed.path("items")).hasSameSizeAs(entries);
    for (int at = 0; at < entries.size(); at++) {
      JsonNode item = feed.path("items").path(at);
      Element entry = entries.get(at);
      assertThat(item.path("id").asText()).isEqualTo(text(entry, "id"));
      assertThat(item.path("title").asText()).isEqualTo(text(entry, "title"));
      assertThat(item.path("content_text").asText()).isEqualTo(text(entry, "content"));
      assertThat(item.path("date_published").asText()).isEqualTo(text(entry, "published"));
      assertThat(item.path("external_url").asText()).isEqualTo(link(entry, "related"));
    }
    assertThat(feed.path("items").path(0).path("tags").path(1).asText()).isEqualTo("notice");
    assertThat(feed.path("items").path(2).path("tags").path(0).asText())
        .isEqualTo("CompetitionAnnounced");
  }

  @Test
  void speakTheLanguageThatIsAskedFor() throws Exception {
    String competition = api.announced();
    goals(competition, "goals", false);
    HttpResponse<String> korean =
        api.get(path(competition, "atom") + "?atLeast=1", "Accept-Language", "ko-KR, en;q=0.5");
    Element feed = parsed(korean).getDocumentElement();
    assertThat(feed.getAttribute("xml:lang")).isEqualTo("ko");
    assertThat(text(feed, "title")).isEqualTo("시험 대회");
    assertThat(text(entries(feed.getOwnerDocument()).get(0), "title"))
        .isEqualTo("확인 필요 사항: 우선순위 없이 제시된 목표");
    assertThat(ids(feed.getOwnerDocument()))
        .as("ids have no language")
        .isEqualTo(ids(atom(competition, "?lang=en")));
    assertThat(korean.headers().firstValue("ETag"))
        .isNotEqualTo(api.get(path(competition, "atom") + "?lang=en").headers().firstValue("ETag"));
    assertThat(Api.json(api.get(path(competition, "json") + "?lang=ko")).path("title").asText())
        .isEqualTo("시험 대회");
  }

  @Test
  void answerThatNothingChanged() {
    String competition = api.announced();
    for (String form : List.of("atom", "json")) {
      HttpResponse<String> first = api.get(path(competition, form) + "?atLeast=0");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(tag).startsWith("\"");
      assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(first.headers().firstValue("Ledger-Sequence")).contains("0");
      HttpResponse<String> same =
          api.get(path(competition, form), "If-None-Match", "\"x\", " + tag);
      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      HttpResponse<String> head =
          api.send(
              api.request(path(competition, form))
                  .method("HEAD", HttpRequest.BodyPublishers.noBody())
                  .build());
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValue("ETag")).contains(tag);
      assertThat(head.body()).isEmpty();
    }
    String tag = api.get(path(competition, "atom")).headers().firstValue("ETag").orElseThrow();
    assertThat(api.append(competition, "notice", Events.notice("n")).statusCode()).isEqualTo(201);
    assertThat(api.get(path(competition, "atom") + "?atLeast=1", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void olderPartsFollowWithoutLossOrRepetition() throws Exception {
    String competition = api.announced();
    goals(competition, "goals", false);
    goals(competition, "order", true);
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    Document whole = atom(competition, "?limit=1000&atLeast=12");
    assertThat(link(whole.getDocumentElement(), "next")).isEmpty();
    assertThat(ids(whole)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(15);
    assertThat(times(whole)).isSortedAccordingTo(Comparator.reverseOrder());

    for (int limit : new int[] {1, 2, 5}) {
      assertThat(idsInParts(competition, limit)).as("in parts of %d", limit).isEqualTo(ids(whole));
    }
    HttpResponse<String> json = api.get(path(competition, "json") + "?limit=2");
    String next = Api.json(json).path("next_url").asText();
    assertThat(json.headers().firstValue("Link")).contains("<" + next + ">; rel=\"next\"");
    JsonNode second = Api.json(api.get(next.replaceFirst("^http://[^/]+", "")));
    assertThat(
            StreamSupport.stream(second.path("items").spliterator(), false)
                .map(item -> item.path("id").asText()))
        .isEqualTo(ids(whole).subList(2, 4));
  }

  @Test
  void whatFallsDueIsDatedAsOfThen() throws Exception {
    String competition = api.announced();
    Instant due = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
    String promise =
        """
        {"type":"PromiseMade","data":{"promise":"soon","kind":"SPECIFY",\
        "text":{"en":"Soon","ko":"곧"},"due":"%s"}}\
        """
            .formatted(due);
    assertThat(api.append(competition, "promise", promise).statusCode()).isEqualTo(201);
    assertThat(api.append(competition, "notice", Events.notice("n")).statusCode()).isEqualTo(201);
    JsonNode overdue = await(competition, "promise-overdue");
    assertThat(api.append(competition, "later", Events.notice("l")).statusCode()).isEqualTo(201);

    Document feed = atom(competition, "?atLeast=3");

    String id = "tag:ledger.local,2026:" + competition + "/findings/promise-overdue/soon/1";
    assertThat(ids(feed)).contains(id).doesNotHaveDuplicates();
    Element entry = entries(feed).get(ids(feed).indexOf(id));
    assertThat(text(entry, "updated")).isEqualTo(overdue.path("since").asText());
    assertThat(times(feed)).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ids(feed).indexOf(id)).as("not where the promise was made").isBetween(1, 2);
    assertThat(idsInParts(competition, 1)).isEqualTo(ids(feed));
  }

  @Test
  void sayThatARecordWasReconstructed() throws Exception {
    String competition = Api.freshCompetition();
    String announced =
        """
        {"type":"CompetitionAnnounced","occurredAt":"2026-01-15","party":{"id":"ministry"},\
        "source":{"kind":"OFFICIAL","citation":{"en":"Notice 7","ko":"공고 제7호"}},\
        "data":{"name":{"en":"Old cup","ko":"옛 대회"},"record":"RECONSTRUCTED",\
        "zone":"Asia/Seoul","licence":"CC-BY-4.0","attribution":{"en":"The archive"}}}\
        """;
    HttpResponse<String> appended = api.append(competition, "announce", announced);
    assertThat(appended.statusCode()).as(appended.body()).isEqualTo(201);

    Element feed = atom(competition, "?atLeast=0").getDocumentElement();

    assertThat(text(feed, "subtitle")).contains("Reconstructed");
    assertThat(text(feed, "rights")).isEqualTo("CC-BY-4.0. The archive");
    assertThat(text(entries(feed.getOwnerDocument()).get(0), "content"))
        .contains("15 January 2026", "Notice 7");
    assertThat(
            Api.json(api.get(path(competition, "json") + "?lang=ko")).path("description").asText())
        .contains("재구성");
  }

  @Test
  void refuseWhatCannotBeRead() {
    String competition = api.announced();
    for (String query :
        List.of("limit=0", "limit=1001", "cursor=x", "cursor=0.0", "cursor=1.1.1", "cursor=-1.0")) {
      HttpResponse<String> refused = api.get(path(competition, "json") + "?atLeast=0&" + query);
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(Api.json(refused).path("code").asText()).isEqualTo("parameter-invalid");
    }
    assertThat(api.get("/v1/competitions/none-such/feed.atom").statusCode()).isEqualTo(404);
  }

  /** All ids, read part by part from the newest to the oldest. */
  private List<String> idsInParts(String competition, int limit) throws Exception {
    List<String> ids = new ArrayList<>();
    String next = path(competition, "atom") + "?limit=" + limit;
    while (!next.isEmpty()) {
      Document part = parsed(api.get(next));
      assertThat(ids(part)).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
      ids.addAll(ids(part));
      next = link(part.getDocumentElement(), "next").replaceFirst("^http://[^/]+", "");
    }
    return ids;
  }

  private void goals(String competition, String key, boolean ordered) {
    String goals =
        """
        {"type":"PolicyGoalsDeclared","data":{"goals":[{"id":"fun","text":{"en":"Fun"}},\
        {"id":"fame","text":{"en":"Fame"}}],"ordered":%s}}\
        """
            .formatted(ordered);
    assertThat(api.append(competition, key, goals).statusCode()).isEqualTo(201);
  }

  private JsonNode await(String competition, String code) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode found =
          Api.json(api.get("/v1/competitions/" + competition + "/findings?code=" + code))
              .path("findings")
              .path(0);
      if (found.has("code")) {
        return found;
      }
      assertThat(System.nanoTime()).as("no finding " + code).isLessThan(deadlineNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private String recordedAt(String competition, int sequence) {
    return Api.json(api.get("/v1/competitions/" + competition + "/events/" + sequence))
        .path("recordedAt")
        .asText();
  }

  private Document atom(String competition, String query) throws Exception {
    return parsed(api.get(path(competition, "atom") + query));
  }

  private static Document parsed(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(response.body().getBytes(UTF_8)));
  }

  private static List<Element> entries(Document feed) {
    return elements(feed.getElementsByTagNameNS(ATOM, "entry"));
  }

  private static List<String> ids(Document feed) {
    return entries(feed).stream().map(entry -> text(entry, "id")).toList();
  }

  private static List<Instant> times(Document feed) {
    return entries(feed).stream().map(entry -> Instant.parse(text(entry, "updated"))).toList();
  }

  private static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent();
  }

  /** The target of a link; nothing if there is none. */
  private static String link(Element parent, String relation) {
    return children(parent, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> link.getAttribute("href"))
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes()).stream()
        .filter(child -> child.getLocalName().equals(name))
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  private static String path(String competition, String form) {
    return "/v1/competitions/" + competition + "/feed." + form;
  }
}
