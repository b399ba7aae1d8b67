package org.competitionledger.cli.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.competitionledger.core.words.Language;
import picocli.CommandLine.Option;

/** The language of texts that the ledger sends. */
public final class LanguageOption {

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "Language of names and messages; by default that of the locale.")
  private Language chosen;

  public Language get() {
    if (chosen != null) {
      return chosen;
    }
    return Locale.getDefault().getLanguage().equals("ko") ? Language.KO : Language.EN;
  }

  /** The language, as Accept-Language and {@code ?lang=} take it: {@code ko} or {@code en}. */
  public String code() {
    return get().tag();
  }

  /** A text {@code {ko?, en?}} that a ledger sent, in this language or else in the other. */
  public String text(JsonNode sent) {
    return sent.path(code()).asText(sent.path(get().other().tag()).asText(""));
  }
}
