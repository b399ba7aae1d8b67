package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How much memory the service holds, in MiB.
 *
 * @param heap used in the heap, after a collection where the JDK's tool could ask for one
 * @param heapMax the heap's limit
 * @param resident of the process; empty where the system does not tell
 */
record ServiceMemory(double heap, double heapMax, Optional<Double> resident) {

  private static final double MIB = 1 << 20;
  private static final int TOOL_TIMEOUT_S = 30;

  /** Asks the service that is read. */
  static ServiceMemory of(HttpReads reads) throws InterruptedException {
    long pid = reads.service().pid();
    collectGarbage(pid);
    String metrics = new String(reads.get("/metrics").body(), UTF_8);
    return new ServiceMemory(
        sum(metrics, "jvm_memory_used_bytes"), sum(metrics, "jvm_memory_max_bytes"), resident(pid));
  }

  private static void collectGarbage(long pid) throws InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(tool)) {
      return;
    }
    try {
      new ProcessBuilder(tool.toString(), Long.toString(pid), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(TOOL_TIMEOUT_S, TimeUnit.SECONDS);
    } catch (IOException e) {
      // then the figure is what is used, garbage included
    }
  }

  /** Over all pools of the heap; a pool without a limit of its own says -1. */
  private static double sum(String metrics, String name) {
    return metrics
            .lines()
            .filter(line -> line.startsWith(name + "{") && line.contains("area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .filter(bytes -> bytes > 0)
            .sum()
        / MIB;
  }

  private static Optional<Double> resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
