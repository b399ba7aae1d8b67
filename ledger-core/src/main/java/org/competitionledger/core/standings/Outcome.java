package org.competitionledger.core.standings;

import java.util.Optional;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.state.EntryStatus;

/** What became of an entry. */
public enum Outcome implements PublicName {
  ADVANCED,
  ELIMINATED,
  WITHDRAWN,
  DISQUALIFIED;

  /** The outcome of an entry; empty while it is in. */
  public static Optional<Outcome> of(EntryStatus status) {
    return switch (status) {
      case IN -> Optional.empty();
      case ADVANCED -> Optional.of(ADVANCED);
      case ELIMINATED -> Optional.of(ELIMINATED);
      case WITHDRAWN -> Optional.of(WITHDRAWN);
      case DISQUALIFIED -> Optional.of(DISQUALIFIED);
    };
  }
}
