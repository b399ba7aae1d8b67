package org.competitionledger.api.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.competitionledger.api.read.Sentences;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.StoredEvent;

/**
 * Recent events, decoded and written once for all subscribers. A slot a hash: a newer event takes
 * an older one's place.
 */
@ApplicationScoped
public class RenderedEvents {

  private static final int SLOTS = 2048;

  private final AtomicReferenceArray<Rendered> slots = new AtomicReferenceArray<>(SLOTS);

  private final Sentences sentences;

  RenderedEvents(Sentences sentences) {
    this.sentences = sentences;
  }

  /**
   * An event as subscribers get it.
   *
   * @param cloudEvent one line of JSON
   */
  public record Rendered(Event event, LocalisedText headline, byte[] cloudEvent) {

    boolean is(StoredEvent stored) {
      return event.getSequence() == stored.sequence()
          && event.getCompetition().equals(stored.competition());
    }
  }

  /** An event, written at most once while it is among the recent. */
  public Rendered of(StoredEvent stored) {
    int slot =
        Math.floorMod(
            31 * stored.competition().hashCode() + Long.hashCode(stored.sequence()), SLOTS);
    Rendered rendered = slots.get(slot);
    if (rendered == null || !rendered.is(stored)) {
      Event event = stored.event();
      LocalisedText headline = sentences.of(event);
      rendered = new Rendered(event, headline, CloudEvents.bytes(event, headline));
      slots.set(slot, rendered);
    }
    return rendered;
  }
}
