package org.competitionledger.cli;

/** What a command's exit code says. */
final class ExitCode {

  static final int DONE = 0;

  /** The ledger said no, or something does not hold. */
  static final int REFUSED = 1;

  /** The command was called wrongly. */
  static final int USAGE = 2;

  /** Something that is needed cannot be had now: a server, a broker, a file. */
  static final int UNAVAILABLE = 3;

  /** A bug of the command (EX_SOFTWARE of BSD's sysexits). */
  static final int BUG = 70;

  private ExitCode() {}
}
