package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.decide.Folded;
import org.competitionledger.projections.log.RecentEvents;
import org.competitionledger.projections.store.QueriedState;
import org.competitionledger.projections.transparency.FoldedLogs;
import org.competitionledger.projections.transparency.PublishedHeads;

/** What the folding thread publishes for readers of this instance. */
public final class ReadModel {

  private final Reached<String> heads = new Reached<>(-1);
  private final TableRequests tables = new TableRequests();
  private final PublishedHeads signedHeads = new PublishedHeads();
  private final RecentEvents recent = new RecentEvents();
  private volatile Projection projection;

  Reached<String> heads() {
    return heads;
  }

  TableRequests tables() {
    return tables;
  }

  /** The signed heads of the logs that are folded here. */
  public PublishedHeads signedHeads() {
    return signedHeads;
  }

  /** The events that were folded last. */
  public RecentEvents recent() {
    return recent;
  }

  /** A projection begins to fold, in the place of one before it. */
  void begin(Projection begun) {
    projection = begun;
  }

  Optional<Projection> projection() {
    return Optional.ofNullable(projection);
  }

  /**
   * The projection that folds now, perhaps still what was in the log at its start.
   *
   * @throws LedgerUnavailable while there is none
   */
  Projection current() {
    return projection()
        .orElseThrow(() -> new LedgerUnavailable("The log is not being folded yet", null));
  }

  /**
   * What is folded now, as deciding builds on it; empty while nothing is.
   *
   * @param failed told where the store itself fails, as a damaged one does
   */
  public Optional<Folded> folded(Consumer<ProcessorStateException> failed) {
    return projection().map(now -> folded(now, failed));
  }

  /**
   * The logs as they are folded now.
   *
   * @param failed told where the store itself fails, as a damaged one does
   * @throws LedgerUnavailable while there is no projection
   */
  public FoldedLogs logs(Consumer<ProcessorStateException> failed) {
    Projection now = current();
    return new FoldedLogs(
        signedHeads,
        now.asked(Projection.LOGS, failed),
        competition -> heads.last(competition) + 1,
        competition -> state(now, competition, failed));
  }

  private static State state(
      Projection of, String competition, Consumer<ProcessorStateException> failed) {
    return new QueriedState(competition, of.asked(Projection.STATES, failed));
  }

  private Folded folded(Projection now, Consumer<ProcessorStateException> failed) {
    return new Folded() {
      @Override
      public State state(String competition) {
        return ReadModel.state(now, competition, failed);
      }

      @Override
      public long place(TopicPartition partition) {
        return now.places().last(partition);
      }

      @Override
      public boolean await(TopicPartition partition, long offset, Duration within)
          throws InterruptedException {
        try {
          now.places().await(partition, offset, within).get();
          return true;
        } catch (ExecutionException late) {
          return false;
        }
      }

      @Override
      public boolean isCurrent() {
        return projection == now;
      }
    };
  }
}
