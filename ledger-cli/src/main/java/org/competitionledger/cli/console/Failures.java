package org.competitionledger.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.RequestRefused;
import org.competitionledger.core.bundle.DamagedBundle;
import org.competitionledger.core.codec.MalformedBytes;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.projections.LedgerUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The one place where what went wrong becomes a message and an exit code. */
public final class Failures implements IExecutionExceptionHandler {

  private static final int BAD_REQUEST = 400;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    int exitCode = exitCode(failure);
    if (exitCode == ExitCode.BUG) {
      command.getErr().println("ledger: this is a bug; please report it with these lines:");
      failure.printStackTrace(command.getErr());
    } else {
      command.getErr().println("ledger: " + message(failure, command));
    }
    return exitCode;
  }

  private static String message(Exception failure, CommandLine command) {
    if (failure instanceof RequestRefused refused && refused.status() == BAD_REQUEST) {
      return inOptions(failure.getMessage(), command);
    }
    if (failure instanceof UnknownSchema) {
      return "this needs a newer ledger: " + failure.getMessage();
    }
    if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": there is no such file";
    }
    return failure instanceof AccessDeniedException
        ? failure.getMessage() + ": this may not be read or written"
        : failure.getMessage();
  }

  /**
   * What the service says of its parameters, said of the options by which they were given: {@code
   * "asOf" must be …} and {@code asOf 값은 …} of {@code --as-of}, {@code /edits/0} of {@code --set}.
   */
  static String inOptions(String message, CommandLine command) {
    String said = message;
    for (OptionSpec option : command.getCommandSpec().options()) {
      String parameter = parameter(option.longestName());
      Matcher named =
          Pattern.compile("\"" + parameter + "\"|\\b" + parameter + "(?= 값)").matcher(said);
      said = named.replaceAll(option.longestName());
    }
    return said.replaceAll("/edits/\\d+", "--set");
  }

  /** Options are named like parameters, with hyphens instead of capitals. */
  private static String parameter(String option) {
    return Pattern.compile("-([a-z])")
        .matcher(option.replaceFirst("^-+", ""))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailed said) {
      return said.exitCode();
    }
    if (failure instanceof RequestRefused refused) {
      return refused.status() == BAD_REQUEST ? ExitCode.USAGE : ExitCode.REFUSED;
    }
    if (failure instanceof DamagedBundle || failure instanceof MalformedBytes) {
      return ExitCode.REFUSED;
    }
    if (failure instanceof NoAnswer
        || failure instanceof LedgerUnavailable
        || failure instanceof UnknownSchema
        || failure instanceof IOException
        || failure instanceof UncheckedIOException) {
      return ExitCode.UNAVAILABLE;
    }
    return ExitCode.BUG;
  }
}
