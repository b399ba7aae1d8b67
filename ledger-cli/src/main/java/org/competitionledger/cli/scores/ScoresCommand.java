package org.competitionledger.cli.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.competitionledger.cli.audit.EventFile;
import org.competitionledger.cli.client.BulkAppend;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.ProblemAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.client.RequestRefused;
import org.competitionledger.cli.client.Retries;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.WriterOptions;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.words.Term;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Appends a score sheet, all of it or nothing; or seals it, or reveals what was sealed. */
@Command(
    name = "scores",
    description = "Appends a score sheet, seals it, or reveals what was sealed.",
    footer = {
      "",
      "A sheet is CSV with the columns participant, criterion, value and, if wanted, stage and",
      "occasion. A value is a number, or why there is none (NOT_SEEN, DID_NOT_START,",
      "DID_NOT_FINISH, DISQUALIFIED, OTHER). Up to 500 scores are taken, all or none; it may be",
      "run again with the same file.",
      "",
      "With --seal only commitments are sent. The scores and their salts stay in a file that only",
      "its owner can read, written before anything is sent. Keep it: without it nothing can be",
      "revealed. --reveal reads that file, and does not look at the sheet any more.",
      "",
      "--reveal --all is the organizer's: the FILEs are the secrets of all evaluators, and the whole",
      "stage is revealed in one command, in the order of --order (of more than 500 scores, in several,",
      "one after the other). It is tried here first and told in sentences; where a secret is wrong or",
      "missing nothing is sent. What is revealed is public at once, and the reveals of a command",
      "cannot be put in another order later: --dry-run shows what there would be.",
      "",
      "Exit codes: 0 all appended, 1 refused, 2 usage, 3 the ledger or a file cannot be reached."
    },
    mixinStandardHelpOptions = true)
public final class ScoresCommand implements Callable<Integer> {

  private static final int RETRIES = 8;
  private static final int PAGE_EVENTS = 1_000;
  private static final int TOLD_MAX = 100;

  private final Console console;

