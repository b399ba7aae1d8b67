package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.competitionledger.core.codec.ReleasedSchema;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;

/** A bundle in a map, to be tampered with. */
final class TestBundle implements BundleFiles {

  final Map<String, byte[]> files = new TreeMap<>();

  static String origin(String competition) {
    return new Origin("ledger.example", competition).text();
  }

  static SigningKey key(String competition, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(origin(competition), SignatureType.ED25519, bytes);
  }

  /** A bundle of events, signed by a key. */
  static TestBundle of(List<byte[]> events, SigningKey key) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    events.forEach(event -> tree.append(LeafHash.of(event)));
    Checkpoint head = new Checkpoint(key.verification().name(), tree.size(), tree.root());
    TestBundle bundle = new TestBundle();
    BundleWriter writer =
        new BundleWriter(head.sign(List.of(key)), List.of(key.verification()), bundle.files::put);
    events.forEach(writer::append);
    writer.finish();
    return bundle;
  }

  /** A bundle of entries that need not be events: no writer of ours would make it. */
  static TestBundle raw(List<byte[]> entries, SigningKey key) {
    TestBundle bundle = of(List.of(), key);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    GrowingTree tree = new GrowingTree((tile, hashes) -> bundle.files.put(tile.path(), hashes));
    for (byte[] entry : entries) {
      tree.append(LeafHash.of(entry));
      EntryBundle.append(entry, content);
      if (tree.size() % Tile.WIDTH == 0 || tree.size() == entries.size()) {
        long index = (tree.size() - 1) / Tile.WIDTH;
        Tile tile = Tile.of(Tile.ENTRIES, index, tree.size());
        bundle.files.put(tile.path(), content.toByteArray());
        content.reset();
      }
    }
    Tile.partials(tree.size()).forEach(t -> bundle.files.put(t.path(), tree.partial(t)));
    Checkpoint head = new Checkpoint(key.verification().name(), tree.size(), tree.root());
    bundle.files.put("checkpoint", head.sign(List.of(key)).bytes());
    bundle.files.put("bundle.json", new Manifest(head.origin(), head.size(), 1).bytes());
    ReleasedSchema schema = ReleasedSchemas.current();
    bundle.files.put(BundleNames.schema(schema.fingerprint()), schema.text().getBytes(UTF_8));
    return bundle;
  }

  TestBundle copy() {
    TestBundle copy = new TestBundle();
    files.forEach((name, content) -> copy.files.put(name, content.clone()));
    return copy;
  }

  /** The entries of the first entry bundle, to be put back changed. */
  List<byte[]> firstEntries() {
    String name =
        files.keySet().stream()
            .filter(n -> n.startsWith("tile/entries/000"))
            .findFirst()
            .orElseThrow();
    int width =
        name.contains(".p/") ? Integer.parseInt(name.substring(name.indexOf(".p/") + 3)) : 256;
    return new ArrayList<>(EntryBundle.parse(files.get(name), width));
  }

  @Override
  public Optional<InputStream> open(String name) {
    return Optional.ofNullable(files.get(name)).map(ByteArrayInputStream::new);
  }

  @Override
  public Optional<Set<String>> names() {
    return Optional.of(files.keySet());
  }
}
