package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonPointer;

/** Where in a JSON document a value stands; becomes text only when something is wrong there. */
record Location(Location parent, String token) {

  /** The whole document. */
  static final Location ROOT = new Location(null, null);

  Location field(String name) {
    return new Location(this, name);
  }

  Location item(int index) {
    return new Location(this, Integer.toString(index));
  }

  /** As a JSON pointer, RFC 6901. */
  String pointer() {
    return path().toString();
  }

  private JsonPointer path() {
    return parent == null ? JsonPointer.empty() : parent.path().appendProperty(token);
  }
}
