package org.competitionledger.cli.console;

/** What a command's exit code says. */
public final class ExitCode {

  public static final int DONE = 0;

  /** The ledger said no, or something does not hold. */
  public static final int REFUSED = 1;

  /** The command was called wrongly. */
  public static final int USAGE = 2;

  /** Something that is needed cannot be had now: a server, a broker, a file. */
  public static final int UNAVAILABLE = 3;

  /** A bug of the command (EX_SOFTWARE of BSD's sysexits). */
  public static final int BUG = 70;

  private ExitCode() {}
}
