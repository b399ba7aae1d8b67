package org.competitionledger.api.feeds;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.core.words.Language;

/** Which part of a feed is asked for, and in which language; null where a query does not say. */
public class FeedQuestion {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  @QueryParam("limit")
  public String limit;

  @QueryParam("cursor")
  public String cursor;

  @QueryParam("atLeast")
  public String atLeast;

  @QueryParam("lang")
  public String lang;

  @HeaderParam("Accept-Language")
  public String acceptLanguage;

  @HeaderParam("If-None-Match")
  public String ifNoneMatch;

  /** The ledger's own question for the newest entries. */
  static FeedQuestion newest(int entriesMax, Language language) {
    FeedQuestion question = new FeedQuestion();
    question.limit = Integer.toString(entriesMax);
    question.lang = language.tag();
    return question;
  }

  Language language() {
    return Languages.of(lang, acceptLanguage);
  }

  int entriesMax() {
    return (int) Parameters.wholeNumber("limit", limit, LIMIT, 1, LIMIT_MAX);
  }

  Optional<FeedPlace> before() {
    return Optional.ofNullable(cursor).filter(text -> !text.isEmpty()).map(FeedPlace::parse);
  }

  /** The address of a part, the same however it was asked for. */
  URI address(URI feed, Optional<FeedPlace> before) {
    int entries = entriesMax();
    return URI.create(
        feed
            + "?lang="
            + language().tag()
            + (entries == LIMIT ? "" : "&limit=" + entries)
            + before.map(place -> "&cursor=" + place.text()).orElse(""));
  }
}
