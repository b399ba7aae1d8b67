package org.competitionledger.api.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.net.URI;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.competitionledger.api.protocol.MediaTypes;

/** Feeds as Atom, RFC 4287; older entries behind {@code next}, RFC 5005, section 3. */
public final class AtomFeed {

  static final String MEDIA_TYPE = "application/atom+xml";

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
  private static final int REPLACEMENT = 0xFFFD;

  private final XMLStreamWriter xml;

  private AtomFeed(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document. */
  static byte[] bytes(Feed feed) {
    StringWriter text = new StringWriter();
    try {
      // The platform's own, whatever else is on the class path.
      new AtomFeed(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write(feed);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString().getBytes(UTF_8);
  }

  private void write(Feed feed) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("xml", XML_NAMESPACE, "lang", feed.language().tag());
    element("id", feed.id());
    element("title", feed.title());
    element("subtitle", feed.subtitle());
    element("updated", feed.updated().toString());
    xml.writeStartElement("author");
    element("name", feed.author());
    xml.writeEndElement();
    link("self", MEDIA_TYPE, feed.self());
    link("alternate", MediaTypes.HTML, feed.page());
    if (feed.next().isPresent()) {
      link("next", MEDIA_TYPE, feed.next().get());
    }
    rights(feed.rights());
    for (Feed.Entry entry : feed.entries()) {
      write(entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  private void write(Feed.Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element("id", entry.id());
    element("title", entry.title());
    element("updated", entry.at().toString());
    element("published", entry.at().toString());
    link("alternate", MediaTypes.HTML, entry.page());
    link("related", entry.about().mediaType(), entry.about().to());
    for (String tag : entry.tags()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", legal(tag));
    }
    if (entry.source().isPresent()) {
      write(entry.source().get());
    }
    element("content", entry.text());
    xml.writeEndElement();
  }

  private void write(Feed.Source source) throws XMLStreamException {
    xml.writeStartElement("source");
    element("id", source.id());
    element("title", source.title());
    link("self", MEDIA_TYPE, source.feed());
    rights(source.rights());
    xml.writeEndElement();
  }

  private void rights(String rights) throws XMLStreamException {
    if (!rights.isEmpty()) {
      element("rights", rights);
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  private void link(String relation, String mediaType, URI target) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", mediaType);
    xml.writeAttribute("href", target.toString());
  }

  /** XML 1.0, section 2.2: most control characters and lone surrogates cannot even be escaped. */
  public static String legal(String text) {
    if (text.codePoints().allMatch(AtomFeed::isLegal)) {
      return text;
    }
    return text.codePoints()
        .map(point -> isLegal(point) ? point : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
