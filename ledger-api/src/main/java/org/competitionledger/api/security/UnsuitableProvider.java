package org.competitionledger.api.security;

/** The settings name a provider of tokens only by half; the message says what is missing. */
public final class UnsuitableProvider extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsuitableProvider(String message) {
    super(message);
  }
}
