package org.competitionledger.api.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.core.words.Language;

/**
 * A part of a feed, newest first, in one language.
 *
 * @param id stays the same wherever the feed is read
 * @param subtitle what the competition is, and how it is recorded
 * @param licence under which the data may be used
 * @param page the competition's page
 * @param self where this part is
 * @param next where older entries are; empty at the end
 * @param entries none only where nothing has been recorded
 */
record Feed(
    String id,
    Language language,
    String title,
    String subtitle,
    String author,
    Optional<String> licence,
    Optional<String> attribution,
    URI page,
    URI self,
    Optional<URI> next,
    List<Entry> entries) {

  /** When the newest entry became known. */
  Instant updated() {
    return entries.isEmpty() ? Instant.EPOCH : entries.get(0).at();
  }

  /** The feed in a form. */
  Rendered rendered(String mediaType, Function<Feed, byte[]> form) {
    return Rendered.of(
        form.apply(this),
        mediaType + "; charset=UTF-8",
        next.map(older -> "<" + older + ">; rel=\"next\""));
  }

  /** Under which terms the data may be used; nothing if none are stated. */
  String rights() {
    return Stream.concat(licence.stream(), attribution.stream()).collect(Collectors.joining(". "));
  }

  /**
   * One entry.
   *
   * @param id stays the same wherever and in whatever language the entry is read
   * @param at when it became known
   * @param text the whole of it, without mark-up
   * @param tags an event's type; a finding's code and severity
   * @param page where people read it
   * @param about what explains it: an event as JSON, a finding's documentation
   * @param source the feed that it is taken from, where it stands among those of others
   */
  record Entry(
      String id,
      Instant at,
      String title,
      String text,
      List<String> tags,
      URI page,
      Link about,
      Optional<Source> source) {

    /** The same among entries of other feeds. */
    Entry of(Feed feed, URI address) {
      Source source = new Source(feed.id(), feed.title(), feed.rights(), address);
      return new Entry(
          id, at, feed.title() + ": " + title, text, tags, page, about, Optional.of(source));
    }
  }

  /**
   * The feed that an entry is taken from, RFC 4287, section 4.2.11.
   *
   * @param rights nothing if none are stated
   */
  record Source(String id, String title, String rights, URI feed) {}

  /** A link to something of a media type. */
  record Link(URI to, String mediaType) {}
}
