package org.competitionledger.api.protocol;

import io.vertx.ext.web.RoutingContext;
import org.competitionledger.core.words.Language;

/** Which language a reader asked for; RFC 9110, section 12.5.4. */
public final class Languages {

  private Languages() {}

  /** The language a reader asked for: {@code ?lang}, then {@code Accept-Language}, then English. */
  public static Language of(RoutingContext exchange) {
    return of(parameter(exchange), exchange.request().getHeader("Accept-Language"));
  }

  /** A query that cannot be read asks for nothing: it is refused, in some language. */
  private static String parameter(RoutingContext exchange) {
    try {
      return exchange.request().getParam("lang");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The same from the two values; either may be null. */
  public static Language of(String parameter, String acceptLanguage) {
    if ("ko".equals(parameter)) {
      return Language.KO;
    }
    if ("en".equals(parameter) || acceptLanguage == null) {
      return Language.EN;
    }
    for (String language : QualityValues.parse(acceptLanguage, QualityValues.LANGUAGE).wanted()) {
      if (language.equals("ko") || language.startsWith("ko-")) {
        return Language.KO;
      }
      if (language.equals("en") || language.startsWith("en-")) {
        return Language.EN;
      }
    }
    return Language.EN;
  }
}
