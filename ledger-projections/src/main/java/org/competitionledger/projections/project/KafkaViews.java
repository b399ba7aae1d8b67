package org.competitionledger.projections.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.projections.Views;
import org.competitionledger.projections.log.LogPosition;
import org.competitionledger.projections.store.QueriedState;
import org.competitionledger.projections.streams.StreamsApplication;
import org.competitionledger.projections.transparency.FoldedLogs;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/** The projection's stores, queried. */
public final class KafkaViews implements Views, LogPosition {

  private final StreamsApplication application;
  private final ReadModel readModel;

  /**
   * Views of what an application folds.
   *
   * @param readModel what it publishes
   */
  public KafkaViews(StreamsApplication application, ReadModel readModel) {
    this.application = application;
    this.readModel = readModel;
  }

  /** The transparency logs, once all that was in the log at its start is folded. */
  public FoldedLogs logs() {
    whole();
    return readModel.logs(application::storeFailed);
  }

  /** Whether all that was in the log at its start can be read. */
  public boolean ready() {
    return application.running() && readModel.projection().filter(Projection::isWhole).isPresent();
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> written(char space) {
    return whole().asked(space, application::storeFailed);
  }

  /**
   * What has folded all that was in the log at its start: readers see no part of it. It is taken
   * before it is asked for, so that what runs is this one, or one before it that is closed.
   */
  private Projection whole() {
    Projection folding = readModel.current();
    if (!application.running() || !folding.isWhole()) {
      throw new LedgerUnavailable("The log is still being folded", null);
    }
    return folding;
  }

  @Override
  public List<String> competitions() {
    return EventIndex.competitions(written(Projection.INDEX));
  }

  @Override
  public List<String> competitions(String person, int limit) {
    return EventIndex.competitions(written(Projection.INDEX), person, limit);
  }

  @Override
  public Optional<State> state(String competition) {
    State state = new QueriedState(competition, written(Projection.STATES));
    return state.find(Keys.COMPETITION).map(known -> state);
  }

  @Override
  public List<FindingAt> findings(String competition, Optional<FindingCode> code, Instant at) {
    return Findings.at(findingMemory(competition), code, at);
  }

  @Override
  public State findingMemory(String competition) {
    return new QueriedState(competition, written(Projection.FINDINGS));
  }

  @Override
  public CompletableFuture<Optional<StageStandings>> standings(String competition, String stage) {
    Projection asked = whole();
    return readModel
        .tables()
        .table(new TableRequests.TableId(competition, stage))
        .thenApply(
            table -> {
              if (readModel.current() != asked) {
                throw new LedgerUnavailable("The log is being folded anew", null);
              }
              return table;
            });
  }

  @Override
  public List<RuleChange> changes(String competition, long after, int limit) {
    return changes().after(competition, after, limit);
  }

  @Override
  public Optional<RuleChange> change(String competition, long sequence) {
    return changes().at(competition, sequence);
  }

  private SequencedRecords<RuleChange> changes() {
    return new SequencedRecords<>(written(Projection.CHANGES), RuleViews.CHANGE);
  }

  @Override
  public List<PromiseView> promises(String competition, long after, int limit) {
    return new SequencedRecords<>(written(Projection.PROMISES), RuleViews.PROMISE)
        .after(competition, after, limit);
  }

  @Override
  public long lastSequence(String competition) {
    return readModel.heads().last(competition);
  }

  @Override
  public CompletableFuture<Void> awaitSequence(
      String competition, long sequence, Duration timeout) {
    return readModel.heads().await(competition, sequence, timeout);
  }

  @Override
  public Optional<Long> offsetFor(String competition, long sequence) {
    return EventIndex.floor(written(Projection.INDEX), competition, sequence)
        .map(EventIndex.Entry::offset);
  }
}
