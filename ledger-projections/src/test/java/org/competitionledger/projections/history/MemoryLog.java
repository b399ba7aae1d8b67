package org.competitionledger.projections.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;

/** A log in the heap that decides what is proposed; read in slices of a few events. */
final class MemoryLog implements EventLog {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Authority ALL =
      new Authority("eva", List.of(Role.values()), List.of("*"), List.of());

  private final Map<String, List<StoredEvent>> events = new LinkedHashMap<>();
  private final Map<String, MapState> decided = new LinkedHashMap<>();
  private final int sliceMax;
  private int commands;
  private long eventsRead;

  MemoryLog(int sliceMax) {
    this.sliceMax = sliceMax;
  }

  /** Decides a command, a minute after the one before; says whether it was accepted. */
  synchronized boolean propose(String competition, List<Proposal> proposals) {
    Command command =
        new Command(
            CommandIds.of(competition, "eva", "key-" + ++commands).toString(),
            new Sha256(Digests.commandDigest(proposals)),
            ALL,
            null,
            proposals);
    MapState state = decided.computeIfAbsent(competition, id -> new MapState());
    Decision decision =
        Specification.committed(
            Decide.decide(competition, state, command, START.plusSeconds(60L * commands)));
    if (decision instanceof Decision.Accepted accepted) {
      List<StoredEvent> log = events.computeIfAbsent(competition, id -> new ArrayList<>());
      for (EncodedEvent event : accepted.events()) {
        log.add(new StoredEvent(competition, log.size(), event.bytes()));
      }
      return true;
    }
    return false;
  }

  /** All events of a competition. */
  synchronized List<StoredEvent> all(String competition) {
    return List.copyOf(events.getOrDefault(competition, List.of()));
  }

  /** How many events were read so far. */
  synchronized long eventsRead() {
    return eventsRead;
  }

  @Override
  public synchronized List<StoredEvent> read(String competition, long after, int limit) {
    List<StoredEvent> log = all(competition);
    int from = (int) after + 1;
    int to = Math.min(log.size(), from + Math.min(limit, sliceMax));
    eventsRead += to - from;
    return log.subList(from, to);
  }

  @Override
  public boolean inMemory(String competition, long after) {
    return true;
  }

  @Override
  public long lastSequence(String competition) {
    return all(competition).size() - 1L;
  }

  @Override
  public AutoCloseable onAppend(BiConsumer<String, Long> listener) {
    return () -> {};
  }

  @Override
  public void close() {}
}
