package org.competitionledger.core.codec;

/** Bytes that are no record of their schema: damaged, cut off, or never one. */
public final class MalformedBytes extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MalformedBytes(String message) {
    super(message);
  }
}
