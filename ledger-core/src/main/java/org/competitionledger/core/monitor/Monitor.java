package org.competitionledger.core.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.bundle.BundleNames;
import org.competitionledger.core.bundle.DamagedBundle;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Proofs;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.monitor.Observation.Kind;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * Looks at a ledger from outside, with nothing but the register's key and what was seen before: the
 * register only grows, each log that is shown stands in it, and each head that was ever registered
 * is the beginning of what is shown now. A look costs what the register grew by, and a head of each
 * log.
 */
public final class Monitor {

  /** What passes by itself as a rule is told of when it has lasted for so long. */
  public static final Duration GRACE = Duration.ofMinutes(1);

  private static final int FILE_BYTES_MAX = 32 << 20;

  private final List<VerificationKey> trusted;
  private final Source source;
  private final Instant now;
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, Instant> waiting = new HashMap<>();
  private Seen seen;

  /** What a ledger shows. */
  public interface Source {

    /** The files of a log, by its origin without the ledger's name: {@code /v1/log}. */
    BundleFiles log(String path);

    /** The competitions that it shows. */
    Collection<String> competitions() throws IOException;
  }

  /**
   * What was seen.
   *
   * @param seen to be remembered for the next look; as before where the register was rewritten
   */
  public record Look(Seen seen, List<Observation> observations) {}

  private Monitor(Seen seen, Source source, List<VerificationKey> trusted, Instant now) {
    this.seen = seen;
    this.source = source;
    this.trusted = trusted;
    this.now = now;
  }

  /**
   * Looks once.
   *
   * @param before what was seen before
   * @param trusted keys of the register, one of which must have signed it
   * @throws IOException if the ledger does not answer
   */
  public static Look look(Seen before, Source source, List<VerificationKey> trusted, Instant now)
      throws IOException {
    return new Monitor(before, source, trusted, now).look();
  }

  private Look look() throws IOException {
    String register = seen.register().origin();
    try {
      Map<String, List<Checkpoint>> registered = registered();
      for (Map.Entry<String, List<Checkpoint>> log : registered.entrySet()) {
        if (!seen.logs().containsKey(log.getKey())) {
          Checkpoint newest = log.getValue().get(log.getValue().size() - 1);
          saw(Kind.NEW_LOG, newest, "it came into the register");
        }
      }
      Set<String> toLookAt = new TreeSet<>(registered.keySet());
      toLookAt.addAll(seen.logs().keySet());
      source.competitions().forEach(id -> toLookAt.add(new Origin(ledger(), id).text()));
      for (String origin : toLookAt) {
        lookAt(origin, registered);
      }
      registered.forEach((origin, heads) -> seen.logs().put(origin, heads.get(heads.size() - 1)));
      seen = new Seen(seen.register(), seen.logs(), waiting);
    } catch (MalformedNote | DamagedBundle e) {
      observations.add(
          new Observation(Kind.REWRITTEN, register, seen.register().size(), e.getMessage()));
    }
    return new Look(seen, List.copyOf(observations));
  }

  private String ledger() {
    return Origin.ledgerOf(seen.register().origin()).orElseThrow();
  }

  /** Where a log of this ledger lies; its origin says so. */
  private BundleFiles files(String origin) {
    return source.log(origin.substring(ledger().length()));
  }

  /**
   * The heads that came into the register since it was looked at, by log, each proven to stand
   * where it does, behind all that was there.
   *
   * @throws DamagedBundle if the register does not continue what was seen of it
   */
  private Map<String, List<Checkpoint>> registered() throws IOException {
    BundleFiles files = files(seen.register().origin());
    SignedNote note =
        SignedNote.parse(
            find(files, BundleNames.CHECKPOINT)
                .orElseThrow(() -> new DamagedBundle("the register is not shown")));
    Checkpoint head = Checkpoint.parse(note.text());
    Checkpoint before = seen.register();
    if (!head.origin().equals(before.origin()) || !note.verify(trusted).trusted()) {
      throw new DamagedBundle("its head is not signed by a key that is trusted");
    }
    if (head.size() < before.size()) {
      throw new DamagedBundle(
          "it has %d entries, and had %d".formatted(head.size(), before.size()));
    }
    TileHashes.Tiles tiles = tiles(files, head.size());
    if (!GrowingTree.root(before.size(), tiles).equals(before.root())) {
      throw new DamagedBundle("its first %d entries were others".formatted(before.size()));
    }
    GrowingTree tree = GrowingTree.resume(before.size(), tiles, (tile, hashes) -> {});
    Map<String, List<Checkpoint>> registered = new HashMap<>();
    while (tree.size() < head.size()) {
      Tile tile = Tile.of(Tile.ENTRIES, tree.size() / Tile.WIDTH, head.size());
      List<byte[]> entries = EntryBundle.parse(read(files, tile), tile.width());
      for (byte[] entry : entries.subList((int) (tree.size() % Tile.WIDTH), tile.width())) {
        tree.append(LeafHash.of(entry));
        Checkpoint log = Checkpoint.parse(SignedNote.decode(entry));
        if (!Origin.ledgerOf(log.origin()).equals(Optional.of(ledger()))) {
          throw new DamagedBundle("it has a head of " + log.origin() + ", which is no log of its");
        }
        registered.computeIfAbsent(log.origin(), origin -> new ArrayList<>()).add(log);
      }
    }
    if (!tree.root().equals(head.root())) {
      throw new DamagedBundle("its entries are not those that were signed");
    }
    seen = new Seen(head, seen.logs(), seen.waiting());
    return registered;
  }

