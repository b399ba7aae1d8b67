package org.competitionledger.api.read;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the headers that all readings have. */
public final class Answers {

  private Answers() {}

  /** One thing of a competition. */
  public static <T> RestResponse<T> of(Reading reading, T body) {
    return RestResponse.ResponseBuilder.ok(body)
        .header("Ledger-Sequence", reading.lastSequence())
        .build();
  }

  /** A page of a collection of a competition. */
  public static <T> RestResponse<T> of(Reading reading, T body, Paged<?> page, UriInfo uri) {
    RestResponse.ResponseBuilder<T> answer =
        RestResponse.ResponseBuilder.ok(body).header("Ledger-Sequence", reading.lastSequence());
    page.link(uri).ifPresent(link -> answer.header("Link", link));
    return answer.build();
  }

  /** A page of a collection of no competition. */
  public static <T> RestResponse<T> of(T body, Paged<?> page, UriInfo uri) {
    RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.ok(body);
    page.link(uri).ifPresent(link -> answer.header("Link", link));
    return answer.build();
  }
}
