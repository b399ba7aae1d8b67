package org.competitionledger.projections;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * The transparency log of each competition, named by its id, and the register over them, {@link
 * #REGISTER}, up to their published heads. Safe for use by many threads.
 *
 * <p>All of these throw {@link LedgerUnavailable} while the log is still being folded.
 */
public interface Transparency {

  /** The register among the logs. */
  String REGISTER = "/";

  /** The log of refusals of a competition, among the logs. */
  static String refusals(String competition) {
    return competition + "/refusals";
  }

  /** The newest published head; empty if nothing was signed yet. */
  Optional<SignedNote> head(String competition);

  /**
   * The logs that have grown and were not signed since, and when each grew. As a rule a log is
   * among them for a second.
   */
  Map<String, Instant> unsignedSince();

  /**
   * Has somebody told of each competition whose head was published, of those known now at once. It
   * must return soon, and may be told twice of one head.
   */
  void onPublished(Consumer<String> listener);

  /**
   * The keys that sign the competition's heads, newest first, and those that signed a head that is
   * shown still: one that waits for witnesses may be older than a key's retirement.
   */
  List<VerificationKey> keys(String competition, Optional<SignedNote> shown);

  /** Signs a dry run with the keys that sign the competition's heads; empty if it is refused. */
  Optional<SignedNote> sign(DryRun dryRun);

  /** Which keys can sign here. */
  HeldKeys held();

  /**
   * The hashes of a tile of a published tree; empty if no published tree has it. Entry bundles are
   * not kept: they are the events.
   */
  Optional<byte[]> tile(String competition, Tile tile);

  /**
   * Proof that a head of a log stands in the register; its extra data is the text of that head.
   *
   * @param head the newest that may be proven
   * @param registerHead the register's, by which it is
   */
  Optional<InclusionProof> registered(String log, SignedNote head, SignedNote registerHead);

  /**
   * The logs whose published head is not in the register, and since when this instance has seen it.
   * As a rule a log is among them for some seconds.
   */
  Map<String, Instant> unregisteredSince();

  /** Entries of the register or of a log of refusals, below its published head. */
  List<byte[]> entries(String log, long from, int count);

  /** What rules of a competition turned down, counted; asking costs the same however many. */
  RefusalStatistics refused(String competition);

  /** Proof that an event stands below a published head. */
  List<Hash> inclusion(String competition, long sequence, SignedNote head);

  /** Proof that a smaller tree is the beginning of a published one; 0 &lt; earlier. */
  List<Hash> consistency(String competition, long earlier, SignedNote head);
}
