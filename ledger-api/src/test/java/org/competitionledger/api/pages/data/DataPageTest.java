package org.competitionledger.api.pages.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DataPageTest {

  private final Api api = new Api();

  @Test
  void saysWhereEverythingIsToBeHad() {
    String competition = announced();

    String page = page(competition, "en");

    String data = absolute("/v1/competitions/" + competition);
    assertThat(page)
        .contains(
            '"' + data + "/feed.atom?lang=en\"",
            '"' + data + "/feed.json?lang=en\"",
            '"' + data + "/events\"",
            '"' + absolute("/v1/webhooks") + '"',
            '"' + data + "/standings.csv\"",
            '"' + data + "/criteria/changes.csv\"",
            '"' + data + "/bundle\"",
            "ledger.events.v1",
            "href=\"/openapi\"",
            "href=\"/asyncapi.yaml\"",
            "href=\"https://spdx.org/licenses/CC-BY-4.0.html\"",
            "/competitions/" + competition + "/embed?lang=en")
        .doesNotContain("@API@", "@LANGUAGE@");
    assertThat(page(competition, "ko")).contains("구독과 자료", "붙여 넣어 쓰는 코드");
    assertThat(api.get("/competitions/no-such-competition/data").statusCode()).isEqualTo(404);
  }

  @Test
  void isADatasetForCatalogues() {
    String competition = announced();

    JsonNode dataset = dataset(page(competition, "en"));

    assertThat(dataset.path("@type").asText()).isEqualTo("Dataset");
    assertThat(dataset.path("name").asText()).startsWith("Test cup: ");
    assertThat(dataset.path("description").asText()).hasSizeBetween(50, 5_000);
    assertThat(dataset.path("license").asText())
        .isEqualTo("https://spdx.org/licenses/CC-BY-4.0.html");
    assertThat(dataset.path("url").asText())
        .isEqualTo(absolute("/competitions/" + competition + "/data?lang=en"));
    assertThat(dataset.path("distribution"))
        .anySatisfy(
            each ->
                assertThat(each.path("contentUrl").asText())
                    .isEqualTo(absolute("/v1/competitions/" + competition + "/bundle")));
  }

  @Test
  void namesAreNoMarkup() {
    String competition = Api.freshCompetition();
    String name = "</script><script>alert(1)</script>";
    api.append(competition, "announce", Events.ANNOUNCED.replace("Test cup", name));
    api.get("/v1/competitions/" + competition + "?atLeast=0");

    String page = page(competition, "en");

    assertThat(page).doesNotContain("<script>alert");
    assertThat(dataset(page).path("name").asText()).startsWith(name);
  }

  /** A competition that can be read. */
  private String announced() {
    String competition = api.announced();
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=0").statusCode())
        .isEqualTo(200);
    return competition;
  }

  private static JsonNode dataset(String page) {
    String from = page.substring(page.indexOf("<script type=\"application/ld+json\">"));
    return Api.json(from.substring(from.indexOf('>') + 1, from.indexOf("</script>")));
  }

  private String page(String competition, String language) {
    return api.get("/competitions/" + competition + "/data?lang=" + language).body();
  }

  private String absolute(String path) {
    return api.request(path).build().uri().toString();
  }
}
