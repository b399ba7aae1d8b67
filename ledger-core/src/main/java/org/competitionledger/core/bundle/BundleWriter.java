package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * Writes a bundle from a checkpoint and the events below it, in the memory of 256 events. The same
 * log and checkpoint give the same files in the same order.
 */
public final class BundleWriter {

  private final SignedNote note;
  private final Checkpoint head;
  private final List<VerificationKey> keys;
  private final Sink sink;
  private final GrowingTree tree = new GrowingTree(this::fullTile);
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final TreeSet<String> schemas = new TreeSet<>();
  private int ledgerVersion;

  /** Who takes the files. */
  @FunctionalInterface
  public interface Sink {

    /** Takes a file. */
    void file(String name, byte[] content) throws IOException;
  }

  /**
   * A writer.
   *
   * @param note the signed head at which the bundle is cut
   * @param keys the log's keys, newest first
   * @param sink who takes the files
   */
  public BundleWriter(SignedNote note, List<VerificationKey> keys, Sink sink) {
    this.note = note;
    this.head = Checkpoint.parse(note.text());
    this.keys = List.copyOf(keys);
    this.sink = sink;
  }

  /**
   * Adds the next event, by its bytes as recorded.
   *
   * @throws IllegalStateException if the checkpoint has no more
   */
  public void append(byte[] event) {
    if (tree.size() == head.size()) {
      throw new IllegalStateException("the checkpoint ends at " + head.size() + " events");
    }
    schemas.add(EventCodec.fingerprint(event));
    ledgerVersion = Math.max(ledgerVersion, EventCodec.envelope(event).getLedgerVersion());
    EntryBundle.append(event, entries);
    tree.append(LeafHash.of(event));
    if (tree.size() % Tile.WIDTH == 0) {
      writeEntries();
    }
  }

  /** Adds the proof that the log stands in the register, of this head or an earlier one. */
  public void registered(InclusionProof proof) {
    file(BundleNames.REGISTRATION, proof.bytes());
  }

  /**
   * Writes what is left.
   *
   * @throws IllegalStateException if these are not the checkpoint's events
   */
  public void finish() {
    if (tree.size() != head.size() || !tree.root().equals(head.root())) {
      throw new IllegalStateException(
          head.origin() + ": the events are not those of its checkpoint at " + head.size());
    }
    if (entries.size() > 0) {
      writeEntries();
    }
    Tile.partials(head.size()).forEach(tile -> file(tile.path(), tree.partial(tile)));
    for (String fingerprint : schemas) {
      file(
          BundleNames.schema(fingerprint),
          ReleasedSchemas.find(fingerprint)
              .orElseThrow(() -> new UnknownSchema(fingerprint))
              .text()
              .getBytes(UTF_8));
    }
    StringBuilder vkeys = new StringBuilder();
    keys.forEach(key -> vkeys.append(key.text()).append('\n'));
    file(BundleNames.VKEY, vkeys.toString().getBytes(UTF_8));
    file(BundleNames.CHECKPOINT, note.bytes());
    file(BundleNames.MANIFEST, new Manifest(head.origin(), head.size(), ledgerVersion).bytes());
  }

  private void writeEntries() {
    long index = (tree.size() - 1) / Tile.WIDTH;
    file(Tile.of(Tile.ENTRIES, index, tree.size()).path(), entries.toByteArray());
    entries.reset();
  }

  private void fullTile(Tile tile, byte[] hashes) {
    file(tile.path(), hashes);
  }

  private void file(String name, byte[] content) {
    try {
      sink.file(name, content);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
  }
}
