package org.competitionledger.core.bundle;

import java.security.MessageDigest;
import java.util.Arrays;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.competition.Rejudgement;
import org.competitionledger.core.json.Digests;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;

/**
 * An event, and what can be told of it without the state that the events before it leave: so that
 * it can be worked out ahead of the judgement, on another thread.
 *
 * @param encoded the event and its bytes
 * @param proposed what was proposed, as it was parsed
 * @param digestHolds whether its command's digest is that of all that was proposed; true as long as
 *     the command's last event is to come
 */
record Told(EncodedEvent encoded, Proposal proposed, boolean digestHolds) {

  Event event() {
    return encoded.event();
  }

  /** Tells of events in their order. */
  static final class Teller {

    private final MessageDigest digest = Digests.sha256();

    /** Events of one command stand together; where they don't, the judgement says so first. */
    Told tell(EncodedEvent encoded) {
      Event event = encoded.event();
      Proposal proposed = Rejudgement.proposed(event);
      if (event.getCommandIndex() == 0) {
        digest.reset();
      }
      boolean holds;
      try {
        digest.update(Digests.body(proposed));
        holds =
            event.getCommandIndex() != event.getCommandSize() - 1
                || Arrays.equals(digest.digest(), event.getCommandDigest().bytes());
      } catch (IllegalArgumentException e) {
        holds = false; // what cannot be encoded was never proposed
      }
      return new Told(encoded, proposed, holds);
    }
  }
}
