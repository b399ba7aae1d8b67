package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.competition.Evolve;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.State;
import org.competitionledger.event.Event;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.streams.DrainProbe;
import org.competitionledger.state.HeadState;

/**
 * Folds committed events. What it has folded is published when the input is drained, else every
 * {@link #PUBLISH_EVERY}: in a flood, an entry that many events touched is worked out once.
 */
final class ProjectProcessor implements Processor<byte[], byte[], Void, Void> {

  private static final Duration PUBLISH_EVERY = Duration.ofMillis(50);

  private final ReadModel readModel;
  private final DrainProbe drain;
  private final Map<String, Long> unpublished = new LinkedHashMap<>();
  private ProcessorContext<Void, Void> context;
  private CompetitionStates states;
  private EventIndex index;

  ProjectProcessor(ReadModel readModel, DrainProbe drain) {
    this.readModel = readModel;
    this.drain = drain;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    states = new CompetitionStates(context.getStateStore(ProjectTopology.STATE_STORE));
    KeyValueStore<Bytes, byte[]> indexStore = context.getStateStore(ProjectTopology.INDEX_STORE);
    index = new EventIndex(indexStore);
    EventIndex.competitions(indexStore)
        .forEach(competition -> readModel.heads().publish(competition, head(competition)));
    context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> publish());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Event event = EventCodec.decode(record.value());
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    if (fold(event, metadata.offset())) {
      unpublished.put(event.getCompetition(), event.getSequence());
    }
    if (drain.isLast(metadata)) {
      publish();
    }
  }

  private boolean fold(Event event, long offset) {
    String competition = event.getCompetition();
    State state = states.of(competition);
    if (event.getSequence() <= head(competition)) {
      return false; // seen before: a restored store may be ahead of the committed offset
    }
    index.note(competition, event.getSequence(), offset);
    Evolve.evolve(state, event);
    return true;
  }

  private long head(String competition) {
    return states.of(competition).find(Keys.HEAD).map(HeadState::getLastSequence).orElse(-1L);
  }

  private void publish() {
    unpublished.forEach(readModel.heads()::publish);
    unpublished.clear();
  }
}
