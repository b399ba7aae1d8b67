package org.competitionledger.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.protocol.ContentEncodings;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.protocol.UnreadBody;

/**
 * The record is public: any page may read it. Answers depend on what is accepted, and say so. A
 * page that writes sends its token itself, never a cookie, so that the same permission may stand
 * for writes. The desk knows people by a cookie, and is for no other site's pages.
 */
@ApplicationScoped
public class PublicHeaders {

  private static final int PRIORITY = 300; // before anything that could answer

  void register(@Observes Filters filters) {
    filters.register(PublicHeaders::apply, PRIORITY);
  }

  private static void apply(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    readAccept(request.headers());
    MultiMap headers = exchange.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (UnreadBody.isAnnounced(request)) {
      exchange.addEndHandler(over -> discard(exchange));
    }
    exchange.addHeadersEndHandler(ended -> last(request, exchange.response()));
    boolean open = !exchange.normalizedPath().startsWith("/desk");
    if (open) {
      headers.set("Access-Control-Allow-Origin", "*");
      headers.set(
          "Access-Control-Expose-Headers",
          "ETag, Link, Location, Retry-After, Ledger-Sequence, Idempotent-Replayed");
    }
    if (open && isPreflight(exchange)) {
      headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PATCH, DELETE, OPTIONS");
      headers.set(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, If-Match,"
              + " If-None-Match, Last-Event-ID");
      headers.set("Access-Control-Max-Age", "86400");
      exchange.response().setStatusCode(204).end();
      return;
    }
    if (isEncoded(request)) {
      ProblemJson.reject(
          exchange,
          ProblemCode.MEDIA_TYPE_UNSUPPORTED
              .problem("bodies-are-taken-without")
              .withHeader("Accept-Encoding", "identity"));
      return;
    }
    exchange.next();
  }

  /** Those behind may not be able to read what some reader sends: they get what is legible. */
  private static void readAccept(MultiMap headers) {
    List<String> given = headers.getAll(HttpHeaders.ACCEPT);
    if (given.isEmpty() || given.size() == 1 && MediaTypes.isOneRange(given.get(0))) {
      return;
    }
    MediaTypes.legible(String.join(",", given))
        .ifPresentOrElse(
            legible -> headers.set(HttpHeaders.ACCEPT, legible),
            () -> headers.remove(HttpHeaders.ACCEPT));
  }

  /**
   * What nobody behind may say otherwise: on what an answer depends, and which bytes a tag names.
   */
  private static void last(HttpServerRequest request, HttpServerResponse response) {
    response.headers().set("Vary", "Accept, Accept-Language, Accept-Encoding");
    String tag = response.headers().get(HttpHeaders.ETAG);
    if (tag == null) {
      return;
    }
    if (response.getStatusCode() == 304) {
      EntityTags.matching(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)
          .ifPresent(known -> response.headers().set(HttpHeaders.ETAG, known));
    } else if (!response.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      ContentEncodings.chosen(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
          .filter(encoding -> !EntityTags.isEncoded(tag)) // another instance has said it
          .ifPresent(
              encoding ->
                  response.headers().set(HttpHeaders.ETAG, EntityTags.encoded(tag, encoding)));
    }
  }

  /** Routes that expect no body read none: it would hold its connection. */
  private static void discard(RoutingContext exchange) {
    HttpMethod method = exchange.request().method();
    boolean expected = method != HttpMethod.GET && method != HttpMethod.HEAD;
    if (!expected && !exchange.request().isEnded() && exchange.response().ended()) {
      UnreadBody.discard(exchange, false);
    }
  }

  private static boolean isEncoded(HttpServerRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase("identity");
  }

  private static boolean isPreflight(RoutingContext exchange) {
    return exchange.request().method() == HttpMethod.OPTIONS
        && exchange.request().getHeader("Access-Control-Request-Method") != null;
  }
}
