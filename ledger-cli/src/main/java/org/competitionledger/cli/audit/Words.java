package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;

/** The words of a report in one language, from {@code audit/words_<language>.properties}. */
public final class Words {

  private final String language;
  private final Properties words = new Properties();

  private Words(String language) {
    this.language = language;
  }

  /** The words of {@code ko} or {@code en}. */
  public static Words of(String language) {
    Words words = new Words(language);
    try (var in = Words.class.getResourceAsStream("/audit/words_" + language + ".properties")) {
      words.words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  String language() {
    return language;
  }

  /** A word or sentence, its places filled. */
  String say(String key, Object... with) {
    String said = words.getProperty(key, key);
    return with.length == 0 ? said : new MessageFormat(said).format(with);
  }

  /** A text {@code {ko?, en?}} in this language, or else in the other. */
  String text(JsonNode text) {
    String other = language.equals("ko") ? "en" : "ko";
    return text.path(language).asText(text.path(other).asText(""));
  }
}
