package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.competition.Evolve;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.State;
import org.competitionledger.event.Event;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.RuleChange;

/**
 * Folds committed events. What it has folded is published every {@link #PUBLISH_EVERY}, so that in
 * a flood an entry that many events touched is worked out once.
 */
final class ProjectProcessor implements Processor<byte[], byte[], Void, Void> {

  private static final Duration PUBLISH_EVERY = Duration.ofMillis(10);

  private final ReadModel readModel;
  private final Map<String, Long> unpublished = new LinkedHashMap<>();
  private ProcessorContext<Void, Void> context;
  private CompetitionStates states;
  private RuleViews rules;
  private FindingViews findings;
  private EventIndex index;
  private StageTables tables;

  ProjectProcessor(ReadModel readModel) {
    this.readModel = readModel;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    unpublished.clear();
    states = context.getStateStore(ProjectTopology.STATE_STORE);
    rules =
        new RuleViews(
            context.getStateStore(ProjectTopology.CHANGES_STORE),
            context.getStateStore(ProjectTopology.PROMISES_STORE));
    findings = new FindingViews(context.getStateStore(ProjectTopology.FINDINGS_STORE));
    tables = new StageTables(states, readModel.tables().begin(context.taskId().partition()));
    KeyValueStore<Bytes, byte[]> indexStore = context.getStateStore(ProjectTopology.INDEX_STORE);
    index = new EventIndex(indexStore);
    EventIndex.competitions(indexStore)
        .forEach(competition -> readModel.heads().publish(competition, head(competition)));
    context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> publish());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Event event = EventCodec.decode(record.value());
    if (event.getSequence() <= head(event.getCompetition())) {
      return; // seen before: a restored store may be ahead of the committed offset
    }
    fold(event, context.recordMetadata().orElseThrow().offset());
    unpublished.put(event.getCompetition(), event.getSequence());
  }

  private void fold(Event event, long offset) {
    String competition = event.getCompetition();
    State state = tables.watched(competition);
    Optional<RuleChange> change = rules.note(state, event);
    Evolve.evolve(state, event);
    findings.observe(state, event, change);
    tables.endOfEvent(competition);
    index.note(competition, event.getSequence(), offset);
  }

  private long head(String competition) {
    return states.of(competition).find(Keys.HEAD).map(HeadState::getLastSequence).orElse(-1L);
  }

  private void publish() {
    findings.writeOut();
    states.writeOut(); // readers of heads and tables look into what is written
    tables.publish();
    unpublished.forEach(readModel.heads()::publish);
    unpublished.clear();
  }

  @Override
  public void close() {
    tables.withdrawAll();
  }
}
