package org.competitionledger.cli.bench;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.project.ProjectTopology;
import org.competitionledger.projections.project.ReadModel;
import org.competitionledger.projections.streams.FewHeadersClients;
import org.competitionledger.projections.streams.StreamsApplication;

/** The projecting topology run over the whole log, as after a change of what it stores. */
final class Rebuild {

  private static final int POLL_MS = 10;
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  private Rebuild() {}

  /**
   * Projects a log from its start, in this JVM.
   *
   * @param directory for its stores
   * @param round told from other rounds by the application's id
   * @param events how many events there are
   * @return events a second, from the first event processed to the last
   */
  static double run(Map<String, String> kafka, Path directory, int round, long events) {
    NodeConfig config = NodeConfig.single(kafka, directory);
    try (StreamsApplication application =
        new StreamsApplication(
            "ledger-bench-rebuild-" + round,
            config,
            StreamsApplication.PROJECTION_COMMIT,
            () -> ProjectTopology.build(new ReadModel()),
            new FewHeadersClients())) {
      application.start();
      long first = await(application, 1);
      long already = processed(application);
      await(application, events);
      return Bench.perSecond(events - already, first);
    }
  }

  /** Waits until so many events are processed; when that was. */
  private static long await(StreamsApplication application, long events) {
    long start = System.nanoTime();
    while (processed(application) < events) {
      if (!application.alive() || System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IllegalStateException(
            "the projection stopped at " + processed(application) + " of " + events + " events");
      }
      pause();
    }
    return System.nanoTime();
  }

  private static long processed(StreamsApplication application) {
    return application.streams().metrics().entrySet().stream()
        .filter(metric -> isProcessTotal(metric.getKey()))
        .mapToLong(metric -> ((Double) metric.getValue().metricValue()).longValue())
        .sum();
  }

  private static boolean isProcessTotal(MetricName name) {
    return name.name().equals("process-total") && name.group().equals("stream-thread-metrics");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
