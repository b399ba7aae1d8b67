package org.competitionledger.projections.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Findings;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.projections.Views;
import org.competitionledger.projections.log.LogPosition;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.store.QueriedState;
import org.competitionledger.projections.store.QueriedStore;
import org.competitionledger.projections.store.RecordStores;
import org.competitionledger.projections.streams.StreamsApplication;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/** The projection's stores, queried. */
public final class KafkaViews implements Views, LogPosition {

  private final StreamsApplication application;
  private final ReadModel readModel;
  private final Partitions partitions;
  private final Optional<HostInfo> self;

  public KafkaViews(
      StreamsApplication application,
      ReadModel readModel,
      Partitions partitions,
      Optional<String> advertised) {
    this.application = application;
    this.readModel = readModel;
    this.partitions = partitions;
    this.self = advertised.map(HostInfo::buildFromEndpoint);
  }

  @Override
  public Optional<String> elsewhere(String competition) {
    return self.flatMap(
        here -> application.elsewhere(ProjectTopology.STATE_STORE, competition, here));
  }

  @Override
  public List<String> others() {
    return self.map(application::others).orElse(List.of());
  }

  @Override
  public List<String> competitions() {
    return EventIndex.competitions(
        new QueriedStore(
            application.store(
                StoreQueryParameters.fromNameAndType(
                    ProjectTopology.INDEX_STORE,
                    QueryableStoreTypes.<Bytes, byte[]>keyValueStore())),
            application::storeFailed));
  }

  @Override
  public Optional<State> state(String competition) {
    State state = states(ProjectTopology.STATE_STORE, competition);
    return state.find(Keys.COMPETITION).map(known -> state);
  }

  @Override
  public List<FindingAt> findings(String competition, Optional<FindingCode> code, Instant at) {
    return Findings.at(states(ProjectTopology.FINDINGS_STORE, competition), code, at);
  }

  private State states(String name, String competition) {
    CompetitionStates states =
        application.store(
            StoreQueryParameters.fromNameAndType(name, RecordStores.type(CompetitionStates.class))
                .withPartition(partitions.number(competition)));
    return new QueriedState(competition, states.written(application::storeFailed));
  }

  @Override
  public CompletableFuture<Optional<StageStandings>> standings(String competition, String stage) {
    return readModel
        .tables()
        .table(partitions.number(competition), new TableRequests.TableId(competition, stage));
  }

  @Override
  public List<RuleChange> changes(String competition, long after, int limit) {
    return changesOf(competition).after(competition, after, limit);
  }

  @Override
  public Optional<RuleChange> change(String competition, long sequence) {
    return changesOf(competition).at(competition, sequence);
  }

  private SequencedRecords<RuleChange> changesOf(String competition) {
    return new SequencedRecords<>(
        store(ProjectTopology.CHANGES_STORE, competition), RuleViews.CHANGE);
  }

  @Override
  public List<PromiseView> promises(String competition, long after, int limit) {
    return new SequencedRecords<>(
            store(ProjectTopology.PROMISES_STORE, competition), RuleViews.PROMISE)
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
    return EventIndex.floor(store(ProjectTopology.INDEX_STORE, competition), competition, sequence)
        .map(EventIndex.Entry::offset);
  }

  private QueriedStore store(String name, String competition) {
    return new QueriedStore(
        application.store(
            StoreQueryParameters.fromNameAndType(
                    name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                .withPartition(partitions.number(competition))),
        application::storeFailed);
  }
}
