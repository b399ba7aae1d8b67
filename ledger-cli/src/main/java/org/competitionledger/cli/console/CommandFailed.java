package org.competitionledger.cli.console;

/** Ends a command with one plain sentence and an exit code. */
public final class CommandFailed extends RuntimeException {

  private final int exitCode;

  private CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The ledger said no. */
  public static CommandFailed refused(String message) {
    return new CommandFailed(ExitCode.REFUSED, message);
  }

  /** The command was called wrongly. */
  public static CommandFailed usage(String message) {
    return new CommandFailed(ExitCode.USAGE, message);
  }

  /** Something that is needed cannot be had now. */
  public static CommandFailed unavailable(String message) {
    return new CommandFailed(ExitCode.UNAVAILABLE, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
