package org.competitionledger.api.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.competitions.Announcements;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;

/** Makes feeds. A part costs the reading of as many events as it may have entries, and one. */
@ApplicationScoped
public class Feeds {

  static final Words WORDS = Words.of(Feeds.class, "feeds");

  private final LedgerNode node;
  private final Announcements announcements;
  private final LedgerConfig config;

  Feeds(LedgerNode node, Announcements announcements, LedgerConfig config) {
    this.node = node;
    this.announcements = announcements;
    this.config = config;
  }

  /** A section of entries, newest first, and the oldest one's place if there are older ones. */
  private record Part(List<Happening> entries, Optional<FeedPlace> next) {}

  /**
   * A part of a competition's feed. May block.
   *
   * @param base where the ledger is read
   * @param address where the feed is
   */
  Feed of(Reading reading, FeedQuestion question, URI base, URI address) {
    String competition = reading.competition();
    CompetitionAnnounced announced = announcements.of(competition);
    Language language = question.language();
    String id = "tag:" + config.log().name() + ",2026:" + competition;
    EntryWording wording =
        new EntryWording(base, id, competition, new StateNames(reading.state()), language);
    Part part = part(reading, question);
    return new Feed(
        id,
        language,
        language.text(announced.getName()),
        subtitle(announced, language),
        WORDS.say("ledger").in(language),
        Optional.ofNullable(announced.getLicence()),
        Optional.ofNullable(announced.getAttribution()).map(language::text),
        wording.page(""),
        question.address(address, question.before()),
        part.next().map(place -> question.address(address, Optional.of(place))),
        part.entries().stream().map(wording::entry).toList());
  }

  private static String subtitle(CompetitionAnnounced announced, Language language) {
    boolean reconstructed = announced.getRecord() == RecordKind.RECONSTRUCTED;
    String record = WORDS.say(reconstructed ? "reconstructed" : "live").in(language);
    return announced.getDescription() == null
        ? record
        : language.text(announced.getDescription()) + " " + record;
  }

  private Part part(Reading reading, FeedQuestion question) {
    long last = reading.lastSequence();
    FeedPlace end = question.before().orElse(new FeedPlace(last + 1, 0));
    long newest = Math.min(end.newestBefore(), last);
    long oldest = Math.max(0, newest - question.entriesMax() + 1);
    // One more, since where something falls due before it, it stands behind the one before that.
    FeedSection section =
        new FeedSection(
            reading.announced().getRecord() == RecordKind.LIVE,
            read(reading.competition(), oldest, Math.min(newest + 1, last)));
    List<FindingAt> findings =
        FindingsView.all(node, reading, Optional.empty()).stream()
            .map(FindingsView.Item::found)
            .toList();
    List<Happening> happenings =
        section.happenings(findings, sequence -> sequence >= oldest && sequence <= newest);
    return newestFirst(happenings, end, question.entriesMax());
  }

  private static Part newestFirst(List<Happening> oldestFirst, FeedPlace end, int entriesMax) {
    List<Happening> entries = new ArrayList<>();
    List<FeedPlace> places = new ArrayList<>();
    long sequence = -1;
    int index = 0;
    for (Happening happening : oldestFirst) {
      index = happening.event().getSequence() == sequence ? index + 1 : 0;
      sequence = happening.event().getSequence();
      FeedPlace place = new FeedPlace(sequence, index);
      if (place.compareTo(end) < 0) {
        entries.add(happening);
        places.add(place);
      }
    }
    int from = Math.max(0, entries.size() - entriesMax);
    List<Happening> part = new ArrayList<>(entries.subList(from, entries.size()));
    Collections.reverse(part);
    FeedPlace oldest = places.get(from);
    return new Part(part, oldest.newestBefore() < 0 ? Optional.empty() : Optional.of(oldest));
  }

  /** Events from one sequence to another, both included; fewer come at once than asked for. */
  private List<Event> read(String competition, long first, long last) {
    EventLog log = node.events();
    List<Event> events = new ArrayList<>();
    long position = first - 1;
    while (position < last) {
      int wanted = (int) Math.min(EventLog.READ_MAX, last - position);
      List<StoredEvent> batch = log.read(competition, position, wanted);
      if (batch.isEmpty()) {
        throw ProblemCode.NOT_YET_PROJECTED.exception();
      }
      batch.forEach(stored -> events.add(stored.event()));
      position = batch.get(batch.size() - 1).sequence();
    }
    return events;
  }
}
