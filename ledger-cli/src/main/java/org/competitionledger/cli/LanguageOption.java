package org.competitionledger.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The language of texts that the ledger sends. */
final class LanguageOption {

  /** What the ledger speaks. */
  enum Language {
    KO,
    EN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "Language of names and messages; by default that of the locale.")
  private Language chosen;

  /** The language, as Accept-Language and {@code ?lang=} take it: {@code ko} or {@code en}. */
  String code() {
    if (chosen != null) {
      return chosen.toString();
    }
    return Locale.getDefault().getLanguage().equals("ko") ? "ko" : "en";
  }
}
