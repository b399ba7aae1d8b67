package org.competitionledger.api.desk;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Whether a page of our own sent a request. A browser says so in every request that changes
 * something (Fetch Metadata, and Origin before that), and no page can make it lie: with the
 * SameSite cookie no token in the form is needed.
 */
public class OwnSite {

  private static final Set<String> OWN = Set.of("same-origin", "none");

  /** Refuses what another site's page has a browser send to the desk. */
  @ServerRequestFilter(preMatching = true)
  public Optional<Response> check(ContainerRequestContext request) {
    boolean asks = Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    return asks
            || !request.getUriInfo().getPath().startsWith("/desk")
            || isOwn(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getHeaderString("Host"))
        ? Optional.empty()
        : Optional.of(Response.status(Response.Status.FORBIDDEN).build());
  }

  /**
   * The same of a request's headers, each of which may be null.
   *
   * @param site what the browser says of who sent it
   * @param origin whose page sent it
   * @param host to which host it was sent
   */
  static boolean isOwn(String site, String origin, String host) {
    if (site != null) {
      return OWN.contains(site);
    }
    if (origin == null) {
      return false;
    }
    try {
      return URI.create(origin).getRawAuthority() != null
          && URI.create(origin).getRawAuthority().equals(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
