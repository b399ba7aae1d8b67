package org.competitionledger.core.wording;

import java.util.Optional;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;

/**
 * How to call what events name by identifier. An implementation that knows no name answers with the
 * identifier itself, as {@link #IDENTIFIERS} always does.
 */
public interface Names {

  /** Calls everything by its identifier. */
  Names IDENTIFIERS =
      new Names() {
        @Override
        public LocalisedText participant(String id) {
          return identifier(id);
        }

        @Override
        public LocalisedText stage(String id) {
          return identifier(id);
        }

        @Override
        public LocalisedText criterion(String id) {
          return identifier(id);
        }

        @Override
        public LocalisedText call(String id) {
          return identifier(id);
        }
      };

  /** A participant's name. */
  LocalisedText participant(String id);

  /** A stage's name. */
  LocalisedText stage(String id);

  /** A criterion's name. */
  LocalisedText criterion(String id);

  /** A call's name. */
  LocalisedText call(String id);

  /** The name of a numbered occasion of a stage; nothing if it has none. */
  default Optional<LocalisedText> occasion(String stage, int occasion) {
    return Optional.empty();
  }

  /** The registered name of a party: a participant, the organiser; nothing if it has none. */
  default Optional<LocalisedText> party(String id) {
    return Optional.empty();
  }

  /** An evaluator's registered name. */
  default LocalisedText evaluator(String id) {
    return identifier(id);
  }

  /** A benefit's title. */
  default LocalisedText benefit(String id) {
    return identifier(id);
  }

  /** A promise in words. */
  default LocalisedText promise(String id) {
    return identifier(id);
  }

  /** Registered names win (§3.6): what a party is called, whatever an event calls it. */
  default LocalisedText of(Party party) {
    return party(party.getId())
        .orElseGet(() -> party.getName() == null ? participant(party.getId()) : party.getName());
  }

  /** An identifier in place of a name. */
  static LocalisedText identifier(String id) {
    return new LocalisedText(id, id);
  }
}
