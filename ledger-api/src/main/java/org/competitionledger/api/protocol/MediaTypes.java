package org.competitionledger.api.protocol;

import java.util.List;
import java.util.Optional;

/** Chooses among the representations of one address, RFC 9110, section 12.5.1. */
public final class MediaTypes {

  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String EVENT_STREAM = "text/event-stream";
  public static final String CSV = "text/csv";
  public static final String HTML = "text/html";
  private static final String PROBLEM = "application/problem+json";

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
    QualityValues wishes = QualityValues.parse(accept, QualityValues.MEDIA_RANGE);
    if (wishes.members().isEmpty()) {
      return Optional.of(offered.get(0)); // what nobody can read asks for nothing
    }
    String best = null;
    double highest = 0;
    for (String type : offered) {
      double quality = quality(wishes, type);
      if (quality > highest) {
        highest = quality;
        best = type;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The type that {@code format=} names, for who cannot send headers; empty if it names none. */
  public static Optional<String> ofFormat(String format) {
    return switch (format) {
      case "json" -> Optional.of(JSON);
      case "csv" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }

  /** Whether a reader would rather have a page than anything else: it is a browser. */
  public static boolean prefersHtml(String accept) {
    return accept != null
        && best(accept, List.of(JSON, PROBLEM, HTML)).filter(HTML::equals).isPresent();
  }

  /** Whether an Accept header is one media range without parameters, as most are. */
  public static boolean isOneRange(String accept) {
    return QualityValues.MEDIA_RANGE.matcher(accept).matches();
  }

  /**
   * An Accept header as those read it who cannot read every one: what is legible of it; empty if
   * that is nothing, and then it asks for nothing.
   */
  public static Optional<String> legible(String accept) {
    String text = QualityValues.parse(accept, QualityValues.MEDIA_RANGE).text();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The quality of the most specific range that covers a type. */
  private static double quality(QualityValues wishes, String type) {
    double quality = 0;
    int specificity = -1;
    for (QualityValues.Member wish : wishes.members()) {
      int matched = specificity(wish.value(), type);
      if (matched > specificity) {
        specificity = matched;
        quality = wish.quality();
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
}
