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
import org.competitionledger.core.competition.Decide;
import org.competitionledger.core.competition.Decision;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.TableMemo;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.streams.Input;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the commands of one record after the other. What is forwarded and what is put into the
 * store reaches Kafka in one transaction with the record's offset, or not at all.
 */
final class DecideProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(DecideProcessor.class);
  private static final int LEAF_HASH_BYTES = 32;

  private final InstantSource clock;
  private final Input input;
  private final CommittedEvents committed;
  private final EventHeaders headers = new EventHeaders();
  private final TableMemo tables = new TableMemo();
  private final GroupCommit group;
  private ProcessorContext<byte[], byte[]> context;
  private CompetitionStates states;

  DecideProcessor(InstantSource clock, Input input, CommittedEvents committed, GroupCommit group) {
    this.clock = clock;
    this.input = input;
    this.committed = committed;
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
  public void process(Record<byte[], byte[]> record) {
    Commands commands = decode(record.value());
    State state = states.of(commands.getCompetition());
    List<Outcome> outcomes = new ArrayList<>(commands.getCommands().size());
    int refusedAt = -1;
    for (Command command : commands.getCommands()) {
      Object answer;
      if (refusedAt >= 0 && commands.getStopAtRefusal()) {
        answer = new Skipped(refusedAt);
      } else {
        answer = decide(commands, state, command, record.key());
        refusedAt = refusedAt < 0 && answer instanceof Refused ? outcomes.size() : refusedAt;
      }
      outcomes.add(new Outcome(command.getCommandId(), answer));
    }
    byte[] answers =
        encode(new Outcomes(commands.getCompetition(), commands.getRequest(), outcomes));
    context.forward(
        new Record<>(record.key(), answers, clock.millis()), DecideTopology.OUTCOMES_SINK);
    switch (group.decided(context.recordMetadata().map(input::isLast).orElse(true))) {
      case COMMIT -> commit();
      case WAIT_FOR_OTHERS -> waitForOthers();
      case GO_ON -> {}
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
      decision = Decide.decide(commands.getCompetition(), state, command, clock.instant(), tables);
    } catch (KafkaException e) {
      throw e; // the store failed, not a rule: Streams has to deal with it
    } catch (RuntimeException e) {
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

  private static Commands decode(byte[] value) {
    return AvroBytes.of(Commands.class).fromMessage(value);
  }

  private static byte[] encode(Outcomes outcomes) {
    return AvroBytes.of(Outcomes.class).message(outcomes);
  }
}
