package org.competitionledger.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.decide.Folded;
import org.competitionledger.projections.project.FoldingClients;
import org.competitionledger.projections.project.ProjectTopology;
import org.competitionledger.projections.project.ReadModel;
import org.competitionledger.projections.streams.StreamsApplication;

/** The projection folded from the whole log, as after a change of what it stores. */
final class Rebuild {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private Rebuild() {}

  /**
   * Projects a log from its start, in this JVM.
   *
   * @param directory for its store, which is not there yet
   * @param log the partition with all events
   * @param end where it ends
   * @param events how many events there are
   * @return events a second, from when the first are folded to the last
   */
  static double run(
      Map<String, String> kafka, Path directory, TopicPartition log, long end, long events)
      throws InterruptedException {
    ReadModel readModel = new ReadModel();
    try (StreamsApplication application =
        new StreamsApplication(
            ProjectTopology.APPLICATION_ID,
            NodeConfig.single(kafka, directory),
            () -> ProjectTopology.build(readModel, LogSettings.DEFAULT_NAME),
            new FoldingClients(readModel, () -> false),
            () -> {})) {
      application.start();
      await(application, readModel, log, 1);
      long start = System.nanoTime();
      long already = readModel.folded(failed -> {}).orElseThrow().place(log);
      await(application, readModel, log, end);
      return Bench.perSecond(events - already, start);
    }
  }

  /** Waits until all before an offset is folded. */
  private static void await(
      StreamsApplication application, ReadModel readModel, TopicPartition log, long offset)
      throws InterruptedException {
    Optional<Folded> folded = readModel.folded(failed -> {});
    while (folded.isEmpty() || !folded.get().await(log, offset, LOOK_EVERY)) {
      if (!application.alive()) {
        throw application.notRunning();
      }
      if (folded.isEmpty()) {
        Thread.sleep(1);
      }
      folded = readModel.folded(failed -> {});
    }
  }
}
