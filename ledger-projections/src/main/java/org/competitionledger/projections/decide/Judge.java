package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.command.Skipped;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.acceptance.TooLate;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.decide.PartitionDecider.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what is asked of the competitions of a partition, by their state as it was decided last,
 * and puts accepted events into the transaction that is committed next.
 */
final class Judge {

  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
  private static final int LEAF_HASH_BYTES = 32;

  private final TopicPartition partition;
  private final DeciderSettings settings;
  private final DecidedStates states;
  private final DeciderSettings.Signer signer;
  private final TableMemo tables = new TableMemo();
  private final EventHeaders headers = new EventHeaders();

  Judge(
      TopicPartition partition,
      DeciderSettings settings,
      DecidedStates states,
      DeciderSettings.Signer signer) {
    this.signer = signer;
    this.partition = partition;
    this.settings = settings;
    this.states = states;
  }

  /** Decides what is asked, unless it took too long and was told so. */
  void answer(Request request, Transaction transaction) {
    if (request.answer().isDone()) {
      return; // it took too long, and was told so: never decided
    }
    State state = states.of(request.competition());
    List<Outcome> outcomes = new ArrayList<>(request.commands().size());
    int refusedAt = -1;
    for (Command command : request.commands()) {
      Object answer;
      if (refusedAt >= 0 && request.stopAtRefusal()) {
        answer = new Skipped(refusedAt);
      } else {
        answer = decide(request, state, command, transaction);
        refusedAt = refusedAt < 0 && answer instanceof Refused ? outcomes.size() : refusedAt;
        transaction.refused |= answer instanceof Refused;
      }
      outcomes.add(new Outcome(command.getCommandId(), answer));
    }
    transaction.answers.add(() -> request.answer().complete(outcomes));
  }

  private Object decide(Request request, State state, Command command, Transaction transaction) {
    Instant now;
    Decision decision;
    try {
      now = settings.clock().instant();
      decision = Decide.decide(request.competition(), state, command, now, tables, settings.held());
    } catch (KafkaException | LedgerUnavailable e) {
      throw e; // the store failed, not a rule
    } catch (RuntimeException | StackOverflowError e) {
      // A defect in a rule must not stop every competition of the partition; nothing was put.
      LOG.error(
          "Deciding failed competition={} command={}",
          request.competition(),
          command.getCommandId(),
          e);
      return new Refused("internal-error", null, null, List.of(), -1L, null);
    }
    if (decision instanceof Decision.Accepted accepted) {
      accepted.after().commit();
      return record(request, accepted, transaction);
    }
    if (decision instanceof Decision.Replayed replayed) {
      return new Accepted(
          replayed.firstSequence(), replayed.count(), now, true, ByteBuffer.allocate(0));
    }
    Decision.Refused refused = (Decision.Refused) decision;
    Optional<DeciderSettings.Noted> noted =
        signer.refused(
            request.competition(),
            command,
            refused.answer(),
            TooLate.possibleUntil(refused.refusal(), state, now),
            now);
    noted.ifPresent(record -> transaction.send(record.record()));
    return refused.answer(noted.map(DeciderSettings.Noted::receipt));
  }

  private Accepted record(Request request, Decision.Accepted accepted, Transaction transaction) {
    List<EncodedEvent> events = accepted.events();
    Instant recordedAt = events.get(0).event().getRecordedAt();
    EventHeaders.OfCommand shared =
        headers.ofCommand(request.competition(), recordedAt, request.traceparent());
    byte[] key = request.competition().getBytes(UTF_8);
    ByteBuffer leafHashes = ByteBuffer.allocate(LEAF_HASH_BYTES * events.size());
    for (EncodedEvent encoded : events) {
      transaction.last =
          transaction.send(
              new ProducerRecord<>(
                  partition.topic(),
                  partition.partition(),
                  recordedAt.toEpochMilli(),
                  key,
                  encoded.bytes(),
                  shared.of(encoded.event())));
      leafHashes.put(LeafHash.of(encoded.bytes()));
    }
    transaction.events += events.size();
    return new Accepted(
        events.get(0).event().getSequence(), events.size(), recordedAt, false, leafHashes.flip());
  }
}
