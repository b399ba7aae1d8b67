package org.competitionledger.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.competitionledger.cli.bundle.OpenBundle;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.cli.options.LedgerOption;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.bundle.Bundle;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.event.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a competition's rules changed, and what an auditor should look at. */
@Command(
    name = "audit",
    description = {
      "How the rules changed, with whom it helped, and what an auditor should look at.",
      "From a service, or offline from an audit bundle or recorded events (NDJSON)."
    },
    footer = {
      "",
      "Exit codes: 0 reported, 1 a finding that --fail-on asks for is open, or there is no "
          + "such competition, or the file is damaged, 2 usage, 3 the ledger or the file cannot "
          + "be reached, or the file is newer than this command."
    },
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

  /** How a report is shown. */
  enum Format {
    TABLE,
    JSON,
    HTML;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;
  private final Clock clock;

  @Parameters(
      paramLabel = "ID|URL|FILE",
      description = {
        "A competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai"
      })
  private String target;

  @Option(
      names = "--format",
      paramLabel = "table|json|html",
      defaultValue = "table",
      description = "Default table. html is one file that needs nothing else, and prints well.")
  private Format format;

  @Option(
      names = "--fail-on",
      paramLabel = "info|notice|warning|serious",
      description = "Exit 1 if a finding of this severity or a heavier one is open.")
  private String failOn;

  @Mixin private LedgerOption ledger;
  @Mixin private LanguageOption language;

  public AuditCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Severity> least = Optional.ofNullable(failOn).map(AuditCommand::severity);
    Optional<Path> file = ledger.file(target);
    AuditReport.Gathered gathered =
        file.isPresent()
            ? ofFile(file.get())
            : RemoteAudit.of(ledger.competition(target).api(""), new Reader(language.code()));
    console.out().print(shown(gathered));
    console.out().flush();
    return least.filter(severity -> gathered.report().hasOpen(severity)).isPresent()
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }

  private static Severity severity(String name) {
    return Stream.of(Severity.values())
        .filter(severity -> severity.text().equals(name))
        .findFirst()
        .orElseThrow(
            () -> CommandFailed.usage("--fail-on takes one of info, notice, warning, serious"));
  }

  private String shown(AuditReport.Gathered gathered) {
    return switch (format) {
      case JSON -> gathered.json() + "\n";
      case HTML -> new ReportPage(inWords(gathered)).html();
      case TABLE -> new ReportText(inWords(gathered), console).text();
    };
  }

  private ReportInWords inWords(AuditReport.Gathered gathered) {
    return new ReportInWords(gathered.report(), new ReportWords(language.get()));
  }

  /** A bundle, zipped or not, or events as the service lists them. Nothing is verified here. */
  private LocalAudit ofFile(Path file) {
    Audit audit = new Audit();
    Event[] last = {null};
    Consumer<Event> next =
        event -> {
          audit.next(event);
          last[0] = event;
        };
    try {
      if (isBundle(file)) {
        try (OpenBundle bundle = OpenBundle.at(file)) {
          Bundle.open(bundle).events(encoded -> next.accept(encoded.event()));
        }
      } else {
        EventFile.read(file, next);
      }
    } catch (EventFile.NoEvent | IllegalStateException e) {
      throw CommandFailed.refused(e.getMessage());
    }
    if (last[0] == null) {
      throw CommandFailed.refused(file + " has no events");
    }
    return new LocalAudit(audit, last[0], clock.instant());
  }

  /** Events as text begin with a brace. */
  private static boolean isBundle(Path file) {
    if (Files.isDirectory(file)) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      return false; // said by whoever reads it
    }
  }
}
