package org.competitionledger.api;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Event;
import org.competitionledger.projections.Appender;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.History;
import org.competitionledger.projections.Impacts;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.Views;
import org.competitionledger.projections.Webhooks;

/**
 * An instance in the heap whose pace is the test's: what is asked to be decided waits until the
 * test has it accepted or fail, and the log grows when the test says so. For what flow control
 * does; what is decided is nobody's question there.
 */
public final class MemoryNode implements LedgerNode, Appender, EventLog {

  private final LinkedBlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final List<StoredEvent> log = Collections.synchronizedList(new ArrayList<>());
  private final List<BiConsumer<String, Long>> listeners = new CopyOnWriteArrayList<>();
  private final int recentMax;
  private long accepted;

  /**
   * An instance.
   *
   * @param recentMax so many of the last events are read without blocking
   */
  public MemoryNode(int recentMax) {
    this.recentMax = recentMax;
  }

  /** A request to decide commands. */
  public record Asked(List<Command> commands, CompletableFuture<List<Outcome>> outcomes) {}

  /** The requests that wait, oldest first. */
  public LinkedBlockingQueue<Asked> asked() {
    return asked;
  }

  /** Every command becomes one event. */
  public synchronized void accept(Asked request) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Command command : request.commands()) {
      Accepted answer =
          new Accepted(accepted++, 1, Instant.EPOCH, false, ByteBuffer.wrap(new byte[32]));
      outcomes.add(new Outcome(command.getCommandId(), answer));
    }
    request.outcomes().complete(outcomes);
  }

  /** The log has one more. */
  public void record(Event event) {
    log.add(new StoredEvent(event.getCompetition(), event.getSequence(), EventCodec.encode(event)));
    listeners.forEach(listener -> listener.accept(event.getCompetition(), event.getSequence()));
  }

  @Override
  public CompletableFuture<List<Outcome>> append(
      String competition, List<Command> commands, boolean stop, Optional<String> traceparent) {
    Asked request = new Asked(commands, new CompletableFuture<>());
    asked.add(request);
    return request.outcomes();
  }

  @Override
  public Optional<String> elsewhere(String competition) {
    return Optional.empty();
  }

  @Override
  public List<StoredEvent> read(String competition, long after, int limit) {
    synchronized (log) {
      int from = (int) after + 1;
      return List.copyOf(log.subList(from, Math.min(log.size(), from + limit)));
    }
  }

  @Override
  public boolean inMemory(String competition, long after) {
    return log.size() - after <= recentMax;
  }

  @Override
  public long lastSequence(String competition) {
    return log.size() - 1L;
  }

  @Override
  public AutoCloseable onAppend(BiConsumer<String, Long> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Appender appender() {
    return this;
  }

  @Override
  public EventLog events() {
    return this;
  }

  @Override
  public Views views() {
    throw new LedgerUnavailable("nothing is folded here", null);
  }

  @Override
  public History history() {
    throw new LedgerUnavailable("nothing is folded here", null);
  }

  @Override
  public Impacts impacts() {
    throw new LedgerUnavailable("nothing is folded here", null);
  }

  @Override
  public Webhooks webhooks() {
    throw new LedgerUnavailable("nothing is folded here", null);
  }

  @Override
  public Transparency transparency() {
    throw new LedgerUnavailable("nothing is signed here", null);
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public double folded() {
    return 1;
  }

  @Override
  public boolean alive() {
    return true;
  }

  @Override
  public Map<String, Long> lags() {
    return Map.of("decide", (long) asked.size());
  }

  @Override
  public void close() {}
}
