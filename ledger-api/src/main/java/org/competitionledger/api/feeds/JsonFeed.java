package org.competitionledger.api.feeds;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.competitionledger.core.json.JsonBytes;

/** Feeds as JSON Feed, version 1.1. What it has no field for stands in {@code _ledger}. */
final class JsonFeed {

  static final String MEDIA_TYPE = "application/feed+json";

  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  private JsonFeed() {}

  /** The document. */
  static byte[] bytes(Feed feed) {
    return JsonBytes.of(512 + feed.entries().size() * 512, out -> write(feed, out));
  }

  private static void write(Feed feed, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("version", VERSION);
    out.writeStringField("title", feed.title());
    out.writeStringField("description", feed.subtitle());
    out.writeStringField("home_page_url", feed.page().toString());
    out.writeStringField("feed_url", feed.self().toString());
    if (feed.next().isPresent()) {
      out.writeStringField("next_url", feed.next().get().toString());
    }
    out.writeStringField("language", feed.language().tag());
    out.writeArrayFieldStart("authors");
    out.writeStartObject();
    out.writeStringField("name", feed.author());
    out.writeEndObject();
    out.writeEndArray();
    out.writeObjectFieldStart("_ledger");
    out.writeStringField("id", feed.id());
    write("licence", feed.licence(), out);
    write("attribution", feed.attribution(), out);
    out.writeEndObject();
    out.writeArrayFieldStart("items");
    for (Feed.Entry entry : feed.entries()) {
      write(entry, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(String name, Optional<String> text, JsonGenerator out)
      throws IOException {
    if (text.isPresent()) {
      out.writeStringField(name, text.get());
    }
  }

  private static void write(Feed.Entry entry, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", entry.id());
    out.writeStringField("url", entry.page().toString());
    out.writeStringField("external_url", entry.about().to().toString());
    out.writeStringField("title", entry.title());
    out.writeStringField("content_text", entry.text());
    out.writeStringField("date_published", entry.at().toString());
    out.writeStringField("date_modified", entry.at().toString());
    out.writeArrayFieldStart("tags");
    for (String tag : entry.tags()) {
      out.writeString(tag);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
