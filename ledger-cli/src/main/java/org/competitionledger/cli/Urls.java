package org.competitionledger.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Addresses that a person typed. */
final class Urls {

  private Urls() {}

  /** Where the ledger is unless said otherwise: LEDGER_URL, or the port that the service took. */
  static String ofTheLedger() {
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault(
        "LEDGER_URL", "http://localhost:" + environment.getOrDefault("LEDGER_PORT", "8080"));
  }

  /** An http or https address with a host, or a usage error. */
  static URI http(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw CommandFailed.usage("'" + text + "' is no http or https address");
  }

  /**
   * Where a log's files lie, without a slash at its end: below a competition's API address, or
   * wherever its bundle was unzipped.
   */
  static URI log(String text) {
    String trimmed = trimmed(text);
    if (!trimmed.matches("[^?#]+")) {
      throw CommandFailed.usage("'" + text + "' is not where a log's files can lie");
    }
    return http(isCompetition(trimmed) ? trimmed + "/log" : trimmed);
  }

  /** Whether it is a competition's API address, and not any place where a log's files lie. */
  static boolean isCompetition(String text) {
    return trimmed(text).matches("https?://[^?#]+/v1/competitions/[a-z0-9][a-z0-9-]*");
  }

  private static String trimmed(String text) {
    return text.replaceAll("/+$", "");
  }

  /** A competition's API address, without a slash at its end. */
  static URI competition(String text) {
    String trimmed = trimmed(text);
    if (!isCompetition(trimmed)) {
      throw CommandFailed.usage(
          "'"
              + text
              + "' is no competition's address, like http://localhost:8080/v1/competitions/k-ai");
    }
    return http(trimmed);
  }
}
