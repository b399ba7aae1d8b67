package org.competitionledger.api.pages.sitemap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class SitemapTest {

  private final Api api = new Api();

  @Test
  void namesTheRoomsOfEachCompetitionInBothLanguages() throws Exception {
    String competition = api.announced();
    api.get("/v1/competitions/" + competition + "?atLeast=0");

    List<String> addresses = addresses();

    String data = "/competitions/" + competition + "/data?lang=";
    assertThat(addresses)
        .doesNotHaveDuplicates()
        .contains(absolute(data + "ko"), absolute(data + "en"), absolute("/?lang=ko"));
    assertThat(addresses.stream().map(each -> each.replaceFirst("^http://[^/]*", "")))
        .filteredOn(each -> !each.startsWith("/competitions/"))
        .allSatisfy(path -> assertThat(api.get(path).statusCode()).isEqualTo(200));
    assertThat(api.get("/robots.txt").body())
        .contains("Sitemap: " + absolute("/sitemap.xml"))
        .doesNotContain("Disallow: /competitions");
  }

  private List<String> addresses() throws Exception {
    byte[] map = api.get("/sitemap.xml").body().getBytes(UTF_8);
    DocumentBuilderFactory parser = DocumentBuilderFactory.newInstance();
    parser.setNamespaceAware(true);
    NodeList found =
        parser
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(map))
            .getElementsByTagNameNS("http://www.sitemaps.org/schemas/sitemap/0.9", "loc");
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      addresses.add(found.item(i).getTextContent());
    }
    return addresses;
  }

  private String absolute(String path) {
    return api.request(path).build().uri().toString();
  }
}
