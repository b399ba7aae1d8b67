package org.competitionledger.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import org.competitionledger.cli.audit.DryRunReport;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.core.files.EventsFile;
import org.competitionledger.core.files.ReadFile;
import picocli.CommandLine.Command;

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
public final class RecordCommand extends FileCommand {

  /** Writes to a console. */
  public RecordCommand(Console console) {
    super(console);
  }

  @Override
  String name() {
    return "record";
  }

  @Override
  ObjectNode schema() {
    return EventsFile.schema();
  }

  @Override
  String firstType(WrittenFile written) {
    ReadFile alone = EventsFile.read(written.bytes());
    written.failOn(alone.problems());
    return alone.events().path(0).path("type").asText();
  }

  @Override
  JsonNode shown(OneCommand command, JsonNode view) throws InterruptedException {
    WrittenFile written = command.file();
    Console console = written.console();
    ReadFile read =
        EventsFile.read(
            written.bytes(),
            stage -> certifiable(command.address(), command.reader(), written, stage));
    JsonNode tried = command.tried(read);
    console.out().print(DryRunReport.text(tried, written.language(), console));
    console.out().println();
    return read.events();
  }

  /** The table as it stands, which is told: one certifies what one has seen. */
  private EventsFile.Table certifiable(
      CompetitionAddress address, Reader reader, WrittenFile written, String stage)
      throws InterruptedException {
    Console console = written.console();
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
