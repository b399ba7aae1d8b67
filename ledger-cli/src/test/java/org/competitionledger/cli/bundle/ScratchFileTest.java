package org.competitionledger.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchFileTest {

  @Test
  void roomIsZeroAndKeepsWhatIsWritten() {
    try (ScratchFile scratch = new ScratchFile()) {
      List<ByteBuffer> pieces = new ArrayList<>();
      for (int number = 1; number <= 5; number++) {
        ByteBuffer piece = scratch.allocate(100_000 * number);
        assertThat(piece.capacity()).isEqualTo(100_000 * number);
        assertThat(piece.getLong(0)).isZero();
        assertThat(piece.getLong(piece.capacity() - Long.BYTES)).isZero();
        piece.putLong(0, number).putLong(piece.capacity() - Long.BYTES, number);
        pieces.add(piece);
      }
      for (int number = 1; number <= 5; number++) {
        ByteBuffer piece = pieces.get(number - 1);
        assertThat(piece.getLong(0)).isEqualTo(number);
        assertThat(piece.getLong(piece.capacity() - Long.BYTES)).isEqualTo(number);
      }
    }
  }
}
