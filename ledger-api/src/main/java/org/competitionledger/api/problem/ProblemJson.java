package org.competitionledger.api.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.api.protocol.UnreadBody;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.words.Language;

/** Writes problems as {@code application/problem+json}, RFC 9457. */
public final class ProblemJson {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** What comes before the code in a problem's type. The types are names, not pages. */
  public static final String TYPE_BASE = "https://competition-ledger.org/problems/";

  private ProblemJson() {}

  /** The problem in one language. */
  public static byte[] bytes(Problem problem, Language language) {
    return JsonBytes.of(out -> write(problem, language, out));
  }

  /** The same into a document that is being written. */
  public static void write(Problem problem, Language language, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("type", TYPE_BASE + problem.code());
    out.writeStringField("title", problem.title().in(language));
    out.writeNumberField("status", problem.status());
    out.writeStringField("detail", problem.detail().in(language));
    out.writeStringField("code", problem.code());
    for (Map.Entry<String, Long> extension : problem.extensions().entrySet()) {
      out.writeNumberField(extension.getKey(), extension.getValue());
    }
    if (problem.onRecord().isPresent()) {
      Problem.OnRecord place = problem.onRecord().get();
      out.writeObjectFieldStart("refusal");
      out.writeNumberField("index", place.index());
      out.writeStringField("leafHash", place.leafHash());
      out.writeStringField("salt", place.salt());
      out.writeEndObject();
    }
    if (!problem.errors().isEmpty()) {
      out.writeArrayFieldStart("errors");
      for (Problem.FieldError error : problem.errors()) {
        out.writeStartObject();
        out.writeStringField("pointer", error.pointer());
        out.writeStringField("code", error.code());
        out.writeStringField("detail", error.detail().in(language));
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  /** Answers a request with a problem, in the reader's language. */
  public static void send(RoutingContext exchange, Problem problem) {
    HttpServerResponse response = exchange.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset(); // too late for a status: an answer cut short is the only sign left
      return;
    }
    Language language = Languages.of(exchange);
    ProblemBody body = ProblemBody.of(problem, language, exchange.request());
    response.setStatusCode(problem.status());
    problem.headers().forEach(response::putHeader);
    response
        .putHeader("Content-Type", body.mediaType())
        .putHeader("Content-Language", language.tag());
    response.putHeader("Cache-Control", "no-store");
    response.end(Buffer.buffer(body.text()));
  }

  /** The same although the body may not have been read, and is not going to be. */
  public static void reject(RoutingContext exchange, Problem problem) {
    HttpServerRequest request = exchange.request();
    if (request.isEnded() || !UnreadBody.isAnnounced(request)) {
      send(exchange, problem);
      return;
    }
    if (!exchange.response().headWritten()) {
      exchange.response().putHeader("Connection", "close");
    }
    send(exchange, problem);
    UnreadBody.discard(exchange, true);
  }
}
