package org.competitionledger.core.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;

/** What a ledger shows to an outsider: logs and a register, honest until somebody changes them. */
final class ShownLedger implements Monitor.Source {

  static final String NAME = "ledger.example";
  private static final String REFUSALS = "/refusals";

  final Map<String, List<byte[]>> logs = new TreeMap<>();
  final List<byte[]> register = new ArrayList<>();
  SigningKey key = key(1);

  static SigningKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(Origin.ofRegister(NAME), SignatureType.ED25519, bytes);
  }

  void grow(String competition, int events) {
    List<byte[]> log = logs.computeIfAbsent(competition, id -> new ArrayList<>());
    for (int i = 0; i < events; i++) {
      log.add((competition + " " + log.size()).getBytes(UTF_8));
    }
  }

  /** As the ledger would: the newest head of a log. */
  void register(String competition) {
    register.add(head(competition).text().getBytes(UTF_8));
  }

  Checkpoint head(String log) {
    return head(origin(log), logs.get(log));
  }

  /** A log of refusals is named as {@link #refusals} says, all others as their competition. */
  private static String origin(String log) {
    Origin origin = new Origin(NAME, log.replace(REFUSALS, ""));
    return log.endsWith(REFUSALS) ? origin.ofRefusals() : origin.text();
  }

  static String refusals(String competition) {
    return competition + REFUSALS;
  }

  private static Checkpoint head(String origin, List<byte[]> entries) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    entries.forEach(entry -> tree.append(LeafHash.of(entry)));
    return new Checkpoint(origin, tree.size(), tree.root());
  }

  @Override
  public BundleFiles log(String path) {
    if (path.equals("/v1/log")) {
      return new Shown(files(head(Origin.ofRegister(NAME), register), register, key));
    }
    String log =
        Origin.parse(NAME + path)
            .map(Origin::competition)
            .orElseGet(
                () -> refusals(Origin.parseRefusals(NAME + path).orElseThrow().competition()));
    return new Shown(logs.containsKey(log) ? files(head(log), logs.get(log), key) : Map.of());
  }

  @Override
  public Set<String> competitions() {
    return logs.keySet().stream()
        .filter(log -> !log.endsWith(REFUSALS))
        .collect(Collectors.toSet());
  }

  private static Map<String, byte[]> files(Checkpoint head, List<byte[]> entries, SigningKey key) {
    Map<String, byte[]> files = new HashMap<>();
    GrowingTree tree = new GrowingTree((tile, hashes) -> files.put(tile.path(), hashes));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      tree.append(LeafHash.of(entry));
      EntryBundle.append(entry, content);
      if (tree.size() % Tile.WIDTH == 0 || tree.size() == entries.size()) {
        Tile tile = Tile.of(Tile.ENTRIES, (tree.size() - 1) / Tile.WIDTH, tree.size());
        files.put(tile.path(), content.toByteArray());
        content.reset();
      }
    }
    Tile.partials(tree.size()).forEach(tile -> files.put(tile.path(), tree.partial(tile)));
    files.put("checkpoint", head.sign(List.of(key)).bytes());
    return files;
  }

  private record Shown(Map<String, byte[]> files) implements BundleFiles {

    @Override
    public Optional<InputStream> open(String name) {
      return Optional.ofNullable(files.get(name)).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<Set<String>> names() {
      return Optional.empty();
    }
  }
}
