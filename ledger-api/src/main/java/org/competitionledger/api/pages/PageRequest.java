package org.competitionledger.api.pages;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.core.words.Language;

/** How a page is asked for. */
public class PageRequest {

  @QueryParam("lang")
  public String lang;

  @HeaderParam("Accept-Language")
  public String acceptLanguage;

  @HeaderParam("If-None-Match")
  public String ifNoneMatch;

  /** Null with HTTP/1.0, which need not name it. */
  @HeaderParam("Host")
  public String host;

  @Context public UriInfo uri;

  public Language language() {
    return Languages.of(lang, acceptLanguage);
  }

  /** The address of the same page in a language; absolute if the request names the host. */
  public URI in(Language language) {
    return host == null
        ? URI.create(uri.getPath().replaceAll("[^A-Za-z0-9/._~-]", "_") + "?lang=" + language.tag())
        : uri.getRequestUriBuilder().replaceQueryParam("lang", language.tag()).build();
  }

  /** Path and query of the same page in a language. */
  String relative(Language language) {
    URI whole = in(language);
    return whole.getRawPath() + "?" + whole.getRawQuery();
  }
}
