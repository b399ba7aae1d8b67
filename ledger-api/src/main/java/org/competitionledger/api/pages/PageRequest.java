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

  @Context public UriInfo uri;

  public Language language() {
    return Languages.of(lang, acceptLanguage);
  }

  /** The absolute address of the same page in a language. */
  public URI in(Language language) {
    return uri.getRequestUriBuilder().replaceQueryParam("lang", language.tag()).build();
  }

  /** Path and query of the same page in a language. */
  String relative(Language language) {
    URI whole = in(language);
    return whole.getRawPath() + "?" + whole.getRawQuery();
  }
}
