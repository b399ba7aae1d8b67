package org.competitionledger.core.bundle;

import java.util.OptionalLong;

/** Ends a verification with its result, from however deep it was found. */
final class NotVerified extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Verification result;

  private NotVerified(Verification result) {
    super(result.toString(), null, false, false);
    this.result = result;
  }

  static NotVerified because(Check check, String detail) {
    return new NotVerified(new Verification.Failed(check, OptionalLong.empty(), detail));
  }

  static NotVerified at(long event, Check check, String detail) {
    return new NotVerified(new Verification.Failed(check, OptionalLong.of(event), detail));
  }

  static NotVerified newer(String detail) {
    return new NotVerified(new Verification.NewerNeeded(detail));
  }

  Verification result() {
    return result;
  }
}
