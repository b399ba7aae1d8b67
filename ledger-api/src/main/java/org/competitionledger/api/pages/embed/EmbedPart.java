package org.competitionledger.api.pages.embed;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a competition can be embedded. */
enum EmbedPart {
  /** The table of a stage. */
  STANDINGS(480),
  /** The story in lanes. */
  LANES(300),
  /** The last events. */
  TIMELINE(600),
  /** One finding. */
  FINDINGS(260),
  /** One change of the rules. */
  CHANGES(340),
  /** The badge that says how far the log is signed. */
  PROOF(150);

  private final int height;

  EmbedPart(int height) {
    this.height = height;
  }

  static Optional<EmbedPart> of(String name) {
    return Stream.of(values()).filter(part -> part.path().equals(name)).findFirst();
  }

  /** Its name in addresses. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there are several in a competition, each with a key. */
  boolean isOneOfMany() {
    return this == FINDINGS || this == CHANGES;
  }

  /** How tall its frame is, in pixels, until it says so itself. */
  int height() {
    return height;
  }
}
