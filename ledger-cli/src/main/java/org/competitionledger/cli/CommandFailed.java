package org.competitionledger.cli;

/** Ends a command with one plain sentence and an exit code. */
final class CommandFailed extends RuntimeException {

  private final int exitCode;

  private CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The ledger said no. */
  static CommandFailed refused(String message) {
    return new CommandFailed(ExitCode.REFUSED, message);
  }

  /** The command was called wrongly. */
  static CommandFailed usage(String message) {
    return new CommandFailed(ExitCode.USAGE, message);
  }

  /** Something that is needed cannot be had now. */
  static CommandFailed unavailable(String message) {
    return new CommandFailed(ExitCode.UNAVAILABLE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
