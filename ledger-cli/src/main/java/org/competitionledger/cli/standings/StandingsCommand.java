package org.competitionledger.cli.standings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.competitionledger.cli.bundle.OpenBundle;
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

/** Shows the standings of a stage. */
@Command(
    name = "standings",
    description = {
      "The standings of a stage: now or as of a moment, under the rules that govern or others.",
      "FILE is an audit bundle, zipped or not; URL a competition's API address or page.",
      "What-if: --set /criteria/race/factor=0.5 edits the rules by JSON pointer and JSON value;"
          + " null takes away. The table is then marked as not official.",
      "To certify: --digest tells what StandingsCertified must say, and --canonical prints the text"
          + " that was hashed, so that '… --canonical | sha256sum' gives the digest."
    },
    footer = {
      "",
      "Exit codes: 0 answered, 1 there is no such competition, stage or version, or the "
          + "bundle is damaged, 2 usage, 3 the ledger or the file cannot be reached."
    },
    mixinStandardHelpOptions = true)
public final class StandingsCommand implements Callable<Integer> {

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
      paramLabel = "ID|URL|FILE",
      description = {
        "A competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai"
      })
  private String named;

  @Option(names = "--stage", paramLabel = "S", description = "By default the one opened last.")
  private String stage;

  @Option(names = "--criteria", paramLabel = "V", description = "Under this criteria version.")
  private Integer criteria;

  @Option(
      names = "--in-force",
      paramLabel = "T",
      description = "Under the set that applies at this time.")
  private String inForce;

  @Option(
      names = "--as-of",
      paramLabel = "SEQ|TIME",
      description = "As it stood after this event, or at this time.")
  private String asOf;

  @Option(
      names = "--set",
      paramLabel = "POINTER=VALUE",
      description = "Edits the rules; may be repeated.")
  private List<String> edits = List.of();

  @Option(names = "--digest", description = "The digest with which the table can be certified.")
  private boolean digest;

  @Option(names = "--canonical", description = "The text of which that digest is the SHA-256.")
  private boolean canonical;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "Default table.")
  private Format format;

  @Mixin private LedgerOption ledger;
  @Mixin private LanguageOption language;

  public StandingsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (digest || canonical) {
      requireOfficial();
    }
    Optional<Path> file = ledger.file(named);
    return file.isPresent() ? offline(file.get()) : online(ledger.competition(named));
  }

  /** Only the table under the rules that govern can be certified. */
  private void requireOfficial() {
    String what = digest ? "--digest" : "--canonical";
    if (criteria != null || inForce != null || !edits.isEmpty()) {
      throw CommandFailed.usage(
          what + " is of the official table: --criteria, --in-force and --set have no meaning");
    }
    if (digest && canonical) {
      throw CommandFailed.usage("--digest and --canonical exclude each other");
    }
    if (format == Format.CSV || (canonical && format == Format.JSON)) {
      throw CommandFailed.usage(what + " has no meaning with --format " + format);
    }
  }

  /** From a bundle, with no server. */
  private int offline(Path file) {
    try (OpenBundle files = OpenBundle.at(file)) {
      BundleStandings.Answer answer =
          new BundleStandings(files, asOf)
              .answer(new BundleStandings.Question(stage, criteria, inForce, edits));
      if (digest || canonical) {
        console.out().print(certifiable(answer.digest()));
      } else {
        console.out().print(format == Format.CSV ? answer.csv() : shown(answer.json()));
      }
    }
    console.out().flush();
    console.err().println("not verified: ./ledger verify says whether to trust the bundle");
    return ExitCode.DONE;
  }

  private String shown(ObjectNode standings) {
    return format == Format.JSON
        ? standings.toPrettyString() + "\n"
        : new StandingsTable(standings, language, console).text();
  }

  /** What certifies the table, in the form that was asked for. */
  private String certifiable(JsonNode answer) {
    if (canonical) {
      return answer.path("canonical").asText();
    }
    return (format == Format.JSON ? answer.toPrettyString() : answer.path("digest").asText())
        + "\n";
  }

  private int online(CompetitionAddress competition) throws InterruptedException {
    Reader reader = new Reader(language.code());
    String below = edits.isEmpty() ? "/standings" : "/standings/what-if";
    URI first = competition.api((digest || canonical ? "/standings/digest" : below) + query());
    if (digest || canonical) {
      console.out().print(certifiable(json(reader.pages(first))));
    } else if (format == Format.CSV) {
      console.out().print(csv(reader.texts(first, "text/csv")));
    } else {
      console.out().print(shown(json(reader.pages(first))));
    }
    console.out().flush();
    return ExitCode.DONE;
  }

  private String query() {
    StringBuilder query = new StringBuilder("?limit=" + PAGE_ROWS);
    add(query, "stage", stage);
    add(query, "criteria", criteria);
    add(query, "inForce", inForce);
    add(query, "asOf", asOf);
    edits.forEach(edit -> add(query, "set", edit));
    return query.toString();
  }

  private static void add(StringBuilder query, String name, Object value) {
    if (value != null) {
      query.append('&').append(name).append('=');
      query.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
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
  static ObjectNode json(List<JsonNode> pages) {
    if (!(pages.get(0) instanceof ObjectNode all)) {
      throw CommandFailed.unavailable("what was answered is no table");
    }
    for (JsonNode page : pages.subList(1, pages.size())) {
      ArrayNode rows = all.withArray("rows");
      page.path("rows").forEach(rows::add);
    }
    return all;
  }
}
