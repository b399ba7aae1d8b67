package org.competitionledger.projections.decide;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
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
 * @param timeout after this an append's outcome counts as unknown
 */
public record DeciderSettings(
    InstantSource clock,
    HeldKeys held,
    Function<String, Producer<byte[], byte[]>> producers,
    Supplier<Optional<Folded>> folded,
    ToLongFunction<TopicPartition> end,
    Executor answers,
    Duration timeout) {}
