package org.competitionledger.core.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The way to a place in a criteria set: the tokens of a JSON pointer. */
final class EditPath {

  /** RFC 6901, section 3, but for the empty pointer: the set as a whole is no place in it. */
  private static final Pattern POINTER = Pattern.compile("(/([^/~]|~[01])*)+");

  private EditPath() {}

  static boolean isPointer(String text) {
    // Possessive matching of a text that long could recurse deeply; none in a set is.
    return text.length() <= 1_000 && POINTER.matcher(text).matches();
  }

  static List<String> tokens(String pointer) {
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(token -> token.replace("~1", "/").replace("~0", "~"))
        .toList();
  }
}
