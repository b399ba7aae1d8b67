package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where each part of a document was written, by its JSON pointer. */
final class Places {

  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> faulty = new HashSet<>();

  JsonNode noted(Placed value, String pointer) {
    places.put(pointer, value.at());
    return value.json(pointer, this);
  }

  void faulty(String pointer) {
    faulty.add(pointer);
  }

  /** Where a value was written or, if it was not, what it is missing in. */
  Place of(String pointer) {
    String at = pointer;
    while (!places.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return places.getOrDefault(at, Place.START);
  }

  /** Whether it was said already that there, or around it, something cannot be read. */
  boolean isFaulty(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !faulty.contains(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return !at.isEmpty();
  }
}
