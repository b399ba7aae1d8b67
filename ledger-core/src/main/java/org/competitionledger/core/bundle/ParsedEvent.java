package org.competitionledger.core.bundle;

import java.security.MessageDigest;
import java.util.Arrays;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.codec.MalformedBytes;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.core.decide.Rejudgement;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;

/**
 * An event, and what can be told of it without the state that the events before it leave: so that
 * it can be worked out ahead of the judgement, on another thread.
 *
 * @param encoded the event and its bytes
 * @param proposed what was proposed; null if that cannot be told
 * @param failure why it cannot be told; null if it can
 * @param digestHolds whether its command's digest is that of all that was proposed; true as long as
 *     the command's last event is to come
 */
record ParsedEvent(
    EncodedEvent encoded,
    Rejudgement.Proposed proposed,
    RuntimeException failure,
    boolean digestHolds) {

  Event event() {
    return encoded.event();
  }

  /**
   * What was proposed.
   *
   * @throws RuntimeException if that cannot be told
   */
  Rejudgement.Proposed proposal() {
    if (failure != null) {
      throw failure;
    }
    return proposed;
  }

  /** Parses events in their order. */
  static final class Parser {

    private final MessageDigest digest = Sha256.begun();

    /**
     * Parses an entry, which belongs to its place by its bytes already. Events of one command stand
     * together; where they don't, the judgement says so first.
     */
    ParsedEvent parse(long sequence, byte[] entry) {
      EncodedEvent encoded = decode(sequence, entry);
      Event event = encoded.event();
      if (event.getCommandIndex() == 0) {
        digest.reset();
      }
      try {
        Rejudgement.Proposed proposed = Rejudgement.Proposed.of(event);
        return new ParsedEvent(encoded, proposed, null, digestHolds(encoded, proposed.proposal()));
      } catch (RuntimeException e) {
        // Whoever can sign can also write what no ledger would: told when its turn comes.
        return new ParsedEvent(encoded, null, e, true);
      }
    }

    private static EncodedEvent decode(long sequence, byte[] entry) {
      try {
        return EventCodec.encoded(entry);
      } catch (UnknownSchema e) {
        throw NotVerified.newer("event " + sequence + " has the schema " + e.fingerprint());
      } catch (MalformedBytes e) {
        throw NotVerified.at(sequence, Check.FORM, "it is no event: " + e.getMessage());
      }
    }

    private boolean digestHolds(EncodedEvent encoded, Proposal proposal) {
      try {
        EventCodec.digest(encoded, proposal, digest);
      } catch (IllegalArgumentException e) {
        return false; // what cannot be encoded was never proposed
      }
      Event event = encoded.event();
      return event.getCommandIndex() != event.getCommandSize() - 1
          || Arrays.equals(digest.digest(), event.getCommandDigest().bytes());
    }
  }
}
