package org.competitionledger.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.competitionledger.cli.client.ProblemAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.Role;
import org.competitionledger.cli.options.WriterOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that shows what a file would do to a competition, and records it if it is told to. */
abstract class FileCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID|URL",
      description = "A competition, or its address.")
  private String competition;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "YAML in UTF-8; - for stdin.")
  private String file;

  @ArgGroup private How how = new How();

  @Mixin private WriterOptions writer;
  @Mixin private LanguageOption language;

  /** One of them, or none: it is shown. */
  private static final class How {
    @Option(names = "--append", description = "Records it.")
    private boolean append;

    @Option(names = "--dry-run", description = "Shows what it would do, as without it.")
    private boolean dryRun;

    @Option(names = "--schema", description = "Prints the JSON Schema of such files.")
    private boolean schema;
  }

  FileCommand(Console console) {
    this.console = console;
  }

  /** The JSON Schema of its files. */
  abstract ObjectNode schema();

  /** The type of the first event of a file, which has no problems when it is read alone. */
  abstract String firstType(WrittenFile written);

  /**
   * Shows what the file would do.
   *
   * @param view the competition as it stands
   * @return the events to append if it is wanted
   */
  abstract JsonNode shown(OneCommand command, JsonNode view) throws InterruptedException;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    if (how.schema) {
      console.out().println(schema().toPrettyString());
    } else if (file == null) {
      throw CommandFailed.usage(
          WrittenFile.WORDS.say("file-and-competition", name()).in(language.get()));
    } else {
      CompetitionAddress address = writer.competition(competition);
      write(address, WrittenFile.read(file, console, language.get()));
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private void write(CompetitionAddress address, WrittenFile written) throws InterruptedException {
    String type = firstType(written);
    Reader reader = new Reader(language.code());
    JsonNode view = reader.page(address.api(""));
    boolean live = view.path("record").asText().equals("LIVE");
    String token =
        writer.token(
            address,
            live ? Role.ORGANIZER : Role.CLERK,
            OneCommand.PATIENCE,
            console.err()::println);
    OneCommand command = new OneCommand(address, token, written.key(name()), written, reader);
    Optional<JsonNode> before = command.onRecord(type);
    if (before.isPresent()) {
      String sequence = before.get().path("sequence").asText();
      console.out().println(written.say("on-record-already", address.id(), sequence));
      return;
    }
    JsonNode events = shown(command, view);
    if (!how.append) {
      console.out().println(written.say("nothing-recorded-yet"));
      return;
    }
    Optional<ProblemAnswer> refused = command.append(events);
    if (refused.isPresent()) {
      console.out().flush();
      throw CommandFailed.refused(refused.get().text());
    }
    command.untilShown(view.path("lastSequence").asLong() + events.size());
    console.out().println(written.recorded(events.size(), address.id()));
  }

  /** What the command is called: part of the key of what it records. */
  abstract String name();
}
