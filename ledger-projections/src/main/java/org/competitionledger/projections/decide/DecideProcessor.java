package org.competitionledger.projections.decide;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Outcomes;
import org.competitionledger.command.Refused;
import org.competitionledger.command.Skipped;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.core.competition.CommandsForm;
import org.competitionledger.core.competition.Decide;
import org.competitionledger.core.competition.Decision;
import org.competitionledger.core.competition.HeldKeys;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.TableMemo;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.streams.Input;
import org.competitionledger.projections.topics.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the commands of one record after the other. What is forwarded and what is put into the
 * store reaches Kafka in one transaction with the record's offset, or not at all.
 */
final class DecideProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(DecideProcessor.class);
  private static final int LEAF_HASH_BYTES = 32;

  /** A larger one, which only a made-up command can have, Kafka would refuse, and stop us. */
  private static final int ANSWER_BYTES_MAX = Topic.RECORD_BYTES_MAX - (64 << 10);

  private final InstantSource clock;
  private final Input input;
  private final CommittedEvents committed;
  private final HeldKeys held;
  private final PassedOver passedOver;
  private final EventHeaders headers = new EventHeaders();
  private final TableMemo tables = new TableMemo();
  private final GroupCommit group;
  private ProcessorContext<byte[], byte[]> context;
  private CompetitionStates states;

  DecideProcessor(
      InstantSource clock,
      Input input,
      CommittedEvents committed,
      HeldKeys held,
      PassedOver passedOver,
      GroupCommit group) {
    this.clock = clock;
    this.input = input;
    this.committed = committed;
    this.held = held;
    this.passedOver = passedOver;
    this.group = group;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    states = context.getStateStore(DecideTopology.STORE);
    states.learnKeys();
    group.reset();
    CatchUp.run(committed, context.taskId().partition(), states);
  }

  @Override
  public void close() {
    group.reset();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    read(record).ifPresent(commands -> answer(record.key(), commands));
    switch (group.decided(context.recordMetadata().map(input::isLast).orElse(true))) {
      case COMMIT -> commit();
      case WAIT_FOR_OTHERS -> waitForOthers();
      case GO_ON -> {}
    }
  }

  /**
   * What a record asks for; nothing where no instance of the ledger can have sent it. Unlike events
   * commands are no record of anything: passing over one harms nobody but who wrote it.
   */
  private Optional<Commands> read(Record<byte[], byte[]> record) {
    String fault;
    try {
      byte[] value = record.value();
      if (value == null || value.length > Topic.RECORD_BYTES_MAX) {
        fault = "no ledger sent it, as it is empty or too large";
      } else {
        Commands commands = AvroBytes.of(Commands.class).fromMessage(value);
        Optional<String> found = CommandsForm.fault(record.key(), commands);
        if (found.isEmpty()) {
          return Optional.of(commands);
        }
        fault = "no ledger sent it, as " + found.get();
      }
    } catch (UnknownSchema e) { // instances of two versions have the topic in common
      fault = "it was sent by another version of the ledger, or by nobody (" + e.getMessage() + ")";
    } catch (RuntimeException e) { // bytes that anybody made up may do anything to a decoder
      fault = "no ledger sent it, as it cannot be read (" + e.getMessage() + ")";
    }
    passedOver.note(context.recordMetadata(), fault);
    return Optional.empty();
  }

  private void answer(byte[] key, Commands commands) {
    State state = states.of(commands.getCompetition());
    List<Outcome> outcomes = new ArrayList<>(commands.getCommands().size());
    int refusedAt = -1;
    for (Command command : commands.getCommands()) {
      Object answer;
      if (refusedAt >= 0 && commands.getStopAtRefusal()) {
        answer = new Skipped(refusedAt);
      } else {
        answer = decide(commands, state, command, key);
        refusedAt = refusedAt < 0 && answer instanceof Refused ? outcomes.size() : refusedAt;
      }
      outcomes.add(new Outcome(command.getCommandId(), answer));
    }
    byte[] answers =
        encode(new Outcomes(commands.getCompetition(), commands.getRequest(), outcomes));
    if (answers.length <= ANSWER_BYTES_MAX) {
      context.forward(new Record<>(key, answers, clock.millis()), DecideTopology.OUTCOMES_SINK);
    }
  }

  private void commit() {
    group.committed();
    context.commit();
  }

  private void waitForOthers() {
    group.waitForOthers(
        () -> context.schedule(GroupCommit.WAIT, PunctuationType.WALL_CLOCK_TIME, now -> commit()));
    input.waitNoLongerThan(GroupCommit.WAIT);
  }

  private Object decide(Commands commands, State state, Command command, byte[] key) {
    Decision decision;
    try {
      decision =
          Decide.decide(commands.getCompetition(), state, command, clock.instant(), tables, held);
    } catch (KafkaException e) {
      throw e; // the store failed, not a rule: Streams has to deal with it
    } catch (RuntimeException | StackOverflowError e) {
      // A defect in a rule must not stop every competition of the partition; nothing was folded.
      LOG.error(
          "Deciding failed competition={} command={}",
          commands.getCompetition(),
          command.getCommandId(),
          e);
      return new Refused("internal-error", null, null, List.of(), -1L);
    }
    if (decision instanceof Decision.Accepted accepted) {
      return record(commands, accepted, key);
    }
    if (decision instanceof Decision.Replayed replayed) {
      return new Accepted(
          replayed.firstSequence(),
          replayed.count(),
          clock.instant(),
          true,
          ByteBuffer.allocate(0));
    }
    Decision.Refused refused = (Decision.Refused) decision;
    return new Refused(
        refused.refusal().code().code(),
        refused.index().isPresent() ? refused.index().getAsInt() : null,
        refused.refusal().pointer().orElse(null),
        refused.refusal().arguments(),
        refused.lastSequence());
  }

  private Accepted record(Commands commands, Decision.Accepted accepted, byte[] key) {
    List<EncodedEvent> events = accepted.events();
    Instant recordedAt = events.get(0).event().getRecordedAt();
    EventHeaders.OfCommand shared =
        headers.ofCommand(
            commands.getCompetition(), recordedAt, Optional.ofNullable(commands.getTraceparent()));
    ByteBuffer leafHashes = ByteBuffer.allocate(LEAF_HASH_BYTES * events.size());
    for (EncodedEvent encoded : events) {
      context.forward(
          new Record<>(key, encoded.bytes(), recordedAt.toEpochMilli(), shared.of(encoded.event())),
          DecideTopology.EVENTS_SINK);
      leafHashes.put(LeafHash.of(encoded.bytes()));
    }
    return new Accepted(
        events.get(0).event().getSequence(), events.size(), recordedAt, false, leafHashes.flip());
  }

  private static byte[] encode(Outcomes outcomes) {
    return AvroBytes.of(Outcomes.class).message(outcomes);
  }
}
