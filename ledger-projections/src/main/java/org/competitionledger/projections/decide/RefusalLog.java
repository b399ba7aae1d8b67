package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.competitionledger.command.Command;
import org.competitionledger.command.RefusalReceipt;
import org.competitionledger.command.Refused;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.refusal.RecordedRefusal;

/**
 * Puts on record what the rules of a competition turned down, so that nobody can be refused without
 * trace; for whoever owns a partition, and in the transactions of his deciding. Of one writer a
 * refusal a second; more are counted in the next.
 */
public final class RefusalLog {

  private static final int SALT_BYTES = 16;
  private static final int WRITERS_MAX = 10_000;
  private static final int CONFLICT = 409;
  private static final Duration APART = Duration.ofSeconds(1);
  private static final Set<String> OF_RULES =
      Arrays.stream(RefusalCode.values())
          .filter(code -> code.status() == CONFLICT)
          .map(RefusalCode::code)
          .collect(Collectors.toUnmodifiableSet());

  private final ToLongFunction<String> sizes;
  private final int partition;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Long> next = new HashMap<>();
  private final Map<String, Told> writers = new LastUsed<>(WRITERS_MAX);

  /** When a writer was refused last, and how often that was not put on record since. */
  private record Told(Instant at, int further) {}

  /**
   * One that has noted nothing.
   *
   * @param sizes how many entries a log has now
   * @param partition that whose competitions it is for
   */
  public RefusalLog(ToLongFunction<String> sizes, int partition) {
    this.sizes = sizes;
    this.partition = partition;
  }

  /**
   * What is put on record of a refusal; to be written, or never to be asked again.
   *
   * @param possibleUntil where it came too late
   */
  public Optional<DeciderSettings.Noted> refused(
      String competition,
      Command command,
      Refused refused,
      Optional<Instant> possibleUntil,
      Instant now) {
    if (!OF_RULES.contains(refused.getCode()) || refused.getLastSequence() < 0) {
      return Optional.empty(); // no rule of a competition turned it down
    }
    String writer = competition + ' ' + command.getAuthority().getSubject();
    Told before = writers.get(writer);
    if (before != null && now.isBefore(before.at().plus(APART))) {
      writers.put(writer, new Told(before.at(), before.further() + 1));
      return Optional.empty();
    }
    writers.put(writer, new Told(now, 0));
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String log = Transparency.refusals(competition);
    long index = next.computeIfAbsent(log, name -> sizes.applyAsLong(name));
    next.put(log, index + 1);
    byte[] entry =
        bytes(
            new RecordedRefusal(
                competition,
                index,
                now,
                command.getAuthority().getRoles().stream().findFirst().map(Enum::name).orElse(null),
                refused.getCode(),
                refused.getIndex(),
                refused.getPointer(),
                digest(salt, command.getCommandDigest().bytes()),
                digest(salt, command.getAuthority().getSubject().getBytes(UTF_8)),
                before == null ? 0 : before.further(),
                possibleUntil.orElse(null)));
    return Optional.of(
        new DeciderSettings.Noted(
            new ProducerRecord<>(
                Topic.REFUSALS.topicName(),
                partition,
                now.toEpochMilli(),
                competition.getBytes(UTF_8),
                entry),
            new RefusalReceipt(
                index,
                new org.competitionledger.event.Sha256(LeafHash.of(entry)),
                ByteBuffer.wrap(salt))));
  }

  /** Only who has the salt can tell of what it is. */
  private static org.competitionledger.event.Sha256 digest(byte[] salt, byte[] of) {
    MessageDigest digest = Sha256.begun();
    digest.update(salt);
    return new org.competitionledger.event.Sha256(digest.digest(of));
  }

  private static byte[] bytes(RecordedRefusal refusal) {
    try {
      ByteBuffer encoded = refusal.toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
