package org.competitionledger.cli;

import java.util.Locale;
import org.competitionledger.core.words.Language;
import picocli.CommandLine.Option;

/** The language of texts that the ledger sends. */
final class LanguageOption {

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "Language of names and messages; by default that of the locale.")
  private Language chosen;

  Language get() {
    if (chosen != null) {
      return chosen;
    }
    return Locale.getDefault().getLanguage().equals("ko") ? Language.KO : Language.EN;
  }

  /** The language, as Accept-Language and {@code ?lang=} take it: {@code ko} or {@code en}. */
  String code() {
    return get().tag();
  }
}
