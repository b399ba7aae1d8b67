package org.competitionledger.api.pages.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.words.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The specification at oembed.com, section by section. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class OembedTest {

  private final Api api = new Api();

  @Test
  void hasWhatARichResponseMustHave() {
    String competition = competition();

    HttpResponse<String> answer = ask(address(competition, "/standings?lang=en&stage=final"), "");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode oembed = Api.json(answer);
    assertThat(oembed.path("type").asText()).isEqualTo("rich");
    assertThat(oembed.path("version").asText()).isEqualTo("1.0");
    assertThat(oembed.path("title").asText()).isEqualTo("Test cup – Standings");
    assertThat(oembed.path("width").isInt()).isTrue();
    assertThat(oembed.path("height").isInt()).isTrue();
    assertThat(oembed.path("html").asText())
        .contains("/embed/" + competition + "/standings?lang=en&amp;stage=final\"");
    assertThat(oembed.path("thumbnail_url").asText())
        .endsWith("/competitions/" + competition + "/card.png?lang=en");
  }

  @Test
  void keepsToTheSizeThatThereIsRoomFor() {
    JsonNode oembed =
        Api.json(ask(address(competition(), ""), "&maxwidth=320&maxheight=200&format=json"));

    assertThat(oembed.path("width").asInt()).isEqualTo(320);
    assertThat(oembed.path("height").asInt()).isEqualTo(200);
    assertThat(oembed.path("html").asText()).contains("width=\"320\" height=\"200\"");
    assertThat(oembed.has("thumbnail_url")).isFalse();
  }

  @Test
  void saysTheSameInXml() throws Exception {
    String page = address(competition(), "/timeline?lang=ko");
    HttpResponse<String> answer = ask(page, "&format=xml");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
    Element oembed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body().getBytes(UTF_8)))
            .getDocumentElement();
    assertThat(oembed.getTagName()).isEqualTo("oembed");
    Api.json(ask(page, ""))
        .properties()
        .forEach(
            field ->
                assertThat(oembed.getElementsByTagName(field.getKey()).item(0).getTextContent())
                    .isEqualTo(field.getValue().asText()));
  }

  @Test
  void refusesAsTheSpecificationSays() {
    String competition = competition();
    String page = address(competition, "");

    assertThat(ask(page, "&format=yaml").statusCode()).isEqualTo(501);
    assertThat(api.get("/oembed").statusCode()).isEqualTo(400);
    assertThat(ask(page, "&maxwidth=wide").statusCode()).isEqualTo(400);
    for (String unknown :
        List.of(
            "https://elsewhere.example/competitions/" + competition,
            address("no-such-competition", ""),
            address(competition, "/rules/changes/3"),
            address(competition, "/standings?stage=semifinal"),
            page.replace("/competitions/" + competition, "/findings"),
            "not an address")) {
      assertThat(ask(unknown, "").statusCode()).as(unknown).isEqualTo(404);
    }
  }

  @Test
  void pagesSayWhereToAsk() {
    String competition = competition();
    String page = api.get("/competitions/" + competition + "/data?lang=en").body();

    String asked = URLEncoder.encode(address(competition, "/data?lang=en"), UTF_8);
    assertThat(page)
        .contains(
            "<link rel=\"alternate\" type=\"application/json+oembed\"",
            "<link rel=\"alternate\" type=\"text/xml+oembed\"",
            "/oembed?format=json&amp;url=" + asked);
  }

  @Test
  void eachPageHasThePartThatShowsItBest() {
    assertThat(shown("")).isEqualTo("/embed/cup/lanes?lang=ko");
    assertThat(shown("/participants/alpha")).isEqualTo("/embed/cup/lanes?lang=ko");
    assertThat(shown("/proof?lang=en")).isEqualTo("/embed/cup/proof?lang=en");
    assertThat(shown("/rules/changes/11")).isEqualTo("/embed/cup/changes/11?lang=ko");
    assertThat(shown("/findings/promise-open.a"))
        .isEqualTo("/embed/cup/findings/promise-open.a?lang=ko");
    assertThat(shown("/findings")).isEqualTo("/embed/cup/lanes?lang=ko");
    assertThat(shown("/standings?asOf=2026-08&what=1&stage=a%26b"))
        .isEqualTo("/embed/cup/standings?lang=ko&stage=a%26b&asOf=2026-08");
    assertThat(Embedding.of(URI.create("http://l/embed/cup/standings/x"), Language.KO)).isEmpty();
    assertThat(Embedding.of(URI.create("http://l/embed/cup/findings"), Language.KO)).isEmpty();
  }

  private static String shown(String room) {
    return Embedding.of(URI.create("http://l/competitions/cup" + room), Language.KO)
        .orElseThrow()
        .path();
  }

  private HttpResponse<String> ask(String page, String more) {
    return api.get("/oembed?url=" + URLEncoder.encode(page, UTF_8) + more);
  }

  private String address(String competition, String room) {
    return api.request("/competitions/" + competition + room).build().uri().toString();
  }

  private String competition() {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=10").statusCode())
        .isEqualTo(200);
    return competition;
  }
}
