package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;

/**
 * Where a log stands in the register, and the proof of it, from the register as it lies in Kafka:
 * read once to find the place and once to prove it, in the memory of a path through the tree.
 *
 * @param place the newest head of the log that the register's head covers
 * @param head the last head of the register, with its signatures
 */
record KafkaRegistration(Registered.Place place, SignedNote head) {

  /**
   * Looks for a log.
   *
   * @param register all that lies there, entries and heads
   * @param size how many events the log is to have; a head of more is passed over
   */
  static Optional<KafkaRegistration> find(
      Iterator<ConsumerRecord<byte[], byte[]>> register, String log, long size) {
    Optional<Registered> places = Optional.empty();
    Optional<SignedNote> head = Optional.empty();
    for (long index = 0; register.hasNext(); ) {
      ConsumerRecord<byte[], byte[]> record = register.next();
      if (isHead(record)) {
        head = Optional.of(SignedNote.parse(record.value()));
        continue;
      }
      if (log.equals(new String(record.key(), UTF_8))) {
        long registered = Checkpoint.parse(new String(record.value(), UTF_8)).size();
        places = Optional.of(Registered.with(new Registered.Place(registered, index), places));
      }
      index++;
    }
    Optional<SignedNote> newest = head;
    return places.flatMap(
        known ->
            newest.flatMap(
                note ->
                    known
                        .below(size, PublishedHeads.size(note))
                        .map(place -> new KafkaRegistration(place, note))));
  }

  /**
   * Proves it.
   *
   * @param register the same again
   * @throws IllegalStateException if the entries are not those that were signed
   */
  InclusionProof prove(Iterator<ConsumerRecord<byte[], byte[]>> register) {
    Checkpoint signed = Checkpoint.parse(head.text());
    Map<Tile, byte[]> path = new HashMap<>();
    GrowingTree tree =
        new GrowingTree(
            (tile, hashes) -> {
              if (tile.index() == place.index() >> Tile.HEIGHT * (tile.level() + 1)) {
                path.put(tile, hashes);
              }
            });
    byte[] entry = {};
    while (tree.size() < signed.size() && register.hasNext()) {
      ConsumerRecord<byte[], byte[]> record = register.next();
      if (!isHead(record)) {
        entry = tree.size() == place.index() ? record.value() : entry;
        tree.append(LeafHash.of(record.value()));
      }
    }
    if (tree.size() < signed.size() || !tree.root().equals(signed.root())) {
      throw new IllegalStateException("the register's entries are not those of its head");
    }
    Tile.partials(signed.size()).forEach(tile -> path.put(tile, tree.partial(tile)));
    Tree whole = new Tree(signed.size(), new TileHashes(signed.size(), path::get));
    return new InclusionProof(
        place.index(), whole.inclusion(place.index()), head, Optional.of(entry));
  }

  /** The register's own heads have no name of a log. */
  private static boolean isHead(ConsumerRecord<byte[], byte[]> record) {
    return record.key().length == 0;
  }
}
