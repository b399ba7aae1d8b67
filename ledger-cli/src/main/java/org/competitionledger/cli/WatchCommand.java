package org.competitionledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.competitionledger.cli.client.EventStream;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.LedgerOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows the events of a competition. */
@Command(
    name = "watch",
    description = "Follows the events of a competition, a line each, until it is interrupted.",
    footer = {
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

  private final Console console;

  @Parameters(
      paramLabel = "ID|URL",
      description = {
        "A competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai"
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

  @Mixin private LedgerOption ledger;
  @Mixin private LanguageOption language;

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
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
