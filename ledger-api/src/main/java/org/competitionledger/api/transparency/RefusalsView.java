package org.competitionledger.api.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.projections.RefusalStatistics;
import org.competitionledger.refusal.RecordedRefusal;

/**
 * Refusals in the order of their log.
 *
 * @param size how many the log has, as far as it is signed
 * @param nextAfter where to go on
 * @param statistics of all that are on record, whether the head signs them yet or not
 */
public record RefusalsView(
    List<Refused> refusals, long size, long nextAfter, RefusalStatistics statistics) {

  /**
   * A command that was turned down.
   *
   * @param index its place in the log
   * @param role in which its writer wrote, if that had any
   * @param event index of the refused event in the command
   * @param pointer into that event
   * @param commandDigest SHA-256 of the salt and the digest of what was proposed
   * @param proposer SHA-256 of the salt that the writer was told, and its subject
   * @param further of the same writer's, since the one before
   * @param possibleUntil until when it was possible, if it came too late
   * @param leafHash RFC 6962 hash of the entry, Base64
   */
  public record Refused(
      long index,
      Instant refusedAt,
      String code,
      Optional<String> role,
      Optional<Integer> event,
      Optional<String> pointer,
      String commandDigest,
      String proposer,
      int further,
      Optional<Instant> possibleUntil,
      String leafHash) {}

  /** Of entries, from a place on. */
  static RefusalsView of(List<byte[]> entries, long from, long size, RefusalStatistics statistics) {
    return new RefusalsView(
        entries.stream().map(RefusalsView::refused).toList(),
        size,
        from + entries.size() - 1,
        statistics);
  }

  private static Refused refused(byte[] entry) {
    try {
      RecordedRefusal of = RecordedRefusal.fromByteBuffer(ByteBuffer.wrap(entry));
      return new Refused(
          of.getIndex(),
          of.getRefusedAt(),
          of.getCode(),
          Optional.ofNullable(of.getRole()),
          Optional.ofNullable(of.getEvent()),
          Optional.ofNullable(of.getPointer()),
          HexFormat.of().formatHex(of.getCommandDigest().bytes()),
          HexFormat.of().formatHex(of.getProposer().bytes()),
          of.getFurther(),
          Optional.ofNullable(of.getPossibleUntil()),
          PaddedBase64.encode(LeafHash.of(entry)));
    } catch (IOException e) {
      throw new UncheckedIOException("an entry of the log of refusals", e);
    }
  }
}
