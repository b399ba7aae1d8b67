package org.competitionledger.api.append;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The trace context of a request, W3C Trace Context level 1. */
final class TraceContext {

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceContext() {}

  /**
   * The header {@code traceparent}, where it is well-formed; as the standard asks, else nothing.
   */
  static Optional<String> of(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("traceparent"))
        .filter(value -> TRACEPARENT.matcher(value).matches());
  }
}
