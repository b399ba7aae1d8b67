package org.competitionledger.api.pages;

import java.util.Locale;
import java.util.Optional;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Source;

/**
 * Where something on a page comes from, placed by the tag {@code source}.
 *
 * @param kind the class of the source in words
 * @param kindClass the same for the style sheet
 * @param citation what is cited; empty if nothing is
 * @param href where it can be read; empty if nowhere
 */
public record SourceNote(String kind, String kindClass, String citation, String href) {

  /**
   * Of an event's source.
   *
   * @param source null if none was given
   */
  public static Optional<SourceNote> of(Source source, Language language) {
    return Optional.ofNullable(source)
        .map(
            given ->
                new SourceNote(
                    Label.of(given.getKind().name(), language),
                    given.getKind().name().toLowerCase(Locale.ROOT),
                    given.getCitation() == null ? "" : language.text(given.getCitation()),
                    given.getUrl() == null ? "" : given.getUrl()));
  }
}
