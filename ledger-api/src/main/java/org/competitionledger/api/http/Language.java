package org.competitionledger.api.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** The languages that the ledger speaks to people. */
public enum Language {
  EN,
  KO;

  /** The language a reader asked for: {@code ?lang}, then {@code Accept-Language}, then English. */
  public static Language of(RoutingContext exchange) {
    return of(exchange.request().getParam("lang"), exchange.request().getHeader("Accept-Language"));
  }

  /** The same from the two values; either may be null. */
  public static Language of(String parameter, String acceptLanguage) {
    if ("ko".equals(parameter)) {
      return KO;
    }
    if ("en".equals(parameter) || acceptLanguage == null) {
      return EN;
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        String language = range.getRange();
        if (language.equals("ko") || language.startsWith("ko-")) {
          return KO;
        }
        if (language.equals("en") || language.startsWith("en-")) {
          return EN;
        }
      }
    } catch (IllegalArgumentException e) {
      return EN; // a header that nobody can read asks for nothing
    }
    return EN;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
