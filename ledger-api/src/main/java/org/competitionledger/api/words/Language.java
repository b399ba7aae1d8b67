package org.competitionledger.api.words;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.competitionledger.api.protocol.QualityValues;
import org.competitionledger.event.LocalisedText;

/** The languages that the ledger speaks to people. */
public enum Language {
  EN,
  KO;

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
      return KO;
    }
    if ("en".equals(parameter) || acceptLanguage == null) {
      return EN;
    }
    for (String language : QualityValues.parse(acceptLanguage, QualityValues.LANGUAGE).wanted()) {
      if (language.equals("ko") || language.startsWith("ko-")) {
        return KO;
      }
      if (language.equals("en") || language.startsWith("en-")) {
        return EN;
      }
    }
    return EN;
  }

  /** A text in this language; where it lacks that, in the other; nothing of none. */
  public String text(LocalisedText text) {
    if (text == null) {
      return "";
    }
    String wanted = this == KO ? text.getKo() : text.getEn();
    String other = this == KO ? text.getEn() : text.getKo();
    return wanted != null ? wanted : other == null ? "" : other;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
