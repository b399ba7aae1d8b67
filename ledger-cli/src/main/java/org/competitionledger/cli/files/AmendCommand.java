package org.competitionledger.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
import org.competitionledger.core.files.AmendmentFile;
import org.competitionledger.core.files.ReadFile;
import org.competitionledger.core.wording.DifferencesInWords;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Amends the rules of a competition by a file that people can read. */
@Command(
    name = "amend",
    description = "Amends the rules by a readable file (YAML), which holds the full new set.",
    footer = {
      "",
      "It shows the difference to the set before, in words, and whom it would move: the ledger tries",
      "it, and records nothing. What is wrong with the file or refused is told by line and column.",
      "With --append it is recorded, and cites that dry run; run again, it is found on record.",
      "",
      "docs/files.md tells what can be written; --schema prints the JSON Schema for editors.",
      "",
      "Exit codes: 0 shown or recorded, 1 refused, 2 usage,",
      "3 the ledger or the file cannot be reached."
    },
    mixinStandardHelpOptions = true)
public final class AmendCommand implements Callable<Integer> {

  private static final String TYPE = "CriteriaAmended";

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
  public AmendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (how.schema) {
      console.out().println(AmendmentFile.schema().toPrettyString());
    } else if (file == null) {
      throw CommandFailed.usage("a competition and FILE are needed");
    } else {
      CompetitionAddress address = writer.competition(competition);
      amend(address, WrittenFile.read(file, console, language.get()));
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private void amend(CompetitionAddress address, WrittenFile written) throws InterruptedException {
    written.failOn(AmendmentFile.read(written.bytes(), 1).problems());
    Reader reader = new Reader(language.code());
    JsonNode view = reader.page(address.api(""));
    boolean live = view.path("record").asText().equals("LIVE");
    String token =
        writer.token(
            address,
            live ? Role.ORGANIZER : Role.CLERK,
            OneCommand.PATIENCE,
            console.err()::println);
    OneCommand command = new OneCommand(address, token, written.key("amend"), written, reader);
    Optional<JsonNode> before = command.onRecord(TYPE);
    if (before.isPresent()) {
      String sequence = before.get().path("sequence").asText();
      console.out().println(written.say("on-record-already", address.id(), sequence));
      return;
    }
    ReadFile read = AmendmentFile.read(written.bytes(), view.path("versions").size() + 1);
    JsonNode answer = command.tried(read);
    DifferencesInWords words =
        new DifferencesInWords(RuleNames.of(address, view, read.events(), reader), language.get());
    console.out().print(DryRunReport.text(answer, view.path("stages"), words, console));
    console.out().println();
    if (answer.path("changes").path(0).path("differences").isEmpty()) {
      console.out().flush();
      throw CommandFailed.refused(written.say("changes-nothing"));
    }
    if (!how.append) {
      console.out().println(written.say("nothing-recorded-yet"));
      return;
    }
    Optional<ProblemAnswer> refused = command.append(citing(read, answer.path("digest")));
    if (refused.isPresent()) {
      console.out().flush();
      throw CommandFailed.refused(refused.get().text());
    }
    console.out().println(written.recorded(1, address.id()));
  }

  /** The events with the dry run that was just made, unless they cite one. */
  private static JsonNode citing(ReadFile read, JsonNode digest) {
    JsonNode events = read.events().deepCopy();
    ObjectNode data = (ObjectNode) events.path(0).path("data");
    if (!data.has("dryRun") && digest.isTextual()) {
      data.set("dryRun", digest);
    }
    return events;
  }
}
