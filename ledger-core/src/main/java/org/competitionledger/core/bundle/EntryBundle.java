package org.competitionledger.core.bundle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.competitionledger.core.codec.EventCodec;

/** Entries as tlog-tiles has them: {@code u16 big-endian length ‖ entry}, repeated. */
public final class EntryBundle {

  static final int LENGTH_BYTES = 2;

  private EntryBundle() {}

  /** Adds an entry. */
  public static void append(byte[] entry, ByteArrayOutputStream bundle) {
    if (entry.length > EventCodec.EVENT_SIZE_MAX) {
      throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
    }
    bundle.write(entry.length >>> Byte.SIZE);
    bundle.write(entry.length);
    bundle.write(entry, 0, entry.length);
  }

  /**
   * The entries.
   *
   * @throws DamagedBundle if they are not exactly so many
   */
  public static List<byte[]> parse(byte[] bundle, int count) {
    List<byte[]> entries = new ArrayList<>(count);
    for (int at = 0; at < bundle.length; at = end(bundle, at)) {
      int end = end(bundle, at);
      if (end < 0 || entries.size() == count) {
        throw new DamagedBundle("it does not hold exactly " + count + " entries");
      }
      entries.add(Arrays.copyOfRange(bundle, at + LENGTH_BYTES, end));
    }
    if (entries.size() != count) {
      throw new DamagedBundle("it holds " + entries.size() + " entries, not " + count);
    }
    return entries;
  }

  /** Where the entry ends whose length stands at a place; -1 if the bundle ends before. */
  static int end(byte[] bundle, int at) {
    int start = at + LENGTH_BYTES;
    if (start > bundle.length) {
      return -1;
    }
    int end = start + ((bundle[at] & 0xFF) << Byte.SIZE | bundle[at + 1] & 0xFF);
    return end > bundle.length ? -1 : end;
  }
}
