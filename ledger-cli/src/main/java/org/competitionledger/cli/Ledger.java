package org.competitionledger.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of the commands that run without the service. */
@Command(
    name = "ledger",
    description = "Reads, checks and feeds competition ledgers.",
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class)
public final class Ledger {

  private Ledger() {}

  /** Runs one command and exits with its code: 0 done, 2 usage. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Ledger()).execute(args));
  }
}
