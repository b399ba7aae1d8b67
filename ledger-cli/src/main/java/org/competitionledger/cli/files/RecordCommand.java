package org.competitionledger.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.competitionledger.cli.audit.DryRunReport;
import org.competitionledger.cli.client.ProblemAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.Role;
import org.competitionledger.cli.options.WriterOptions;
import org.competitionledger.core.files.EventsFile;
import org.competitionledger.core.files.ReadFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records events of a competition by a file that people can read. */
@Command(
    name = "record",
    description = "Records events from a readable file (YAML): applications, rulings, outcomes.",
    footer = {
      "",
      "It shows what would be recorded, in sentences, and what would be found: the ledger tries it,",
      "and records nothing. What is wrong with the file or refused is told by line and column.",
      "With --append it is recorded, all or nothing; run again, it is found on record.",
      "",
      "  languages: [en]",
      "  events:",
      "    - StageClosed: final",
      "    - StandingsCertified: final      # of the table as it stands, which is shown",
      "",
      "docs/files.md tells what can be written; --schema prints the JSON Schema for editors.",
      "",
      "Exit codes: 0 shown or recorded, 1 refused, 2 usage,",
      "3 the ledger or the file cannot be reached."
    },
    mixinStandardHelpOptions = true)
public final class RecordCommand implements Callable<Integer> {

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

  /** Writes to a console. */
  public RecordCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (how.schema) {
      console.out().println(EventsFile.schema().toPrettyString());
    } else if (file == null) {
      throw CommandFailed.usage("a competition and FILE are needed");
    } else {
      CompetitionAddress address = writer.competition(competition);
      events(address, WrittenFile.read(file, console, language.get()));
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private void events(CompetitionAddress address, WrittenFile written) throws InterruptedException {
    ReadFile alone = EventsFile.read(written.bytes());
    written.failOn(alone.problems());
    Reader reader = new Reader(language.code());
    JsonNode view = reader.page(address.api(""));
    boolean live = view.path("record").asText().equals("LIVE");
    String token =
        writer.token(
            address,
            live ? Role.ORGANIZER : Role.CLERK,
            OneCommand.PATIENCE,
            console.err()::println);
    OneCommand command = new OneCommand(address, token, written.key("record"), written, reader);
    Optional<JsonNode> before = command.onRecord(alone.events().path(0).path("type").asText());
    if (before.isPresent()) {
      String sequence = before.get().path("sequence").asText();
      console.out().println(written.say("on-record-already", address.id(), sequence));
      return;
    }
    ReadFile read =
        EventsFile.read(written.bytes(), stage -> certifiable(address, reader, written, stage));
    JsonNode tried = command.tried(read);
    console.out().print(DryRunReport.text(tried, language.get(), console));
    console.out().println();
    if (!how.append) {
      console.out().println(written.say("nothing-recorded-yet"));
      return;
    }
    Optional<ProblemAnswer> refused = command.append(read.events());
    if (refused.isPresent()) {
      console.out().flush();
      throw CommandFailed.refused(refused.get().text());
    }
    JsonNode events = tried.path("events");
    command.untilShown(events.path(events.size() - 1).path("sequence").asLong());
    console.out().println(written.recorded(read.proposals().size(), address.id()));
  }

  /** The table as it stands, which is told: one certifies what one has seen. */
  private EventsFile.Table certifiable(
      CompetitionAddress address, Reader reader, WrittenFile written, String stage)
      throws InterruptedException {
    JsonNode table =
        reader.page(address.api("/standings/digest?stage=" + URLEncoder.encode(stage, UTF_8)));
    String digest = table.path("digest").asText();
    long sequence = table.path("sequence").asLong();
    console.out().println(written.say("certifies", stage, sequence, digest));
    table.path("canonical").asText().lines().forEach(line -> console.out().println("    " + line));
    console.out().println();
    return new EventsFile.Table(table.path("version").asInt(), sequence, digest);
  }
}
