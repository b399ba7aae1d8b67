package org.competitionledger.api.competitions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.projections.LedgerNode;

/** What competitions were announced with: their first events, which never change. */
@ApplicationScoped
public class Announcements {

  private static final int REMEMBERED_MAX = 1_000;

  private final Map<String, CompetitionAnnounced> remembered = new ConcurrentHashMap<>();
  private final LedgerNode node;

  Announcements(LedgerNode node) {
    this.node = node;
  }

  /** The announcement of a competition that is known; may block. */
  public CompetitionAnnounced of(String competition) {
    CompetitionAnnounced known = remembered.get(competition);
    if (known != null) {
      return known;
    }
    CompetitionAnnounced read =
        (CompetitionAnnounced)
            node.events().read(competition, -1, 1).get(0).event().getSaid().getPayload();
    if (remembered.size() < REMEMBERED_MAX) {
      remembered.put(competition, read);
    }
    return read;
  }
}
