package org.competitionledger.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.cli.audit.DryRunReport;
import org.competitionledger.cli.client.ProblemAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.client.RequestRefused;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.Role;
import org.competitionledger.cli.options.WriterOptions;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.files.ContestFile;
import org.competitionledger.core.files.ReadFile;
import org.competitionledger.core.json.Ids;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.ScoreOrigin;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a competition from a file that people can read. */
@Command(
    name = "new",
    description = "A competition from a readable file (YAML): stages, panels, calls, rules.",
    footer = {
      "",
      "It shows what would be recorded, in sentences, and what would be found; or all that is wrong",
      "with the file and all that the rules refuse, by line and column. No ledger is needed for it.",
      "With --append it is recorded, all or nothing; run again, it is found on record.",
      "",
      "  ./ledger new --example science-fair my-fair.yaml     a file to start from",
      "  ./ledger new --schema > ledger-new.schema.json       for editors",
      "",
      "docs/files.md tells what can be written.",
      "",
      "Exit codes: 0 shown or recorded, 1 refused, 2 usage,",
      "3 the ledger or the file cannot be reached."
    },
    mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {

  private static final List<String> EXAMPLES = List.of("science-fair");
  private static final int NOT_FOUND = 404;

  private final Console console;
  private final Clock clock;

  @Parameters(
      index = "0",
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

    @Option(
        names = "--example",
        paramLabel = "NAME",
        description = "Writes an example, to FILE or stdout: science-fair.")
    private String example;

    @Option(names = "--schema", description = "Prints the JSON Schema of such files.")
    private boolean schema;
  }

  /** Writes to a console; the clock says when it would be recorded. */
  public NewCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (how.schema) {
      console.out().println(ContestFile.schema().toPrettyString());
    } else if (how.example != null) {
      example();
    } else if (file == null) {
      throw CommandFailed.usage(WrittenFile.WORDS.say("file-missing").in(language.get()));
    } else {
      read(WrittenFile.read(file, console, language.get()));
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private void example() throws IOException {
    if (!EXAMPLES.contains(how.example)) {
      throw CommandFailed.usage(
          WrittenFile.WORDS.say("example-unknown", String.join(", ", EXAMPLES)).in(language.get()));
    }
    byte[] example;
    String name = "/examples/" + how.example + '_' + language.code() + ".yaml";
    try (InputStream in = ContestFile.class.getResourceAsStream(name)) {
      example = in.readAllBytes();
    }
    if (file == null || file.equals("-")) {
      console.out().print(new String(example, UTF_8));
      return;
    }
    try {
      Files.write(Path.of(file), example, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw CommandFailed.usage("'" + file + "' is there already, and is not overwritten");
    }
    console.err().println(WrittenFile.WORDS.say("example-written", file).in(language.get()));
  }

  private void read(WrittenFile written) throws InterruptedException {
    ReadFile read = ContestFile.read(written.bytes());
    written.failOn(read.problems());
    boolean live =
        read.proposals().get(0).getPayload() instanceof CompetitionAnnounced announced
            && announced.getRecord() == RecordKind.LIVE;
    DryRun tried =
        read.asNewCompetition(
            live
                ? org.competitionledger.event.Role.ORGANIZER
                : org.competitionledger.event.Role.CLERK,
            clock.instant());
    written.failOn(read.problems(tried));
    hint(written, read);
    if (how.append) {
      append(written, read, live ? Role.ORGANIZER : Role.CLERK, tried);
    } else {
      console.out().print(DryRunReport.text(tried, language.get(), console));
      console.out().println();
      console.out().println(written.say("nothing-recorded-yet"));
    }
  }

  /** What the rules allow, and nobody means: of several judges one alone counts. */
  private void hint(WrittenFile written, ReadFile read) {
    boolean several =
        read.proposals().stream()
            .map(Proposal::getPayload)
            .anyMatch(said -> said instanceof PanelAnnounced panel && panel.getSize() > 1);
    List<String> alone =
        read.proposals().stream()
            .map(Proposal::getPayload)
            .filter(CriteriaPublished.class::isInstance)
            .flatMap(said -> alone(((CriteriaPublished) said).getCriteria()))
            .toList();
    if (several && !alone.isEmpty()) {
      console.err().println(written.say("first-score-counts", String.join(", ", alone)));
    }
  }

  private static Stream<String> alone(CriteriaSet set) {
    Set<String> parents =
        set.getCriteria().stream()
            .map(Criterion::getParent)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return set.getCriteria().stream()
        .filter(one -> one.getKind() == CriterionKind.SCORED)
        .filter(one -> one.getScores() == ScoreOrigin.PANEL && one.getPanel() == null)
        .map(Criterion::getId)
        .filter(id -> !parents.contains(id));
  }

  private void append(WrittenFile written, ReadFile read, Role role, DryRun tried)
      throws InterruptedException {
    if (!Ids.isId(read.competition())) {
      throw CommandFailed.usage("'" + read.competition() + "' is no identifier");
    }
    CompetitionAddress address = writer.competition(read.competition());
    String token = writer.token(address, role, OneCommand.PATIENCE, console.err()::println);
    Reader reader = new Reader(language.code());
    OneCommand command = new OneCommand(address, token, written.key("new"), written, reader);
    if (command.onRecord("CompetitionAnnounced").isPresent()) {
      console.out().println(written.say("on-record-already", address.id(), 0));
      console.out().println(address.ledger() + "/competitions/" + address.id());
      return;
    }
    if (exists(address, reader)) {
      throw CommandFailed.refused(written.say("competition-exists", address.id()));
    }
    console.out().print(DryRunReport.text(tried, language.get(), console));
    console.out().println();
    Optional<ProblemAnswer> refused = command.append(read.events());
    if (refused.isPresent()) {
      console.out().flush();
      throw CommandFailed.refused(refused.get().text());
    }
    command.untilShown(read.proposals().size() - 1L);
    console.out().println(written.recorded(read.proposals().size(), address.id()));
    console.out().println(address.ledger() + "/competitions/" + address.id());
  }

  private static boolean exists(CompetitionAddress address, Reader reader)
      throws InterruptedException {
    try {
      reader.page(address.api(""));
      return true;
    } catch (RequestRefused e) {
      if (e.status() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
