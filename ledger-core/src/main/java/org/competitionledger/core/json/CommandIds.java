package org.competitionledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import org.competitionledger.core.log.Sha256;

/** Names of commands: the same writer's same key for the same competition is the same command. */
public final class CommandIds {

  private static final long VERSION_MASK = 0xF000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;

  private CommandIds() {}

  /**
   * The command's name: a UUID of version 8 (RFC 9562, section 5.8) made of the first 16 bytes of
   * {@code SHA-256(competition ‖ 00 ‖ subject ‖ 00 ‖ key)}. No two triples share the hashed bytes,
   * since neither a competition's id nor a subject has a NUL.
   */
  public static UUID of(String competition, String subject, String key) {
    MessageDigest sha256 = Sha256.begun();
    sha256.update(competition.getBytes(UTF_8));
    sha256.update((byte) 0);
    sha256.update(subject.getBytes(UTF_8));
    sha256.update((byte) 0);
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(key.getBytes(UTF_8)));
    long high = hash.getLong();
    long low = hash.getLong();
    return new UUID(high & ~VERSION_MASK | VERSION_8, low & ~VARIANT_MASK | VARIANT_RFC_9562);
  }
}
