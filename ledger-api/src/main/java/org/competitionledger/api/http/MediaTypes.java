package org.competitionledger.api.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses among the representations of one address, RFC 9110, section 12.5.1. */
public final class MediaTypes {

  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String EVENT_STREAM = "text/event-stream";
  public static final String CSV = "text/csv";
  public static final String HTML = "text/html";

  private MediaTypes() {}

  /**
   * The offered type that a reader likes best; of equals the one offered first; empty if it takes
   * none of them.
   *
   * @param accept the Accept header; null takes anything
   */
  public static Optional<String> best(String accept, List<String> offered) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(offered.get(0));
    }
    String best = null;
    double highest = 0;
    for (String type : offered) {
      double quality = quality(accept, type);
      if (quality > highest) {
        highest = quality;
        best = type;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The quality of the most specific range that covers a type. */
  private static double quality(String accept, String type) {
    double quality = 0;
    int specificity = -1;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = range.split(";");
      int matched = specificity(parts[0].strip(), type);
      if (matched > specificity) {
        specificity = matched;
        quality = weight(parts);
      }
    }
    return quality;
  }

  private static int specificity(String range, String type) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.equals("*/*")) {
      return 0;
    }
    boolean wholeKind = range.endsWith("/*") && type.startsWith(range.replace("*", ""));
    return wholeKind ? 1 : -1;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }
}
