package org.competitionledger.api.words;

/** A sentence in both languages. */
public record Words(String en, String ko) {

  public String in(Language language) {
    return language == Language.KO ? ko : en;
  }
}
