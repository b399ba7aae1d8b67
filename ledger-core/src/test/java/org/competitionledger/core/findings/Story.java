package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.decide.Says;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;
import org.competitionledger.event.Party;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/**
 * A history to be told to the findings, day by day, by the clerk of a reconstructed competition:
 * what decide refuses is no history.
 *
 * <pre>
 * Story.of(stage("heat", 1)).on("2026-02-01", opened("heat"))
 * </pre>
 */
final class Story {

  static final String COMPETITION = "cup-2026";
  private static final Instant RECORDED_AT = Instant.parse("2027-01-01T00:00:00Z");

  private final MapState state = new MapState();
  private final List<Event> events = new ArrayList<>();
  private String day = "2026-01-01";

  private Story() {}

  /** Begins on 1 January 2026. */
  static Story of(Object... said) {
    return new Story().and(Says.announced(RecordKind.RECONSTRUCTED)).and(said);
  }

  /** A competition recorded as it happens; the organiser writes. */
  static Story live(Object... said) {
    return new Story().and(Says.announced(RecordKind.LIVE)).and(said);
  }

  /** What happens on the same day. */
  Story and(Object... said) {
    for (Object one : said) {
      if (one instanceof List<?> list) {
        and(list.toArray());
      } else {
        record(one instanceof Proposal proposal ? proposal : Says.proposal(one));
      }
    }
    return this;
  }

  /** What happens on another day. */
  Story on(String day, Object... said) {
    this.day = day;
    return and(said);
  }

  /** What follows from the history so far. */
  Story then(Function<Story, Object> next) {
    return and(next.apply(this));
  }

  /** What somebody else wrote into the log, past this ledger's rules. */
  Story forged(Object payload) {
    Event last = events.get(events.size() - 1);
    Event forged =
        Event.newBuilder(last)
            .setSequence(last.getSequence() + 1)
            .setSaid(Proposal.newBuilder(last.getSaid()).setPayload(payload).build())
            .build();
    events.add(forged);
    org.competitionledger.core.evolve.Evolve.evolve(state, forged);
    return this;
  }

  MapState state() {
    return state;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  long lastSequence() {
    return events.size() - 1L;
  }

  /** The sequence of the last event with a payload of a type. */
  long sequenceOf(Class<?> type) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (type.isInstance(events.get(i).getSaid().getPayload())) {
        return i;
      }
    }
    throw new AssertionError("no " + type.getSimpleName());
  }

  ObservedStory told() {
    return ObservedStory.of(events);
  }

  private void record(Proposal said) {
    boolean live = live(said);
    Proposal whole = live ? said : sourced(said);
    Authority writer =
        new Authority(
            "writer", List.of(live ? Role.ORGANIZER : Role.CLERK), List.of(COMPETITION), List.of());
    Command command =
        new Command(
            new UUID(0, events.size()).toString(),
            new Sha256(new byte[32]),
            writer,
            null,
            List.of(whole));
    Instant now = live ? Instant.parse(day + "T12:00:00Z") : RECORDED_AT;
    Decision decision = Specification.committed(Decide.decide(COMPETITION, state, command, now));
    assertThat(decision)
        .as("%s, event %d", said.getPayload(), events.size())
        .isInstanceOf(Decision.Accepted.class);
    ((Decision.Accepted) decision).events().stream().map(EncodedEvent::event).forEach(events::add);
  }

  private boolean live(Proposal said) {
    Object first = events.isEmpty() ? said.getPayload() : events.get(0).getSaid().getPayload();
    return ((CompetitionAnnounced) first).getRecord() == RecordKind.LIVE;
  }

  private Proposal sourced(Proposal said) {
    Proposal.Builder sourced = Proposal.newBuilder(said);
    if (said.getOccurredAt() == null) {
      sourced.setOccurredAt(Says.time(day));
    }
    if (said.getParty() == null) {
      sourced.setParty(new Party("host", Says.text("The host")));
    }
    return sourced.setSource(Says.source()).build();
  }

  /** A time as a payload holds it. */
  static ApproximateTime time(String written) {
    return Says.time(written);
  }

  /** Noon of a day in UTC. */
  static Instant noon(String day) {
    return java.time.LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** The finding of a code, if the history has it. */
  Optional<FindingAt> finding(FindingCode code) {
    return told().findings().stream().filter(found -> found.code() == code).findFirst();
  }
}
