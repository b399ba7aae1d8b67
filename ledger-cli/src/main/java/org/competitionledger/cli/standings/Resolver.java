package org.competitionledger.cli.standings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.competitionledger.cli.bundle.OpenBundle;
import org.competitionledger.cli.client.EventStream;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.LanguageOption;

/**
 * The reveals of a stage, one step after the other: what was revealed, and what it did to the
 * table. A step's table is the standings as of its event.
 *
 * @param pace the pause before each step; null where somebody asks for each by the Enter key
 */
public record Resolver(Console console, LanguageOption language, Duration pace) {

  private static final int PAGE_ROWS = 1_000;

  /** A large table of the past is worked out while the ledger lets its reader ask again. */
  private static final int ASKED_AGAIN_MAX = 20;

  /**
   * A step.
   *
   * @param sentence what was revealed
   * @param before the table before it, as the ledger answers it
   */
  record Step(
      int number,
      long sequence,
      String sentence,
      String participant,
      JsonNode before,
      JsonNode after) {}

  /** Those of a bundle, to its end. */
  public void replay(Path file, String stage) {
    try (OpenBundle files = OpenBundle.at(file)) {
      BundleStandings.reveals(files, stage, language, this::show);
    }
    console.err().println("not verified: ./ledger verify says whether to trust the bundle");
  }

  /**
   * Those that a ledger has, and then those that come, until it is interrupted.
   *
   * @param stage null for the one opened last
   * @param after begin behind this event
   */
  public void follow(CompetitionAddress competition, String stage, long after)
      throws InterruptedException {
    Reader reader = new Reader(language.code());
    String wanted =
        stage == null
            ? reader.page(competition.api("/standings?limit=1")).path("stage").asText()
            : stage;
    Live live = new Live(competition, reader, wanted);
    new EventStream(
            competition.api("/events?type=ScoreRevealed&stage=" + wanted),
            language.code(),
            Long.toString(after),
            live::revealed,
            note -> console.err().println("ledger: " + note))
        .follow();
  }

  /** What a ledger is asked for with each reveal. */
  private final class Live {
    private final CompetitionAddress competition;
    private final Reader reader;
    private final String stage;
    private int number;
    private long known = -1;
    private JsonNode table;

    private Live(CompetitionAddress competition, Reader reader, String stage) {
      this.competition = competition;
      this.reader = reader;
      this.stage = stage;
    }

    private void revealed(String data) {
      JsonNode told = Reader.json(data).path("data");
      long sequence = told.path("event").path("sequence").asLong();
      JsonNode before = known == sequence - 1 ? table : at(sequence - 1);
      table = at(sequence);
      known = sequence;
      show(
          new Step(
              ++number,
              sequence,
              language.text(told.path("headline")),
              told.path("event").path("data").path("participant").asText(),
              before,
              table));
    }

    private JsonNode at(long sequence) {
      URI address =
          competition.api(
              "/standings?limit=" + PAGE_ROWS + "&stage=" + stage + "&asOf=" + sequence);
      for (int asked = 0; ; asked++) {
        try {
          return StandingsCommand.json(reader.pages(address));
        } catch (NoAnswer e) {
          if (asked == ASKED_AGAIN_MAX) {
            throw e;
          }
          pause(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
          throw interrupted();
        }
      }
    }
  }

  private void show(Step step) {
    if (step.number() == 1) {
      console.out().print(new StandingsTable(step.before(), language, console).text());
    }
    await();
    console.out().println();
    console
        .out()
        .println(
            console.faint("%d  #%d  ".formatted(step.number(), step.sequence()))
                + console.bold(step.sentence()));
    console
        .out()
        .print(
            new StandingsTable(step.after(), language, console)
                .text(step.before(), step.participant()));
    if (console.out().checkError()) {
      throw CommandFailed.unavailable("the output was closed");
    }
  }

  private void await() {
    if (pace != null) {
      pause(pace);
      return;
    }
    try {
      for (int read = console.in().read(); read >= 0 && read != '\n'; ) {
        read = console.in().read();
      }
    } catch (IOException e) {
      throw CommandFailed.unavailable("the keyboard cannot be read: " + e.getMessage());
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static CommandFailed interrupted() {
    Thread.currentThread().interrupt();
    return CommandFailed.unavailable("interrupted");
  }
}
