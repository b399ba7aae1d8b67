package org.competitionledger.api.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.view.Finding;

/**
 * The feed over all competitions: the newest entries of their feeds. Of a hundred entries no more
 * than a hundred competitions can have one, so that no more than 5,000 events are read; to know
 * which, each competition is asked for its head, and a live one for its findings.
 */
@ApplicationScoped
class FeedOfAll {

  /** Entries at most; older ones are in the competitions' own feeds. */
  static final int ENTRIES_MAX = 100;

  static final String PATH = "/v1/feed.atom";

  /** Of one time by competition; those of one competition stay in their order. */
  private static final Comparator<Feed.Entry> NEWEST_FIRST =
      Comparator.comparing(Feed.Entry::at)
          .reversed()
          .thenComparing(entry -> entry.source().map(Feed.Source::id).orElse(""));

  private final LedgerNode node;
  private final Readings readings;
  private final Feeds feeds;
  private final LedgerConfig config;

  FeedOfAll(LedgerNode node, Readings readings, Feeds feeds, LedgerConfig config) {
    this.node = node;
    this.readings = readings;
    this.feeds = feeds;
    this.config = config;
  }

  /** A competition, and when its newest entry became known. */
  private record Candidate(Reading reading, Instant newest) {}

  /** The feed. */
  Feed of(int limit, Language language, URI base) {
    String question = PATH + "?lang=" + language.tag() + "&limit=" + limit;
    return new Feed(
        "tag:" + config.log().name() + ",2026:/",
        language,
        Feeds.WORDS.say("ledger").in(language),
        Feeds.WORDS.say("all-competitions").in(language),
        Feeds.WORDS.say("ledger").in(language),
        Optional.empty(),
        Optional.empty(),
        base.resolve("/?lang=" + language.tag()),
        base.resolve(limit == ENTRIES_MAX ? PATH + "?lang=" + language.tag() : question),
        Optional.empty(),
        entries(limit, language, base));
  }

  private List<Feed.Entry> entries(int limit, Language language, URI base) {
    List<Candidate> candidates =
        readings.all().stream()
            .map(reading -> new Candidate(reading, newest(reading)))
            .sorted(Comparator.comparing(Candidate::newest).reversed())
            .limit(limit)
            .toList();
    List<Feed.Entry> entries = List.of();
    int wanted = limit;
    for (Candidate candidate : candidates) {
      if (entries.size() == limit && entries.get(limit - 1).at().isAfter(candidate.newest())) {
        break;
      }
      List<Feed.Entry> more = new ArrayList<>(entries);
      more.addAll(of(candidate.reading(), wanted, language, base));
      entries = newest(more, limit);
      wanted--; // each competition looked at has an entry before all of those that follow
    }
    return entries;
  }

  /** The latest event, or a finding that fell due by itself since, in a LIVE competition. */
  private Instant newest(Reading reading) {
    Instant recorded = reading.state().find(Keys.HEAD).orElseThrow().getLastRecordedAt();
    if (reading.announced().getRecord() != RecordKind.LIVE) {
      return recorded;
    }
    return FindingsView.all(node, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .map(found -> latest(found.finding(), found.resolved()))
        .reduce(recorded, (one, other) -> one.isAfter(other) ? one : other);
  }

  private static Instant latest(Finding finding, boolean resolved) {
    return resolved ? finding.getResolvedAt() : finding.getSince();
  }

  private List<Feed.Entry> of(Reading reading, int limit, Language language, URI base) {
    URI address = base.resolve("/v1/competitions/" + reading.competition() + "/feed.atom");
    Feed feed = feeds.of(reading, FeedQuestion.newest(limit, language), base, address);
    return feed.entries().stream().map(entry -> entry.of(feed, address)).toList();
  }

  private static List<Feed.Entry> newest(List<Feed.Entry> entries, int limit) {
    return entries.stream().sorted(NEWEST_FIRST).limit(limit).toList();
  }
}
