package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.Event;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.transparency.KeptEntries;
import org.competitionledger.projections.transparency.LogTrees;
import org.competitionledger.projections.transparency.RefusalCounts;
import org.competitionledger.projections.transparency.Register;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.RuleChange;

/**
 * Folds committed events into the store, and publishes what it has folded: when there is no more
 * for now, and at the latest every {@link #PUBLISH_EVERY}, so that in a flood an entry that many
 * events touched is worked out once. By one thread.
 */
final class Projection {

  static final Duration PUBLISH_EVERY = Duration.ofMillis(10);

  static final char STATES = 's';
  static final char FINDINGS = 'f';
  static final char CHANGES = 'c';
  static final char PROMISES = 'p';
  static final char INDEX = 'i';
  static final char LOGS = 'l';

  private final FoldedStore store;
  private final ReadModel readModel;
  private final Map<String, Long> appended = new LinkedHashMap<>(); // to competitions, unpublished
  private final Map<String, Long> entered = new LinkedHashMap<>(); // to register and refusals
  private final List<StoredEvent> events = new ArrayList<>();
  private final CompetitionStates states;
  private final RuleViews rules;
  private final FindingViews findings;
  private final EventIndex index;
  private final StageTables tables;
  private final KeptEntries entries;
  private final RefusalCounts refusals;
  private final Register register;
  private final LogTrees logs;
  private final Reached<TopicPartition> places = new Reached<>(0);
  private long publishedNanos = System.nanoTime();
  private volatile boolean whole;

  /**
   * Goes on where an open store stands.
   *
   * @param ledgerName that of the transparency logs
   */
  Projection(FoldedStore store, ReadModel readModel, String ledgerName) {
    this.store = store;
    this.readModel = readModel;
    states = new CompetitionStates(store.space(STATES));
    rules = new RuleViews(store.space(CHANGES), store.space(PROMISES));
    findings = new FindingViews(new CompetitionStates(store.space(FINDINGS)));
    readModel.tables().begin();
    tables = new StageTables(states, readModel.tables());
    index = new EventIndex(store.space(INDEX));
    readModel.heads().begin();
    readModel.recent().clear();
    EventIndex.competitions(store.written(INDEX))
        .forEach(competition -> readModel.heads().publish(competition, head(competition)));
    readModel.signedHeads().begin();
    entries = new KeptEntries(store.space(LOGS));
    refusals = new RefusalCounts(store.space(LOGS));
    entries.forEach((log, size) -> readModel.heads().publish(log, size - 1));
    register = new Register(store.space(LOGS), readModel.signedHeads());
    logs = new LogTrees(store.space(LOGS), readModel.signedHeads(), ledgerName, this::size);
    readModel.begin(this);
  }

  /** Folds an event. */
  void fold(byte[] value, long offset) {
    Event event = EventCodec.decode(value);
    String competition = event.getCompetition();
    if (event.getSequence() <= head(competition)) {
      return;
    }
    State state = tables.watched(competition);
    Optional<RuleChange> change = rules.note(state, event);
    Evolve.evolve(state, event);
    findings.observe(state, event, change);
    tables.endOfEvent(competition);
    logs.append(competition, event.getSequence(), value, event.getRecordedAt());
    index.note(competition, event.getSequence(), offset);
    Object payload = event.getSaid().getPayload();
    if (payload instanceof RoleGranted granted) {
      index.note(granted.getPerson(), competition);
    } else if (payload instanceof EvaluatorAppointed appointed) {
      index.note(appointed.getEvaluator(), competition);
    }
    events.add(new StoredEvent(competition, event.getSequence(), value));
    appended.put(competition, event.getSequence());
  }

  /**
   * Takes in a signed head of a log.
   *
   * @param at when it was signed
   */
  void head(String log, byte[] note, Instant at) {
    logs.head(log, note, at);
  }

  /** Takes in what was put into the register. */
  void register(String log, byte[] head, Instant at) {
    long index = append(Register.LOG, head, at);
    register.append(log, index, Checkpoint.parse(new String(head, UTF_8)).size());
  }

  /** Takes in a refusal. */
  void refusal(String competition, byte[] value, Instant at) {
    append(Transparency.refusals(competition), value, at);
    refusals.add(competition, value);
  }

  private long append(String log, byte[] entry, Instant at) {
    long index = entries.append(log, entry);
    logs.append(log, index, entry, at);
    entered.put(log, index);
    return index;
  }

  private long size(String log) {
    return log.indexOf('/') < 0 ? head(log) + 1 : entries.size(log);
  }

  private long head(String competition) {
    return states.of(competition).find(Keys.HEAD).map(HeadState::getLastSequence).orElse(-1L);
  }

  /** All that was in the log at the start is published. */
  void whole() {
    whole = true;
  }

  /** Whether readers see all that was in the log at the start. */
  boolean isWhole() {
    return whole;
  }

  /** Whether something waits to be published, and has waited for long enough. */
  boolean isDue() {
    return System.nanoTime() - publishedNanos > PUBLISH_EVERY.toNanos();
  }

  /**
   * Lets readers see all that was folded.
   *
   * @param folded the next offset to fold, by partition
   */
  void publish(Map<TopicPartition, Long> folded) {
    findings.writeOut();
    logs.writeOut();
    states.writeOut(); // readers of heads and tables look into what is written
    store.write(folded);
    tables.publish();
    readModel.recent().add(events);
    events.clear();
    entered.forEach(readModel.heads()::publish);
    entered.clear();
    appended.forEach(readModel.heads()::publish);
    readModel.recent().tell(appended);
    appended.clear();
    register.publish();
    logs.publish();
    folded.forEach(places::publish);
    publishedNanos = System.nanoTime();
  }

  /** Whether it folds into a store. */
  boolean folds(FoldedStore into) {
    return store == into;
  }

  /** How far each partition was folded. */
  Reached<TopicPartition> places() {
    return places;
  }

  /** What was written of a space, for any thread. */
  ReadOnlyKeyValueStore<Bytes, byte[]> written(char space) {
    return store.written(space);
  }

  /** The same for who asks and may be told to come again; see {@link FoldedStore#asked}. */
  ReadOnlyKeyValueStore<Bytes, byte[]> asked(char space, Consumer<ProcessorStateException> failed) {
    return store.asked(space, failed);
  }
}
