package org.competitionledger.projections.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.command.Command;
import org.competitionledger.command.RefusalReceipt;
import org.competitionledger.command.Refused;
import org.competitionledger.core.acceptance.HeldKeys;

/**
 * What decides.
 *
 * @param clock dates events
 * @param held which keys this instance signs with
 * @param producers makes a transactional producer, by its {@code transactional.id}
 * @param folded what is folded now; empty while nothing is
 * @param end the offset at which a partition ends, whatever is committed of it
 * @param answers tells writers what was decided, in order
 * @param signers makes what signs the heads of a partition, for who has just taken it over
 * @param timeout after this an append's outcome counts as unknown
 */
public record DeciderSettings(
    InstantSource clock,
    HeldKeys held,
    Function<String, Producer<byte[], byte[]>> producers,
    Supplier<Optional<Folded>> folded,
    ToLongFunction<TopicPartition> end,
    Executor answers,
    Function<TopicPartition, Signer> signers,
    Duration timeout) {

  /** What else the owner of a partition writes. */
  @FunctionalInterface
  public interface Signer {

    /** The signed heads that are due, for the transaction that is committed next. */
    List<ProducerRecord<byte[], byte[]>> due(Instant now);

    /**
     * What is put on record of a refusal, in that transaction; empty where nothing is.
     *
     * @param possibleUntil where it came too late
     */
    default Optional<Noted> refused(
        String competition,
        Command command,
        Refused refused,
        Optional<Instant> possibleUntil,
        Instant now) {
      return Optional.empty();
    }
  }

  /**
   * A refusal that is put on record.
   *
   * @param receipt what the writer is told of it
   */
  public record Noted(ProducerRecord<byte[], byte[]> record, RefusalReceipt receipt) {}
}
