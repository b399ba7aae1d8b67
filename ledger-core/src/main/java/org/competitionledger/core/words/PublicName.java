package org.competitionledger.core.words;

import java.util.Locale;

/** A constant with a name in the public contract. */
public interface PublicName {

  /** The constant's name. */
  String name();

  /** The name in the public contract, for example {@code not-published}. */
  default String text() {
    return kebab(name());
  }

  /** The name of a constant that is public under its own name. */
  static String of(Enum<?> constant) {
    return kebab(constant.name());
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