  @Parameters(index = "0", paramLabel = "ID|URL", description = "A competition, or its address.")
  private String competition;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "The sheet, CSV in UTF-8; with --all files of secrets.")
  private List<Path> files;

  @ArgGroup private How how = new How();

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "Where the secrets of sealed scores are kept: by default FILE.secrets.")
  private Path secrets;

  @Option(names = "--stage", paramLabel = "S", description = "The stage of rows that name none.")
  private String stage;

  @Option(
      names = "--evaluator",
      paramLabel = "E",
      description = "Who gives the scores; by default the token's subject.")
  private String evaluator;

  @Option(names = "--all", description = "With --reveal: a whole stage, by the organizer.")
  private boolean all;

  @Option(
      names = "--order",
      paramLabel = "bottom-up|as-listed|FILE",
      description =
          "With --all: who will stand last is revealed first (the default), as the secrets are"
              + " listed, or by a file of participants, one a line.")
  private String order;

  @Option(names = "--dry-run", description = "With --all: tells what would be, and sends nothing.")
  private boolean dryRun;

  @Mixin private WriterOptions writer;
  @Mixin private LanguageOption language;

  /** One of them, or none: the scores as they are. */
  private static final class How {
    @Option(names = "--seal", description = "Sends commitments, and keeps the secrets.")
    private boolean seal;

    @Option(names = "--reveal", description = "Sends the secrets.")
    private boolean reveal;

    @Option(
        names = "--direct",
        description = "The scores are nobody's: for criteria that no panel judges.")
    private boolean direct;
  }

  /** A command of its own, with the place of each event in its file. */
  private record Sent(ArrayNode events, List<String> lines) {

    static Sent of(String type, List<ObjectNode> data, List<String> lines) {
      ArrayNode events = JsonNodeFactory.instance.arrayNode();
      data.forEach(one -> events.addObject().put("type", type).set("data", one));
      return new Sent(events, lines);
    }
  }

  /** Writes to a console. */
  public ScoresCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CompetitionAddress address = writer.competition(competition);
    if (all ? !how.reveal : files.size() > 1 || dryRun || order != null) {
      throw CommandFailed.usage(
          "several files, --order and --dry-run go with --reveal --all, and --all with --reveal");
    }
    if (all) {
      return whole(address);
    }
    Path file = files.get(0);
    Path kept = secrets == null ? file.resolveSibling(file.getFileName() + ".secrets") : secrets;
    Retries patience = Retries.upTo(RETRIES);
    Optional<ScoreSheet> sheet =
        how.reveal
            ? Optional.empty()
            : Optional.of(ScoreSheet.read(text(file), stage, language.get()));
    if (sheet.isPresent() && !sheet.get().wrong().isEmpty()) {
      throw wrong(sheet.get(), address, patience);
    }
    String token = writer.token(address, patience, console.err()::println);
    String giver = giver(token);
    Sent sent =
        how.reveal
            ? revealed(Secrets.read(kept), address)
            : how.seal
                ? sealed(sheet.orElseThrow(), address, giver, kept)
                : plain(sheet.orElseThrow(), giver);
    append(sent, address, token, patience);
    console.out().println(done(sent.events().size()));
    console.out().flush();
    return ExitCode.DONE;
  }

  private String giver(String token) {
    return evaluator == null && !how.direct ? subject(token) : evaluator;
  }

  /** All that is wrong with a sheet: of what can be read also why the rules would refuse it. */
  private CommandFailed wrong(ScoreSheet sheet, CompetitionAddress address, Retries patience)
      throws InterruptedException {
    List<ScoreSheet.Wrong> all = new ArrayList<>(sheet.wrong());
    if (!how.seal && !sheet.scores().isEmpty()) { // what is to be sealed is sent nowhere
      try {
        String token = writer.token(address, patience, console.err()::println);
        List<Told> refused = told(plain(sheet, giver(token)), address, token);
        refused.stream()
            .map(
                each ->
                    new ScoreSheet.Wrong(
                        each.index() < 0 ? 0 : sheet.scores().get(each.index()).line(),
                        Term.of(each.text())))
            .forEach(all::add);
      } catch (CommandFailed | NoAnswer | RequestRefused e) {
        console.err().println(e.getMessage());
      }
    }
    return refused(
        all.stream()
            .sorted(Comparator.comparing(ScoreSheet.Wrong::line))
            .map(each -> each.text().in(language.get()))
            .toList());
  }

  /** A line each, up to a limit, then how many. */
  private CommandFailed refused(List<String> wrong) {
    wrong.stream().limit(TOLD_MAX).forEach(console.err()::println);
    return CommandFailed.refused(say("nothing-recorded-problems", wrong.size()));
  }

  private String say(String key, Object... about) {
    return ScoreSheet.WORDS.say(key, about).in(language.get());
  }

  /** A whole stage, by who was handed all its secrets. */
  private int whole(CompetitionAddress address) throws IOException, InterruptedException {
    List<StageReveal.Held> secrets = new ArrayList<>();
    for (Path each : files) {
      Secrets read = Secrets.read(each);
      read.events(address.id(), true); // they are of this competition
      int line = 0;
      for (ObjectNode secret : read.lines()) {
        secrets.add(new StageReveal.Held(secret, "line " + ++line + " of '" + each + "'"));
      }
    }
    MapState state = new MapState();
    EventFile.Lines log =
        new EventFile.Lines(
            address.api("/events").toString(), event -> Evolve.evolve(state, event));
    new Reader(language.code())
        .each(
            address.api("/events?limit=" + PAGE_EVENTS),
            "application/x-ndjson",
            page -> page.lines().forEach(log::next));
    StageReveal reveal =
        StageReveal.of(
            address.id(),
            state,
            secrets,
            stage,
            order == null ? StageReveal.BOTTOM_UP : order,
            language.get());
    tell(reveal);
    if (dryRun || reveal.steps().isEmpty()) {
      console.err().println(say("nothing-sent"));
      return ExitCode.DONE;
    }
    Retries patience = Retries.upTo(RETRIES);
    String token = writer.token(address, patience, console.err()::println);
    int revealed = 0;
    for (List<StageReveal.Step> batch : reveal.batches()) {
      ArrayNode events = JsonNodeFactory.instance.arrayNode();
      batch.forEach(step -> events.add(step.event()));
      append(
          new Sent(events, batch.stream().map(StageReveal.Step::where).toList()),
          address,
          token,
          patience);
      revealed += batch.size();
      console.out().println(done(revealed));
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  /** In sentences, before anything is sent. */
  private void tell(StageReveal reveal) {
    int number = 0;
    for (StageReveal.Step step : reveal.steps()) {
      console.out().println("%4d  %s".formatted(++number, step.sentence()));
    }
    console
        .out()
        .println(say("to-reveal", reveal.steps().size(), reveal.batches().size(), reveal.left()));
    console.out().flush();
  }

  private String done(int scores) {
    return how.seal
        ? say("scores-sealed", scores)
        : how.reveal ? say("scores-revealed", scores) : say("scores-recorded", scores);
  }

  private String text(Path file) throws IOException {
    try {
      return Files.readString(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw CommandFailed.unavailable(say("no-file", file));
    }
  }

  private Sent plain(ScoreSheet sheet, String giver) {
    List<ObjectNode> data = new ArrayList<>();
    for (ScoreSheet.Given given : sheet.scores()) {
      ObjectNode score = given.score().deepCopy();
      if (score.has("absence")) {
        score.put("state", "ABSENT");
      }
      data.add(how.direct ? score : score.put("evaluator", giver));
    }
    return Sent.of("ScoreRecorded", data, lines(sheet));
  }

  private List<String> lines(ScoreSheet sheet) {
    return sheet.scores().stream()
        .map(given -> ScoreSheet.line(given.line()).in(language.get()))
        .toList();
  }

  /** The same salts as before, where it was tried before: so that a repetition is harmless. */
  private Sent sealed(ScoreSheet sheet, CompetitionAddress address, String giver, Path kept)
      throws IOException {
    Secrets made;
    if (Files.exists(kept)) {
      made = Secrets.read(kept);
      if (!made.areOf(sheet, address.id(), giver)) {
        throw CommandFailed.usage(
            "'" + kept + "' holds other secrets, and is not overwritten: name another (--secrets)");
      }
    } else {
      made = Secrets.made(sheet, address.id(), giver);
      made.write(kept);
    }
    return Sent.of("ScoreSealed", made.events(address.id(), false), lines(sheet));
  }

  private Sent revealed(Secrets made, CompetitionAddress address) {
    List<String> lines = new ArrayList<>();
    made.lines().forEach(line -> lines.add(ScoreSheet.line(lines.size() + 1).in(language.get())));
    return Sent.of("ScoreRevealed", made.events(address.id(), true), lines);
  }

  /**
   * One command. Its key is a hash of what is sent, never of the sheet: a hash of what is sealed
   * would tell it to whoever tries all scores.
   */
  private void append(Sent sent, CompetitionAddress address, String token, Retries patience)
      throws InterruptedException {
    String events = sent.events().toString();
    Optional<ProblemAnswer> refused =
        BulkAppend.together(
            new BulkAppend.Target(
                address.api("/events"),
                token,
                language.code(),
                "scores:" + Sha256.hex(events).substring(0, 32)),
            events,
            patience,
            console.err()::println);
    if (refused.isPresent()) {
      List<Told> told = told(sent, address, token);
      throw told.isEmpty()
          ? CommandFailed.refused(refused.get().text())
          : refused(told.stream().map(Told::text).toList());
    }
  }

  /**
   * A refusal by the line and column of the sheet.
   *
   * @param index of the event; -1 where it is of none
   */
  private record Told(int index, String text) {}

  /** Every refusal of what would be sent. */
  private List<Told> told(Sent sent, CompetitionAddress address, String token)
      throws InterruptedException {
    JsonNode answer =
        new Reader(language.code())
            .posted(address.api("/dry-run"), token, sent.events().toString().getBytes(UTF_8));
    List<Told> told = new ArrayList<>();
    for (JsonNode refusal : answer.path("refusals")) {
      ProblemAnswer problem = ProblemAnswer.of(refusal.path("status").asInt(), refusal);
      String what = problem.message() + " [" + problem.code() + ']';
      int index = refusal.path("index").asInt(-1);
      told.add(new Told(index, index < 0 ? what : where(sent.lines().get(index), refusal, what)));
    }
    return told;
  }

  private String where(String line, JsonNode refusal, String what) {
    String pointer = refusal.path("errors").path(0).path("pointer").asText("");
    String field = pointer.substring(pointer.lastIndexOf('/') + 1);
    return ScoreSheet.COLUMNS.contains(field)
        ? say("sheet-at", line, field, what)
        : line + ": " + what;
  }

  private static String subject(String token) {
    return WriterOptions.subject(token)
        .orElseThrow(
            () ->
                CommandFailed.usage("the token says no subject: name the evaluator (--evaluator)"));
  }
}
