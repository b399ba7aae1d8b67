package org.competitionledger.cli;

import java.util.concurrent.Callable;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints the script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = "Completion for bash and zsh.",
    footer = {"", "Use: source <(./ledger completion)", "", "Exit codes: 0 printed, 2 usage."},
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine all =
        Ledger.commandLine(console)
            .addSubcommand("demo", service("demo"))
            .addSubcommand("serve", service("serve"))
            .addSubcommand("test", CommandSpec.create().name("test"))
            .addSubcommand("bench", CommandSpec.create().name("bench"));
    console.out().print(AutoComplete.bash("ledger", all));
    console.out().flush();
    return ExitCode.DONE;
  }

  /** What the launcher itself understands; it is here only to be completed. */
  private static CommandSpec service(String name) {
    return CommandSpec.create()
        .name(name)
        .addOption(OptionSpec.builder("--port").type(int.class).build())
        .addOption(OptionSpec.builder("--kafka-port").type(int.class).build())
        .addOption(OptionSpec.builder("--data").type(java.io.File.class).build());
  }
}
