package org.competitionledger.api.append;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.competitionledger.core.competition.CommandsForm;

/** The trace context of a request, W3C Trace Context level 1. */
final class TraceContext {

  private TraceContext() {}

  /**
   * The header {@code traceparent}, where it is well-formed; as the standard asks, else nothing.
   */
  static Optional<String> of(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("traceparent"))
        .filter(CommandsForm::isTraceparent);
  }
}
