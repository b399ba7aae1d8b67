package org.competitionledger.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.competitionledger.cli.audit.DryRunReport;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.core.files.AmendmentFile;
import org.competitionledger.core.files.ReadFile;
import org.competitionledger.core.wording.DifferencesInWords;
import picocli.CommandLine.Command;

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
public final class AmendCommand extends FileCommand {

  private static final String TYPE = "CriteriaAmended";

  /** Writes to a console. */
  public AmendCommand(Console console) {
    super(console);
  }

  @Override
  String name() {
    return "amend";
  }

  @Override
  ObjectNode schema() {
    return AmendmentFile.schema();
  }

  @Override
  String firstType(WrittenFile written) {
    written.failOn(AmendmentFile.read(written.bytes(), 1).problems());
    return TYPE;
  }

  @Override
  JsonNode shown(OneCommand command, JsonNode view) throws InterruptedException {
    WrittenFile written = command.file();
    Console console = written.console();
    ReadFile read = AmendmentFile.read(written.bytes(), view.path("versions").size() + 1);
    JsonNode answer = command.tried(read);
    DifferencesInWords words =
        new DifferencesInWords(
            RuleNames.of(command.address(), view, read.events(), command.reader()),
            written.language());
    console.out().print(DryRunReport.text(answer, view.path("stages"), words, console));
    console.out().println();
    if (answer.path("changes").path(0).path("differences").isEmpty()) {
      console.out().flush();
      throw CommandFailed.refused(written.say("changes-nothing"));
    }
    return citing(read, answer.path("digest"));
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
