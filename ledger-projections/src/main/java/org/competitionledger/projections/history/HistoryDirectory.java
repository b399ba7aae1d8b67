package org.competitionledger.projections.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.store.Damage;

/**
 * Where the history lies: {@code history-<fold>-<state>}. The name tells by which fold and in which
 * state schemas it was written, so that another version of the ledger starts anew beside it, and
 * leftovers are known as such.
 */
final class HistoryDirectory {

  /** To be raised when the fold itself changes; what it folds into is seen from the schemas. */
  private static final int FOLD = 1;

  private static final String PREFIX = "history-";

  private HistoryDirectory() {}

  /** The directory of this version; those of others are deleted. */
  static Path in(Path parent) {
    String name = PREFIX + FOLD + "-" + stateSchemas();
    try {
      Files.createDirectories(parent);
      try (Stream<Path> children = Files.list(parent)) {
        List<Path> others =
            children
                .filter(child -> child.getFileName().toString().startsWith(PREFIX))
                .filter(child -> !child.getFileName().toString().equals(name))
                .toList();
        others.forEach(Damage::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parent.resolve(name);
  }

  private static String stateSchemas() {
    CRC32C all = new CRC32C();
    for (StateKind<?> kind : StateKind.ALL) {
      all.update(ByteBuffer.allocate(8).putLong(AvroBytes.of(kind.type()).fingerprint()).flip());
    }
    return HexFormat.of().toHexDigits((int) all.getValue());
  }
}
