package org.competitionledger.api.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Language;

/**
 * A part of a feed, newest first, in one language.
 *
 * @param id stays the same wherever the feed is read
 * @param subtitle what the competition is, and how it is recorded
 * @param licence under which the data may be used
 * @param page the competition's page
 * @param self where this part is
 * @param next where older entries are; empty at the end
 * @param entries at least one
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

  /**
   * One entry.
   *
   * @param id stays the same wherever and in whatever language the entry is read
   * @param at when it became known
   * @param text the whole of it, without mark-up
   * @param tags an event's type; a finding's code and severity
   * @param page where people read it
   * @param about what explains it: an event as JSON, a finding's documentation
   */
  record Entry(
      String id, Instant at, String title, String text, List<String> tags, URI page, Link about) {}

  /** A link to something of a media type. */
  record Link(URI to, String mediaType) {}
}
