package org.competitionledger.core.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignedNote;

/**
 * A bundle to be read. Nothing of it is verified here: see {@code Verify}.
 *
 * @param files its files
 * @param note its checkpoint with signatures
 * @param head its checkpoint
 * @param origin whose log it is
 */
public record Bundle(BundleFiles files, SignedNote note, Checkpoint head, Origin origin) {

  /** No file is larger: an entry bundle of 256 of the largest events. */
  private static final int FILE_BYTES_MAX = Tile.WIDTH * (EventCodec.EVENT_SIZE_MAX + 2);

  /**
   * Opens a bundle.
   *
   * @throws DamagedBundle if its checkpoint is missing or none
   * @throws UncheckedIOException if it cannot be read
   */
  public static Bundle open(BundleFiles files) {
    try {
      SignedNote note = SignedNote.parse(read(files, BundleNames.CHECKPOINT));
      Checkpoint head = Checkpoint.parse(note.text());
      Origin origin =
          Origin.parse(head.origin())
              .orElseThrow(
                  () -> new MalformedNote(head.origin() + " is not the log of a competition"));
      return new Bundle(files, note, head, origin);
    } catch (MalformedNote e) {
      throw new DamagedBundle(BundleNames.CHECKPOINT + ": " + e.getMessage());
    }
  }

  /**
   * Streams all events in order, in the memory of 256 of them.
   *
   * @throws DamagedBundle if entries are missing or malformed
   * @throws org.competitionledger.core.codec.MalformedBytes if an entry is no event
   * @throws org.competitionledger.core.codec.UnknownSchema if an event needs a newer build
   * @throws UncheckedIOException if it cannot be read
   */
  public void events(Consumer<EncodedEvent> visitor) {
    for (long index = 0; index < Tile.count(Tile.ENTRIES, head.size()); index++) {
      for (byte[] entry : entries(Tile.of(Tile.ENTRIES, index, head.size()))) {
        visitor.accept(EventCodec.encoded(entry));
      }
    }
  }

  /** The entries of one entry bundle. */
  List<byte[]> entries(Tile tile) {
    try {
      return EntryBundle.parse(read(tile.path()), tile.width());
    } catch (DamagedBundle e) {
      throw e.getMessage().startsWith(tile.path())
          ? e
          : new DamagedBundle(tile.path() + ": " + e.getMessage());
    }
  }

  /** The content of a file that must be there. */
  byte[] read(String name) {
    return read(files, name);
  }

  /** The content of a file that may be there. */
  Optional<byte[]> find(String name) {
    return find(files, name);
  }

  private static byte[] read(BundleFiles files, String name) {
    return find(files, name).orElseThrow(() -> new DamagedBundle(name + ": the file is missing"));
  }

  private static Optional<byte[]> find(BundleFiles files, String name) {
    try {
      Optional<InputStream> opened = files.open(name);
      if (opened.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = opened.get()) {
        byte[] content = new byte[Math.min(in.available(), FILE_BYTES_MAX)];
        if (in.readNBytes(content, 0, content.length) < content.length) {
          throw new DamagedBundle(name + ": the file is shorter than it says");
        }
        if (in.read() >= 0) {
          throw new DamagedBundle(
              name + ": the file is larger than any of a bundle, or than it says");
        }
        return Optional.of(content);
      }
    } catch (ZipException | EOFException e) {
      throw new DamagedBundle(name + ": the zip is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
  }
}
