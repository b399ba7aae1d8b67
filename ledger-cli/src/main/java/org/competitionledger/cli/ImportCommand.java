package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.competitionledger.cli.audit.DryRunReport;
import org.competitionledger.cli.client.BulkAppend;
import org.competitionledger.cli.client.BulkAppend.RefusedLine;
import org.competitionledger.cli.client.Chunk;
import org.competitionledger.cli.client.Chunks;
import org.competitionledger.cli.client.FileKey;
import org.competitionledger.cli.client.ProblemAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.client.Retries;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.console.ProgressLine;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.WriterOptions;
import org.competitionledger.core.json.CommandJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Appends the lines of a file to a competition. */
@Command(
    name = "import",
    description = "Appends events from NDJSON: each line an event, or an array of events (atomic).",
    footer = {
      "",
      "It stops at the first refused line. It may be run again with the same file, even one that",
      "has grown: lines that were accepted before are recognised and not appended twice. For that",
      "each line has an idempotency key: its own field 'key', or one made from --key and its"
          + " place.",
      "The default of --key is derived from the file's first line. Writing as another subject",
      "(--subject of the token, --role) makes it another import.",
      "",
      "With --dry-run nothing is appended: it tells what refuses the events, all at once, or what",
      "would be recorded, change and be found. They are tried together, 500 at most.",
      "",
      "Exit codes: 0 all appended, or they would be, 1 refused, 2 usage,",
      "3 the ledger or the file cannot be reached."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "ID|URL",
      description = {
        "A competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai"
      })
  private String competition;

  @Parameters(index = "1", paramLabel = "FILE", description = "NDJSON in UTF-8; - for stdin.")
  private String file;

  @Option(names = "--key", description = "First part of the idempotency keys.")
  private String key;

  @Option(names = "--dry-run", description = "Tells what would happen, and appends nothing.")
  private boolean dryRun;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How often in a row a chunk is tried again while there is no answer: ${DEFAULT-VALUE}.")
  private int retries;

  @Mixin private WriterOptions writer;
  @Mixin private LanguageOption language;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CompetitionAddress address = writer.competition(competition);
    if (key != null && !CommandJson.isKey(key)) {
      throw CommandFailed.usage("--key takes 1 to 255 visible ASCII characters, not '" + key + "'");
    }
    if (retries < 0) {
      throw CommandFailed.usage("--retries takes a number from 0, not " + retries);
    }
    Retries patience = Retries.upTo(retries);
    try (InputStream in = new BufferedInputStream(open(), 1 << 16)) {
      ProgressLine progress = new ProgressLine(console, "lines", length());
      String token = writer.token(address, patience, progress::note);
      if (dryRun) {
        return attempt(address, token, ProposedLines.read(in));
      }
      String keyPrefix = key == null ? FileKey.ofFirstLine(in) : key;
      BulkAppend append =
          new BulkAppend(
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .connectTimeout(Duration.ofSeconds(5))
                  .build(),
              new BulkAppend.Target(address.api("/events"), token, language.code(), keyPrefix),
              patience,
              progress::note);
      return run(append, new Chunks(in), progress);
    }
  }

  private int run(BulkAppend append, Chunks chunks, ProgressLine progress)
      throws IOException, InterruptedException {
    long[] before = {0};
    for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
      Chunk chunk = next.get();
      Optional<RefusedLine> refused =
          append.send(chunk, count -> progress.reached(before[0] + count, chunk.ends()[count - 1]));
      if (refused.isPresent()) {
        progress.close();
        RefusedLine line = refused.get();
        throw CommandFailed.refused(
            "line " + chunk.lineNumbers()[line.index()] + " was refused: " + line.problem().text());
      }
      before[0] += chunk.size();
    }
    progress.close();
    return ExitCode.DONE;
  }

  private int attempt(CompetitionAddress address, String token, ProposedLines proposed)
      throws IOException, InterruptedException {
    JsonNode answer =
        new Reader(language.code())
            .posted(address.api("/dry-run"), token, proposed.events().toString().getBytes(UTF_8));
    JsonNode refusals = answer.path("refusals");
    for (JsonNode refusal : refusals) {
      ProblemAnswer problem = ProblemAnswer.of(refusal.path("status").asInt(), refusal);
      String line =
          refusal.has("index")
              ? "line " + proposed.lines().get(refusal.path("index").asInt()) + ": "
              : "";
      console.out().println(line + problem.text());
    }
    if (!refusals.isEmpty()) {
      console.out().flush();
      throw CommandFailed.refused(
          refusals.size() + " of " + proposed.events().size() + " events would be refused");
    }
    console.out().print(DryRunReport.text(answer, language.get(), console));
    console.out().flush();
    return ExitCode.DONE;
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return console.in();
    }
    if (Files.isDirectory(Path.of(file))) {
      throw CommandFailed.usage("'" + file + "' is a directory");
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw CommandFailed.unavailable("there is no file '" + file + "'");
    }
  }

  /** In bytes, -1 if not known. */
  private long length() throws IOException {
    return file.equals("-") ? -1 : Files.size(Path.of(file));
  }
}
