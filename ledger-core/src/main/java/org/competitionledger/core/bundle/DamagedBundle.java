package org.competitionledger.core.bundle;

/** Files that are no bundle, or not all of one. The message says which file and what is wrong. */
public final class DamagedBundle extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DamagedBundle(String message) {
    super(message);
  }
}
