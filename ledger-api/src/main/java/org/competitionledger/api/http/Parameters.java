package org.competitionledger.api.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.competitionledger.api.problem.ProblemCode;

/** Reads query parameters; what cannot be read ends the request with a 400. */
public final class Parameters {

  private Parameters() {}

  /**
   * A whole number.
   *
   * @param given null if it was not given
   */
  public static long wholeNumber(String name, String given, long standard, long min, long max) {
    if (given == null || given.isEmpty()) {
      return standard;
    }
    try {
      long number = Long.parseLong(given.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw ProblemCode.PARAMETER_INVALID.exception("must-be-a-whole-number", name, min, max);
  }

  /** A name or value as it stands in a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
