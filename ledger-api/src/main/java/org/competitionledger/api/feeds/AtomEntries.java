package org.competitionledger.api.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.competitionledger.api.problem.ProblemCode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The entries of a feed over all competitions that another instance wrote. */
final class AtomEntries {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private AtomEntries() {}

  /**
   * Reads them.
   *
   * @param base where the ledger is read here: the other instance's links are put behind it
   */
  static List<Feed.Entry> read(String atom, URI base) {
    return elements(parsed(atom).getElementsByTagName("entry"))
        .map(entry -> entry(entry, base))
        .toList();
  }

  private static Document parsed(String atom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(NO_DOCTYPE, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(atom.getBytes(UTF_8)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw ProblemCode.NOT_READY.exception();
    }
  }

  private static Feed.Entry entry(Element entry, URI base) {
    Element related = link(entry, "related");
    return new Feed.Entry(
        text(entry, "id").orElseThrow(),
        Instant.parse(text(entry, "updated").orElseThrow()),
        text(entry, "title").orElseThrow(),
        text(entry, "content").orElseThrow(),
        children(entry, "category").map(category -> category.getAttribute("term")).toList(),
        target(link(entry, "alternate"), base),
        new Feed.Link(target(related, base), related.getAttribute("type")),
        children(entry, "source").findFirst().map(source -> source(source, base)));
  }

  private static Feed.Source source(Element source, URI base) {
    return new Feed.Source(
        text(source, "id").orElseThrow(),
        text(source, "title").orElseThrow(),
        text(source, "rights").orElse(""),
        target(link(source, "self"), base));
  }

  private static URI target(Element link, URI base) {
    return base.resolve(link.getAttribute("href").replaceFirst("^[a-z]+://[^/]+", ""));
  }

  private static Element link(Element parent, String relation) {
    return children(parent, "link")
        .filter(link -> link.getAttribute("rel").equals(relation))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<String> text(Element parent, String name) {
    return children(parent, name).findFirst().map(Element::getTextContent);
  }

  private static Stream<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes()).filter(child -> child.getTagName().equals(name));
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
