package org.competitionledger.cli.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.competitionledger.cli.bundle.LiveLog;
import org.competitionledger.cli.bundle.ScratchFile;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.TrustedKeys;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.monitor.Monitor;
import org.competitionledger.core.monitor.Observation;
import org.competitionledger.core.monitor.Seen;
import org.competitionledger.core.note.VerificationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a ledger's register from outside. */
@Command(
    name = "monitor",
    description = {
      "Follows a ledger's register as an outsider: that it only grows, that every log which is",
      "shown stands in it, and that no registered log is hidden, changed or has stopped.",
      "What was seen is kept in --memory, so that what is taken back later is found."
    },
    footer = {
      "",
      "Exit codes: 0 nothing speaks against it (--once), 1 something does, 2 usage, 3 it cannot be"
          + " reached."
    },
    mixinStandardHelpOptions = true)
public final class MonitorCommand implements Callable<Integer> {

  private final Console console;
  private final Clock clock;

  @Parameters(paramLabel = "URL", description = "The ledger, like http://127.0.0.1:8080")
  private String url;

  @Mixin private TrustedKeys trusted;

  @Option(
      names = "--memory",
      paramLabel = "FILE",
      description = "What was seen is kept there; by default nothing is.")
  private Path memory;

  @Option(names = "--once", description = "Look once, and say by the exit code what was seen.")
  private boolean once;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Look so often. Default ${DEFAULT-VALUE}")
  private int every;

  @Option(names = "--json", description = "An observation a line, as JSON.")
  private boolean json;

  /** The command. */
  public MonitorCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI ledger = CompetitionAddress.web(url.replaceAll("/+$", ""));
    List<VerificationKey> keys = trusted.keys();
    if (keys.isEmpty() || !keys.stream().allMatch(key -> Origin.isOfRegister(key.name()))) {
      throw CommandFailed.usage(
          "give the register's key that you trust with --vkey; the ledger itself tells it at "
              + ledger
              + "/v1/log/vkey");
    }
    if (every < 1) {
      throw CommandFailed.usage("--every takes seconds, from 1 on");
    }
    Optional<MonitorMemory> kept = Optional.ofNullable(memory).map(MonitorMemory::new);
    Seen seen = kept.flatMap(MonitorMemory::read).orElse(Seen.nothing(keys.get(0).name()));
    while (true) {
      Optional<Monitor.Look> looked = answered(ledger, seen, keys);
      if (looked.isEmpty()) {
        Thread.sleep(Duration.ofSeconds(every).toMillis());
        continue;
      }
      Monitor.Look look = looked.get();
      seen = look.seen();
      for (Observation observation : look.observations()) {
        console.out().println(json ? MonitorMemory.json(observation) : text(observation));
      }
      console.out().flush();
      if (kept.isPresent()) {
        kept.get().write(seen);
      }
      if (look.observations().stream().anyMatch(one -> one.kind().grave())) {
        return ExitCode.REFUSED;
      }
      if (once) {
        console
            .err()
            .printf(
                "the register has %,d heads of %,d logs; nothing speaks against them%n",
                seen.register().size(), seen.logs().size());
        return ExitCode.DONE;
      }
      Thread.sleep(Duration.ofSeconds(every).toMillis());
    }
  }

  /** A ledger that does not answer is asked again, unless it is to be looked at once. */
  private Optional<Monitor.Look> answered(URI ledger, Seen seen, List<VerificationKey> keys)
      throws InterruptedException {
    try {
      return Optional.of(look(ledger, seen, keys));
    } catch (NoAnswer e) {
      if (once) {
        throw e;
      }
      console.err().println("ledger: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Monitor.Look look(URI ledger, Seen seen, List<VerificationKey> keys)
      throws InterruptedException {
    try (ScratchFile scratch = new ScratchFile()) {
      return Monitor.look(seen, new Shown(ledger, scratch, competitions(ledger)), keys, now());
    } catch (IOException e) {
      throw new NoAnswer(e.getMessage(), e);
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private static List<String> competitions(URI ledger) throws InterruptedException {
    List<String> competitions = new ArrayList<>();
    for (JsonNode page :
        new Reader("*").pages(URI.create(ledger + "/v1/competitions?limit=1000"))) {
      page.path("competitions").forEach(one -> competitions.add(one.path("id").asText()));
    }
    return competitions;
  }

  private record Shown(URI ledger, ScratchFile scratch, Collection<String> competitions)
      implements Monitor.Source {

    @Override
    public BundleFiles log(String path) {
      return new Files(new LiveLog(URI.create(ledger + path), scratch));
    }
  }

  /** A log that is not there is seen, and no error. */
  private record Files(LiveLog log) implements BundleFiles {

    @Override
    public Optional<InputStream> open(String name) throws IOException {
      try {
        return log.open(name);
      } catch (FileNotFoundException e) {
        return Optional.empty();
      }
    }

    @Override
    public Optional<Set<String>> names() {
      return log.names();
    }
  }

  private static String text(Observation observation) {
    return "%-12s %s at %,d: %s"
        .formatted(observation.kind(), observation.log(), observation.size(), observation.detail());
  }
}
