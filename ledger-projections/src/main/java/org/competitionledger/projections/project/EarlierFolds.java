package org.competitionledger.projections.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.projections.store.Damage;
import org.competitionledger.projections.store.QueriedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What versions before this one folded and kept. They stay until the new version has folded the log
 * and comes to every table that was certified; an instance whose version does not is never ready,
 * so that the others, which have not been replaced yet, go on serving.
 */
public final class EarlierFolds {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierFolds.class);

  private EarlierFolds() {}

  /**
   * Lets go of them where this version's tables are those that were certified.
   *
   * @param stateDirectory where each version has a directory of its own
   * @param readModel what this version has folded
   * @throws IllegalStateException if it comes to another table than was certified
   */
  public static void takeOver(Path stateDirectory, ReadModel readModel) {
    List<Path> earlier = in(stateDirectory);
    if (earlier.isEmpty()) {
      return;
    }
    String others = others(readModel.current());
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          ("This version comes to other tables than were certified, and is not served (%s). What the"
                  + " version before folded is kept in %s; without it this one is served all the"
                  + " same.")
              .formatted(others, earlier));
    }
    earlier.forEach(Damage::delete);
    LOG.info("Took over from an earlier version deleted={}", earlier);
  }

  /** The certifications whose table this version does not come to. */
  private static String others(Projection folded) {
    return EventIndex.competitions(folded.written(Projection.INDEX)).stream()
        .flatMap(
            competition ->
                Findings.at(
                        new QueriedState(competition, folded.written(Projection.FINDINGS)),
                        Optional.of(FindingCode.CERTIFIED_TABLE_DIFFERS),
                        Instant.MAX)
                    .stream()
                    .map(differs -> competition + '/' + differs.finding().getRaisedBy()))
        .collect(Collectors.joining(", "));
  }

  /** Those that decided and signed until 2026-11 had stores of their own. */
  private static List<Path> in(Path stateDirectory) {
    try (Stream<Path> all = Files.list(stateDirectory)) {
      return all.filter(path -> isEarlier(path.getFileName().toString())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEarlier(String name) {
    return name.matches("ledger-(project-v[0-9]+|decide-v1|log-v1)")
        && !name.equals(ProjectTopology.APPLICATION_ID);
  }
}
