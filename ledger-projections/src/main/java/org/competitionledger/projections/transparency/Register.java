package org.competitionledger.projections.transparency;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.topics.Topic;

/**
 * The register, as it is folded: one log whose entries are the heads of all others, so that the set
 * of logs is complete. What grows it is {@link Registrar}; its tree is one of {@link LogTrees}.
 *
 * <p>Used by the folding thread only.
 */
public final class Register {

  /** Its name among the logs, which are named by their competitions' ids. */
  public static final String LOG = Transparency.REGISTER;

  /** Who owns this partition of the competitions' topics appends to the register. */
  static final int OWNER = 0;

  private final FoldedStore.Space space;
  private final PublishedHeads published;
  private final Map<String, Registered> unpublished = new LinkedHashMap<>();

  /**
   * Goes on where a space stands.
   *
   * @param published told of what is registered
   */
  public Register(FoldedStore.Space space, PublishedHeads published) {
    this.space = space;
    this.published = published;
    new TileStore(space)
        .forEach(
            TileStore.REGISTERED,
            (log, places) -> published.register(log, Registered.parse(places)));
  }

  /** What the owner of a partition writes to beside it: the register, if it is the first. */
  public static Optional<TopicPartition> ownedWith(int partition) {
    return partition == OWNER
        ? Optional.of(new TopicPartition(Topic.REGISTER.topicName(), 0))
        : Optional.empty();
  }

  /** The origin of a log of a ledger. */
  static String origin(String ledgerName, String log) {
    if (log.equals(LOG)) {
      return Origin.ofRegister(ledgerName);
    }
    Origin ofCompetition = new Origin(ledgerName, competition(log));
    return log.equals(ofCompetition.competition())
        ? ofCompetition.text()
        : ofCompetition.ofRefusals();
  }

  /** The competition that a log is of. */
  static String competition(String log) {
    int slash = log.indexOf('/');
    return slash < 0 ? log : log.substring(0, slash);
  }

  /**
   * Takes in a head of a log.
   *
   * @param index where it stands
   * @param itsSize how many entries that head has
   */
  public void append(String log, long index, long itsSize) {
    Registered now =
        Registered.with(
            new Registered.Place(itsSize, index),
            Optional.ofNullable(unpublished.get(log)).or(() -> published.registered(log)));
    space.put(TileStore.key(TileStore.REGISTERED, log), now.bytes());
    unpublished.put(log, now);
  }

  /** What has been written can be read. */
  public void publish() {
    unpublished.forEach(published::register);
    unpublished.clear();
  }
}
