package org.competitionledger.api.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.competitionledger.core.words.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class AtomFeedTest {

  @Test
  void whatXmlCannotHoldIsReplacedAndAllElseIsKept() throws Exception {
    String title = "a < b & \"c\" 한국 \uD83C\uDFC6 tab\t]]> \u0001\u001B \uFFFE lone \uD83C end";

    Document atom = parsed(AtomFeed.bytes(feed(title)));

    assertThat(atom.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("a < b & \"c\" 한국 \uD83C\uDFC6 tab\t]]> \uFFFD\uFFFD \uFFFD lone \uFFFD end");
    assertThat(
            atom.getElementsByTagName("category")
                .item(0)
                .getAttributes()
                .getNamedItem("term")
                .getNodeValue())
        .isEqualTo("<\"\uFFFD\">");
  }

  @Test
  void rightsAreLeftOutWhereNoneAreStated() throws Exception {
    assertThat(parsed(AtomFeed.bytes(feed("t"))).getElementsByTagName("rights").getLength())
        .isZero();
  }

  private static Feed feed(String title) {
    URI page = URI.create("http://localhost/competitions/c?lang=en");
    return feed(
        title,
        new Feed.Entry(
            "tag:ledger.test,2026:c/0",
            Instant.EPOCH,
            "entry",
            "text",
            List.of("<\"\u0000\">"),
            page,
            new Feed.Link(page, "text/html"),
            Optional.empty()));
  }

  private static Feed feed(String title, Feed.Entry entry) {
    URI page = URI.create("http://localhost/competitions/c?lang=en");
    return new Feed(
        "tag:ledger.test,2026:c",
        Language.EN,
        title,
        "subtitle",
        "author",
        Optional.empty(),
        Optional.empty(),
        page,
        page,
        Optional.empty(),
        List.of(entry));
  }

  private static Document parsed(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }
}
