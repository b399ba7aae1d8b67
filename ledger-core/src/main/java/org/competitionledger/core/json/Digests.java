package org.competitionledger.core.json;

import java.security.MessageDigest;
import java.util.List;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.event.Proposal;

/** What makes two commands the same. */
public final class Digests {

  private Digests() {}

  /**
   * The command's digest: SHA-256, 32 bytes, of the Avro binary bodies of its proposals, one after
   * the other, each in the oldest released schema that holds it without loss ({@link
   * EventCodec#proposal}), as they were parsed: both ends of every time are still the epoch, since
   * what a reduced time means is decided later.
   */
  public static byte[] commandDigest(List<Proposal> proposals) {
    MessageDigest sha256 = Sha256.begun();
    proposals.forEach(proposal -> sha256.update(EventCodec.proposal(proposal)));
    return sha256.digest();
  }
}
