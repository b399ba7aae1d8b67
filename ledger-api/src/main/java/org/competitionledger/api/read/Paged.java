package org.competitionledger.api.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;

/**
 * A page of a collection in a stable order.
 *
 * @param items the page
 * @param offset how many come before it
 * @param next the cursor of the next page; empty on the last
 */
public record Paged<T>(List<T> items, int offset, Optional<String> next) {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  /** The limit of the largest page. */
  public static final String LARGEST = Integer.toString(LIMIT_MAX);

  /** What a request asks for. */
  public record Request(int limit, int offset) {

    /** Reads {@code limit} and {@code cursor}; either may be null. */
    public static Request of(String limit, String cursor) {
      return new Request(
          (int) Parameters.wholeNumber("limit", limit, LIMIT, 1, LIMIT_MAX),
          cursor == null || cursor.isEmpty() ? 0 : offset(cursor));
    }

    private static int offset(String cursor) {
      try {
        int offset = Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
        if (offset >= 0) {
          return offset;
        }
      } catch (IllegalArgumentException e) {
        // said below
      }
      throw ProblemCode.PARAMETER_INVALID.exception("cursor-is-not-one");
    }
  }

  /** The page of a whole collection. */
  public static <T> Paged<T> of(List<T> all, Request request) {
    int from = Math.min(request.offset(), all.size());
    int to = Math.min(from + request.limit(), all.size());
    return of(all.subList(from, to), from, all.size());
  }

  /** A page that was cut already. */
  public static <T> Paged<T> of(List<T> items, int offset, int size) {
    int end = offset + items.size();
    return new Paged<>(
        items,
        offset,
        end < size
            ? Optional.of(
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Integer.toString(end).getBytes(US_ASCII)))
            : Optional.empty());
  }

  /** The Link header; empty on the last page. */
  public Optional<String> link(UriInfo uri) {
    return next.map(
        cursor -> {
          URI target = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
          return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"next\"";
        });
  }
}
