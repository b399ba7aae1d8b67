package org.competitionledger.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.RequestRefused;
import org.competitionledger.core.bundle.DamagedBundle;
import org.competitionledger.projections.LedgerUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where what went wrong becomes a message and an exit code. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    int exitCode = exitCode(failure);
    if (exitCode == ExitCode.BUG) {
      command.getErr().println("ledger: this is a bug; please report it with these lines:");
      failure.printStackTrace(command.getErr());
    } else {
      command.getErr().println("ledger: " + failure.getMessage());
    }
    return exitCode;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailed said) {
      return said.exitCode();
    }
    if (failure instanceof RequestRefused || failure instanceof DamagedBundle) {
      return ExitCode.REFUSED;
    }
    if (failure instanceof NoAnswer
        || failure instanceof LedgerUnavailable
        || failure instanceof IOException
        || failure instanceof UncheckedIOException) {
      return ExitCode.UNAVAILABLE;
    }
    return ExitCode.BUG;
  }
}
