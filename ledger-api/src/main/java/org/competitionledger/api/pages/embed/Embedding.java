package org.competitionledger.api.pages.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.core.words.Language;

/**
 * A part of a competition as somebody wants to embed it.
 *
 * @param key which finding, or the sequence of which change; empty for parts that there is one of
 * @param stage whose table; empty for the one opened last
 * @param asOf the moment, a sequence or a time; empty for how it stands
 */
record Embedding(
    String competition, EmbedPart part, String key, String stage, String asOf, Language language) {

  private static final Pattern PLACE =
      Pattern.compile("/(competitions|embed)/([^/]+)(?:/([^/]+))?(?:/(.+))?");
  private static final String PERMALINK_OF_CHANGE = "changes/";

  /**
   * What stands for a page of a competition, or is embedded itself.
   *
   * @param page its address
   * @param otherwise the language where the address names none
   * @return empty if it is no page of a competition
   */
  static Optional<Embedding> of(URI page, Language otherwise) {
    Matcher place = PLACE.matcher(Optional.ofNullable(page.getPath()).orElse(""));
    if (!place.matches()) {
      return Optional.empty();
    }
    String room = Optional.ofNullable(place.group(3)).orElse("");
    String below = Optional.ofNullable(place.group(4)).orElse("");
    Map<String, String> query = query(page.getRawQuery());
    String language = query.getOrDefault("lang", otherwise.tag());
    Optional<EmbedPart> part =
        place.group(1).equals("embed")
            ? EmbedPart.of(room).filter(each -> each.isOneOfMany() != below.isEmpty())
            : Optional.of(shown(room, below));
    return part.map(
        found ->
            new Embedding(
                place.group(2),
                found,
                found.isOneOfMany() ? below.replaceFirst("^" + PERMALINK_OF_CHANGE, "") : "",
                query.getOrDefault("stage", ""),
                query.getOrDefault("asOf", ""),
                language.equals(Language.EN.tag()) ? Language.EN : Language.KO));
  }

  /** The part that shows best what a page is about; the story, where none does. */
  private static EmbedPart shown(String room, String below) {
    if (room.equals("rules") && below.startsWith(PERMALINK_OF_CHANGE)) {
      return EmbedPart.CHANGES;
    }
    return EmbedPart.of(room)
        .filter(part -> part.isOneOfMany() != below.isEmpty())
        .orElse(EmbedPart.LANES);
  }

  /** The first of each name; what cannot be decoded is left out. */
  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.putIfAbsent(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }

  /** Its address on this service. */
  String path() {
    return "/embed/"
        + competition
        + '/'
        + part.path()
        + (key.isEmpty() ? "" : '/' + Parameters.encoded(key))
        + "?lang="
        + language.tag()
        + (stage.isEmpty() ? "" : "&stage=" + Parameters.encoded(stage))
        + (asOf.isEmpty() ? "" : "&asOf=" + Parameters.encoded(asOf));
  }
}
