package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.decide.Folded;
import org.competitionledger.projections.store.QueriedState;
import org.competitionledger.projections.store.QueriedStore;

/** What the folding thread publishes for readers of this instance. */
public final class ReadModel {

  private final Heads heads = new Heads();
  private final TableRequests tables = new TableRequests();
  private volatile Projection projection;

  Heads heads() {
    return heads;
  }

  TableRequests tables() {
    return tables;
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

  private Folded folded(Projection now, Consumer<ProcessorStateException> failed) {
    return new Folded() {
      @Override
      public State state(String competition) {
        return new QueriedState(
            competition, new QueriedStore(now.written(Projection.STATES), failed));
      }

      @Override
      public long place(TopicPartition partition) {
        return now.places().of(partition.partition());
      }

      @Override
      public boolean await(TopicPartition partition, long offset, Duration within)
          throws InterruptedException {
        return now.places().await(partition.partition(), offset, within.toMillis());
      }

      @Override
      public boolean isCurrent() {
        return projection == now;
      }
    };
  }
}
