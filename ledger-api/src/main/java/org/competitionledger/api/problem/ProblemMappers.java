package org.competitionledger.api.problem;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.core.words.Language;
import org.competitionledger.projections.LedgerUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem, for resources and for routes. */
public final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response map(Throwable failure, RoutingContext exchange) {
    Problem problem = of(failure);
    Language language = Languages.of(exchange);
    ProblemBody body = ProblemBody.of(problem, language, exchange.request());
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .header("Content-Type", body.mediaType())
            .header("Content-Language", language.tag())
            .header("Cache-Control", "no-store")
            // A text: where a page was asked for, its writer takes nothing else for what it is.
            .entity(body.text());
    problem.headers().forEach(response::header);
    if (problem.status() == 405) {
      response.header("Allow", AllowedMethods.of(exchange.request().path()));
    }
    return response.build();
  }

  @ServerExceptionMapper
  public Response map(WebApplicationException failure, RoutingContext exchange) {
    return map((Throwable) failure, exchange);
  }

  /** The problem of a failure; one that nobody expected is logged, and tells nothing outside. */
  public static Problem of(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return of(failure.getCause());
    }
    if (failure instanceof ProblemException expected) {
      return expected.problem();
    }
    if (failure instanceof HttpException refused && refused.getStatusCode() < 500) {
      return refused.getStatusCode() == 404
          ? ProblemCode.NOT_FOUND.problem()
          : ProblemCode.BAD_REQUEST.problem(); // Vert.x could not read it
    }
    if (failure instanceof LedgerUnavailable) {
      LOG.warnf(failure, "Kafka cannot be reached");
      return ProblemCode.UNAVAILABLE.problem();
    }
    if (failure instanceof NotFoundException) {
      return ProblemCode.NOT_FOUND.problem();
    }
    if (failure instanceof NotAllowedException) {
      return ProblemCode.METHOD_NOT_ALLOWED.problem();
    }
    if (failure instanceof NotAcceptableException) {
      return ProblemCode.NOT_ACCEPTABLE.problem();
    }
    if (failure instanceof NotSupportedException) {
      return ProblemCode.MEDIA_TYPE_UNSUPPORTED.problem();
    }
    if (failure instanceof WebApplicationException other) {
      int status = other.getResponse().getStatus();
      if (status == 413) {
        return ProblemCode.TOO_LARGE.problem();
      }
      if (status >= 400 && status < 500) {
        return ProblemCode.BAD_REQUEST.problem();
      }
    }
    LOG.error("A request failed unexpectedly", failure);
    return ProblemCode.UNEXPECTED.problem();
  }
}
