package org.competitionledger.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where a record of state stands within its competition: its kind and its id, which is identifiers
 * joined by {@code |}, in the order that {@link Keys} gives; empty where a competition has one such
 * record.
 *
 * <p>A dozen keys are made for every event. They keep the identifiers as they are, and join them
 * only where the id as a whole is asked for.
 *
 * @param <T> the record's type
 */
public final class StateKey<T extends SpecificRecord> {

  private final StateKind<T> kind;

  private final String[] parts;

  /** Null until somebody asks, if there are several parts. */
  private String id;

  private StateKey(StateKind<T> kind, String[] parts, String id) {
    this.kind = kind;
    this.parts = parts;
    this.id = id;
  }

  /** A key of identifiers, none of which has a {@code |} in it; one that is null is empty. */
  static <T extends SpecificRecord> StateKey<T> of(StateKind<T> kind, String... parts) {
    for (int place = 0; place < parts.length; place++) {
      if (parts[place] == null) {
        parts[place] = "";
      }
    }
    return new StateKey<>(kind, parts, null);
  }

  /** A key of an id. */
  static <T extends SpecificRecord> StateKey<T> joined(StateKind<T> kind, String id) {
    return id == null ? of(kind, id) : new StateKey<>(kind, split(id), id);
  }

  private static String[] split(String id) {
    int bar = id.indexOf('|');
    if (bar < 0) {
      return new String[] {id};
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (; bar >= 0; bar = id.indexOf('|', from)) {
      parts.add(id.substring(from, bar));
      from = bar + 1;
    }
    parts.add(id.substring(from));
    return parts.toArray(String[]::new);
  }

  /** The kind of record. */
  public StateKind<T> kind() {
    return kind;
  }

  /**
   * This key as one of its parts kind.
   *
   * @throws IllegalArgumentException if it is of another kind
   */
  @SuppressWarnings("unchecked") // there is one object of each kind, with one type
  <U extends SpecificRecord> StateKey<U> as(StateKind<U> kind) {
    if (this.kind != kind) {
      throw new IllegalArgumentException(this + " is no key of a " + kind);
    }
    return (StateKey<U>) this;
  }

  /** The joined identifiers. */
  public String id() {
    if (id == null) {
      id = parts.length == 1 ? parts[0] : String.join("|", parts);
    }
    return id;
  }

  /** One of the identifiers, by its place from 0. */
  public String part(int place) {
    return parts[place];
  }

  /** The id in UTF-8, after a text of ASCII characters. */
  public byte[] utf8(String before) {
    String[] joined = parts;
    int length = before.length() + joined.length - 1;
    for (String part : joined) {
      length += part.length();
    }
    byte[] bytes = new byte[length];
    int at = ascii(before, bytes, 0);
    for (int place = 0; place < joined.length && at >= 0; place++) {
      if (place > 0) {
        bytes[at++] = '|';
      }
      at = ascii(joined[place], bytes, at);
    }
    return at < 0 ? (before + id()).getBytes(UTF_8) : bytes;
  }

  /** Writes a text of ASCII characters; returns where it ends, -1 if there are others. */
  private static int ascii(String text, byte[] bytes, int from) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char character = text.charAt(i);
      if (character >= 0x80) {
        return -1;
      }
      bytes[from + i] = (byte) character;
    }
    return from + length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateKey<?> key && kind == key.kind && sameParts(key.parts);
  }

  private boolean sameParts(String[] others) {
    if (parts.length != others.length) {
      return false;
    }
    for (int place = parts.length - 1; place >= 0; place--) { // the first are the most alike
      if (!parts[place].equals(others[place])) {
        return false;
      }
    }
    return true;
  }

  /** Ids differ in few digits: the factor spreads them over a table of any size. */
  @Override
  public int hashCode() {
    int hash = kind.number();
    for (String part : parts) {
      hash = 31 * hash + part.hashCode();
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  @Override
  public String toString() {
    return kind + " " + id();
  }
}
