package org.competitionledger.api.http;

/** A sentence in both languages. */
public record Words(String en, String ko) {

  public String in(Language language) {
    return language == Language.KO ? ko : en;
  }
}
