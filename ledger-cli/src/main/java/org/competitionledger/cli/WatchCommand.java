package org.competitionledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.cli.client.EventStream;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.LedgerOption;
import org.competitionledger.cli.standings.Resolver;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows the events of a competition, or its reveals. */
@Command(
    name = "watch",
    description = "Follows the events of a competition, a line each, until it is interrupted.",
    footer = {
      "",
      "--resolve shows the reveals of sealed scores, those that there are and then those that come,",
      "each with the table as it then stood and who moved; those of a bundle (FILE) to its end.",
      "A place is the rank or, while totals are sealed, the one among those that are known.",
      "",
      "Exit codes: 0 there will be no more, 1 there is no such competition, 2 usage, 3 the "
          + "ledger cannot be reached."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  /** How an event is shown. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern PAUSE = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)s?");
  private static final int PAUSE_MAX_S = 600;

  private final Console console;

  @Parameters(
      paramLabel = "ID|URL|FILE",
      description = {
        "A competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai; with --resolve also a bundle"
      })
  private String named;

  @Option(
      names = "--after",
      paramLabel = "SEQUENCE",
      description = "Begin behind this event; -1 shows all. By default with the next event.")
  private Long after;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "A headline, or the event as JSON (CloudEvents), a line each.")
  private Format format;

  @Option(names = "--resolve", description = "The reveals of a stage, one step after the other.")
  private boolean resolve;

  @Option(
      names = "--stage",
      paramLabel = "S",
      description = "With --resolve: of which stage; by default of the one opened last.")
  private String stage;

  @ArgGroup private Pace pace = new Pace();

  /** What a step waits for. */
  private static final class Pace {
    @Option(
        names = "--pace",
        paramLabel = "2s",
        description = "With --resolve: the pause before a step; default 2s, at most 600s.")
    private String pause;

    @Option(names = "--step", description = "With --resolve: each step at the Enter key.")
    private boolean step;

    private boolean given() {
      return pause != null || step;
    }

    /** Null where the Enter key is waited for. */
    private Duration duration() {
      if (step) {
        return null;
      }
      Matcher said = PAUSE.matcher(pause == null ? "2s" : pause);
      if (!said.matches()) {
        throw CommandFailed.usage("--pace is a number of seconds up to 600, like 2s or 0.5s");
      }
      BigDecimal seconds = new BigDecimal(said.group(1));
      if (seconds.compareTo(BigDecimal.valueOf(PAUSE_MAX_S)) > 0) {
        throw CommandFailed.usage("--pace is at most " + PAUSE_MAX_S + "s");
      }
      return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
  }

  @Mixin private LedgerOption ledger;
  @Mixin private LanguageOption language;

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (resolve) {
      return resolved();
    }
    if (stage != null || pace.given()) {
      throw CommandFailed.usage("--stage, --pace and --step go with --resolve");
    }
    CompetitionAddress competition = ledger.competition(named);
    long from = after == null ? lastSequence(competition) : after;
    new EventStream(
            competition.api("/events"),
            language.code(),
            Long.toString(from),
            this::show,
            note -> console.err().println("ledger: " + note))
        .follow();
    return ExitCode.DONE;
  }

  private int resolved() throws InterruptedException {
    if (format == Format.JSON) {
      throw CommandFailed.usage("--resolve shows text: --format json has no meaning with it");
    }
    Resolver resolver = new Resolver(console, language, pace.duration());
    Optional<Path> file = ledger.file(named);
    if (file.isPresent()) {
      resolver.replay(file.get(), stage);
    } else {
      resolver.follow(ledger.competition(named), stage, after == null ? -1 : after);
    }
    return ExitCode.DONE;
  }

  /** Where the log ends now: so nothing is missed even if the first connection breaks at once. */
  private long lastSequence(CompetitionAddress competition) throws InterruptedException {
    URI page = competition.api("/events?limit=1");
    return new Reader(language.code()).page(page).path("lastSequence").asLong(-1);
  }

  private void show(String data) {
    if (format == Format.JSON) {
      console.out().println(data);
    } else {
      console.out().println(text(Reader.json(data)));
    }
    if (console.out().checkError()) {
      throw CommandFailed.unavailable("the output was closed");
    }
  }

  private String text(JsonNode cloudEvent) {
    JsonNode event = cloudEvent.path("data").path("event");
    JsonNode headline = cloudEvent.path("data").path("headline");
    String said = language.text(headline);
    return console.faint(
            "#" + event.path("sequence").asText() + "  " + cloudEvent.path("time").asText())
        + "  "
        + (said.isEmpty() ? event.path("type").asText() : said);
  }
}
