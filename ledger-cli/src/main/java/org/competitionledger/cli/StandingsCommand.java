package org.competitionledger.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.competitionledger.cli.client.Reader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the standings of a stage. */
@Command(
    name = "standings",
    description = "The standings of a stage, as the ledger has them now.",
    mixinStandardHelpOptions = true)
final class StandingsCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE_ROWS = 1_000;

  /** How a table is shown. */
  enum Format {
    TABLE,
    JSON,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Parameters(
      paramLabel = "URL",
      description = "A competition, like http://localhost:8080/v1/competitions/k-ai")
  private String url;

  @Option(names = "--stage", paramLabel = "S", description = "By default the one opened last.")
  private String stage;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "Default table.")
  private Format format;

  @Mixin private LanguageOption language;

  StandingsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    String query = "?limit=" + PAGE_ROWS;
    if (stage != null) {
      query += "&stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8);
    }
    URI first = URI.create(Urls.competition(url) + "/standings" + query);
    Reader reader = new Reader(language.code());
    if (format == Format.CSV) {
      console.out().print(csv(reader.pages(first, "text/csv")));
    } else {
      ObjectNode standings = json(reader.pages(first, "application/json"));
      console
          .out()
          .print(
              format == Format.JSON
                  ? standings.toPrettyString() + "\n"
                  : new StandingsTable(standings, language.code(), console).text());
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  /** The pages as one, with one header. */
  private static String csv(List<String> pages) {
    StringBuilder all = new StringBuilder(pages.get(0));
    for (String page : pages.subList(1, pages.size())) {
      all.append(page.substring(page.indexOf('\n') + 1));
    }
    return all.toString();
  }

  /** The pages as one, with all rows. */
  private static ObjectNode json(List<String> pages) {
    try {
      ObjectNode all = (ObjectNode) JSON.readTree(pages.get(0));
      ArrayNode rows = all.withArray("rows");
      for (String page : pages.subList(1, pages.size())) {
        for (JsonNode row : JSON.readTree(page).path("rows")) {
          rows.add(row);
        }
      }
      return all;
    } catch (JsonProcessingException | ClassCastException e) {
      throw CommandFailed.unavailable("what was answered is no table: " + e.getMessage());
    }
  }
}
