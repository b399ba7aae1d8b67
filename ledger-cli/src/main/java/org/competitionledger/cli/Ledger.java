package org.competitionledger.cli;

import java.time.Clock;
import org.competitionledger.cli.audit.AuditCommand;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.console.Failures;
import org.competitionledger.cli.files.AmendCommand;
import org.competitionledger.cli.files.NewCommand;
import org.competitionledger.cli.files.RecordCommand;
import org.competitionledger.cli.monitor.MonitorCommand;
import org.competitionledger.cli.scores.ScoresCommand;
import org.competitionledger.cli.standings.StandingsCommand;
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

  /** Runs one command and exits with its code, see {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(commandLine(Console.ofProcess()).execute(args));
  }

  /** Runs a command of another program as those of this one are run; its exit code. */
  public static int run(Object command, String... args) {
    return on(Console.ofProcess(), new CommandLine(command)).execute(args);
  }

  /** All commands, writing to a console. */
  static CommandLine commandLine(Console console) {
    CommandLine all =
        new CommandLine(new Ledger())
            .addSubcommand(new TokenCommand(console))
            .addSubcommand(new ImportCommand(console))
            .addSubcommand(new NewCommand(console, Clock.systemUTC()))
            .addSubcommand(new AmendCommand(console))
            .addSubcommand(new RecordCommand(console))
            .addSubcommand(new ScoresCommand(console))
            .addSubcommand(new WatchCommand(console))
            .addSubcommand(new StandingsCommand(console))
            .addSubcommand(new AuditCommand(console, Clock.systemUTC()))
            .addSubcommand(new ExportCommand(console))
            .addSubcommand(new VerifyCommand(console))
            .addSubcommand(new MonitorCommand(console, Clock.systemUTC()))
            .addSubcommand(new WitnessCommand(console))
            .addSubcommand(new LogKeyCommand(console))
            .addSubcommand(new CompletionCommand(console));
    return on(console, all);
  }

  private static CommandLine on(Console console, CommandLine command) {
    return command
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }
}
