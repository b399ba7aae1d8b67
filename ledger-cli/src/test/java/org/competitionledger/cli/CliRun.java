package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.competitionledger.cli.console.Console;

/**
 * What a command line did.
 *
 * @param exitCode its exit code
 * @param out its results
 * @param err what it said else
 */
record CliRun(int exitCode, String out, String err) {

  static CliRun of(String... args) {
    return withInput("", args);
  }

  static CliRun withInput(String input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false,
            false);
    int exitCode = Ledger.commandLine(console).execute(args);
    return new CliRun(exitCode, out.toString(), err.toString());
  }
}
