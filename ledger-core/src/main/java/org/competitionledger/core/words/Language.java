package org.competitionledger.core.words;

import java.util.Locale;
import org.competitionledger.event.LocalisedText;

/** The languages that the ledger speaks to people. */
public enum Language {
  KO,
  EN;

  /** A text in this language; where it lacks that, in the other; nothing of none. */
  public String text(LocalisedText text) {
    if (text == null) {
      return "";
    }
    String wanted = this == KO ? text.getKo() : text.getEn();
    String other = this == KO ? text.getEn() : text.getKo();
    return wanted != null ? wanted : other == null ? "" : other;
  }

  /** The other one. */
  public Language other() {
    return this == KO ? EN : KO;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return tag();
  }
}
