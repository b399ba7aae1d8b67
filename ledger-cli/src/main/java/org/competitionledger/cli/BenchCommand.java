package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.competitionledger.cli.bench.Bench;
import org.competitionledger.cli.bench.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the ledger beside its limits. */
@Command(
    name = "bench",
    description = {
      "Benchmarks against their limits, in one run.",
      "A fresh service with an embedded broker is started on free ports, with a data directory of",
      "its own under the system's temporary one; both are gone afterwards. Close other programs."
    },
    footer = {
      "",
      "Exit codes: 0 all targets reached, 1 some figure is below its target, 2 usage, 3 the"
          + " service",
      "cannot be started."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--quick", description = "A tenth of the work: for a look, not for figures.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  private Path json;

  @Option(names = "--java-option", paramLabel = "O", description = "For the service's JVM.")
  private List<String> javaOptions = List.of();

  @Option(
      names = "--part",
      paramLabel = "P",
      split = ",",
      description = "Only these, besides the limits: ${COMPLETION-CANDIDATES}.")
  private Set<Bench.Part> parts = EnumSet.allOf(Bench.Part.class);

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Report report = Bench.run(settings(), text -> console.err().println(text));
    console.out().print(report.table());
    console.out().flush();
    if (json != null) {
      Files.writeString(json, report.json(), UTF_8);
    }
    return report.reached() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private Bench.Settings settings() {
    String home = System.getProperty("ledger.home");
    Path jar =
        Path.of(home == null ? "." : home).resolve("ledger-api/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw CommandFailed.unavailable("there is no service at " + jar + ": run ./ledger bench");
    }
    List<String> options = new ArrayList<>(javaOptions);
    options.add("-XX:MaxRAMPercentage=50"); // as the launcher starts it
    return new Bench.Settings(jar.toAbsolutePath(), options, quick, parts);
  }
}
