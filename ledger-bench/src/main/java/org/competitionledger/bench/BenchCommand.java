package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.competitionledger.cli.Ledger;
import org.competitionledger.projections.LedgerUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the ledger beside its limits. */
@Command(
    name = "ledger bench",
    description = {
      "Benchmarks against their limits, in one run.",
      "First the engine runs in this process, on an embedded broker; then a fresh",
      "service is started on a free port. Each has a data directory of its own under",
      "the system's temporary one; all is gone afterwards. Close other programs."
    },
    footer = {
      "",
      "Exit codes: 0 all targets reached, 1 some figure is below its target, 2 usage,",
      "3 engine or service cannot be started."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final int BELOW_TARGET = 1;

  @Spec private CommandSpec spec;

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

  /** Runs the benchmark and exits. */
  public static void main(String[] args) {
    System.exit(Ledger.run(new BenchCommand(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = spec.commandLine();
    Report report = Bench.run(settings(), command.getErr()::println);
    command.getOut().print(report.table());
    command.getOut().flush();
    if (json != null) {
      Files.writeString(json, report.json(), UTF_8);
    }
    return report.reached() ? CommandLine.ExitCode.OK : BELOW_TARGET;
  }

  private Bench.Settings settings() {
    String home = System.getProperty("ledger.home");
    Path jar =
        Path.of(home == null ? "." : home).resolve("ledger-api/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new LedgerUnavailable("there is no service at " + jar + ": run ./ledger bench", null);
    }
    List<String> options = new ArrayList<>(javaOptions);
    options.add("-XX:MaxRAMPercentage=50"); // as the launcher starts it
    return new Bench.Settings(jar.toAbsolutePath(), options, quick, parts);
  }
}
