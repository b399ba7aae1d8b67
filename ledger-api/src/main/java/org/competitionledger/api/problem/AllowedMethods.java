package org.competitionledger.api.problem;

import java.util.regex.Pattern;

/** The methods that an address takes; a test holds it to the OpenAPI document. */
final class AllowedMethods {

  private static final String READ = "GET, HEAD, OPTIONS";
  private static final String READ_AND_WRITTEN = "GET, HEAD, POST, OPTIONS";

  private static final String COMPETITION = "/v1/competitions/[^/]+";
  private static final Pattern WRITTEN =
      Pattern.compile(COMPETITION + "/(events|standings/what-if)|/v1/webhooks");
  private static final Pattern WRITTEN_ONLY =
      Pattern.compile(COMPETITION + "/dry-run|/v1/add-checkpoint|/v1/webhooks/[^/]+/replay");
  private static final Pattern CHANGED = Pattern.compile("/v1/webhooks/[^/]+");

  private AllowedMethods() {}

  /** The header Allow for an address. */
  static String of(String path) {
    if (WRITTEN_ONLY.matcher(path).matches()) {
      return "POST, OPTIONS";
    }
    if (CHANGED.matcher(path).matches()) {
      return "GET, HEAD, PATCH, DELETE, OPTIONS";
    }
    return WRITTEN.matcher(path).matches() ? READ_AND_WRITTEN : READ;
  }
}