  /** Holds what a log shows against what is registered of it, before and now. */
  private void lookAt(String origin, Map<String, List<Checkpoint>> registered) throws IOException {
    List<Checkpoint> known = new ArrayList<>();
    Optional.ofNullable(seen.logs().get(origin)).ifPresent(known::add);
    known.addAll(registered.getOrDefault(origin, List.of()));
    BundleFiles files = files(origin);
    Optional<Checkpoint> shown =
        find(files, BundleNames.CHECKPOINT)
            .map(note -> Checkpoint.parse(SignedNote.parse(note).text()));
    if (known.isEmpty()) {
      shown.ifPresent(head -> later(Kind.UNREGISTERED, head, "it is shown, and not registered"));
      return;
    }
    Checkpoint newest = known.get(known.size() - 1);
    if (shown.isEmpty()) {
      later(Kind.HIDDEN, newest, "it is registered, and not shown");
      return;
    }
    Checkpoint head = shown.get();
    if (head.size() < newest.size()) {
      later(Kind.HIDDEN, newest, "only %d of its events are shown".formatted(head.size()));
    } else if (head.size() > newest.size()) {
      later(Kind.STOPPED, newest, "it is shown with %d events by now".formatted(head.size()));
    }
    long size = 0;
    for (Checkpoint one : known) {
      if (one.size() < size) {
        saw(Kind.REWRITTEN, one, "it was registered with %d events before".formatted(size));
      }
      size = one.size();
      requireContinued(one, head, files);
    }
  }

  private void requireContinued(Checkpoint registered, Checkpoint head, BundleFiles files) {
    try {
      if (registered.size() <= head.size() && !continues(registered, head, files)) {
        saw(Kind.REWRITTEN, registered, "its registered events are not those that are shown");
      }
    } catch (DamagedBundle e) {
      later(Kind.HIDDEN, registered, e.getMessage());
    }
  }

  /** Whether one head of a log is the beginning of another. */
  private static boolean continues(Checkpoint earlier, Checkpoint head, BundleFiles files) {
    if (!earlier.origin().equals(head.origin())) {
      return false;
    }
    if (earlier.size() == 0 || earlier.size() == head.size()) {
      return earlier.size() == 0 || earlier.root().equals(head.root());
    }
    List<Hash> proof =
        new Tree(head.size(), new TileHashes(head.size(), tiles(files, head.size())))
            .consistency(earlier.size());
    return Proofs.consistent(earlier.size(), earlier.root(), head.size(), head.root(), proof);
  }

  private void saw(Kind kind, Checkpoint log, String detail) {
    observations.add(new Observation(kind, log.origin(), log.size(), detail));
  }

  /** Tells of it if it has been so for long. */
  private void later(Kind kind, Checkpoint log, String detail) {
    String key = kind + " " + log.origin();
    Instant since = seen.waiting().getOrDefault(key, now);
    waiting.put(key, since);
    if (!now.isBefore(since.plus(GRACE))) {
      saw(kind, log, detail + ", for " + Duration.between(since, now).toSeconds() + " s");
    }
  }

  /** Tiles of a log of a size; narrower ones are cut from those that it shows. */
  private static TileHashes.Tiles tiles(BundleFiles files, long size) {
    return wanted -> {
      Tile shown = Tile.of(wanted.level(), wanted.index(), size);
      byte[] hashes;
      try {
        hashes = read(files, shown);
      } catch (IOException e) {
        throw new DamagedBundle(shown.path() + ": " + e.getMessage());
      }
      if (hashes.length != shown.width() * Hash.LENGTH) {
        throw new DamagedBundle(shown.path() + " does not hold " + shown.width() + " hashes");
      }
      return hashes;
    };
  }

  private static byte[] read(BundleFiles files, Tile tile) throws IOException {
    return find(files, tile.path())
        .orElseThrow(() -> new DamagedBundle(tile.path() + " is not shown"));
  }

  private static Optional<byte[]> find(BundleFiles files, String name) throws IOException {
    Optional<InputStream> opened = files.open(name);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      byte[] content = in.readNBytes(FILE_BYTES_MAX + 1);
      if (content.length > FILE_BYTES_MAX) {
        throw new DamagedBundle(name + " is larger than any file of a log");
      }
      return Optional.of(content);
    }
  }
}
