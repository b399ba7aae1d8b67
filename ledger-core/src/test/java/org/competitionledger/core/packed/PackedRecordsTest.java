package org.competitionledger.core.packed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.competitionledger.state.EvaluatorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRecordsTest {

  /** Keys compare as unsigned bytes: a map of such keys is what the records must look like. */
  private final Map<byte[], EvaluatorState> model = new TreeMap<>(Arrays::compareUnsigned);

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103})
  void areLikeASortedMap(long seed) {
    Random random = new Random(seed);
    PackedRecords<EvaluatorState> records = new PackedRecords<>(room(), EvaluatorState.class);
    for (int step = 0; step < 60_000; step++) {
      byte[] key = key(random);
      EvaluatorState value = value(random);
      model.put(key, value);
      records.put(key, value);
      if (step % 6_000 == 0) {
        assertSame(records, "");
        assertSame(records, "7");
        assertSame(records, "é1");
      }
    }
    model.forEach((key, value) -> assertEquals(Optional.of(value), records.find(key)));
    for (int i = 0; i < 1_000; i++) {
      byte[] absent = ("absent" + i).getBytes(UTF_8);
      assertEquals(Optional.empty(), records.find(absent));
    }
    assertSame(records, "");
  }

  private static Pieces room() {
    return new Pieces(ByteBuffer::allocate);
  }

  /** Some 50,000 keys, of many lengths, the empty one among them. */
  private static byte[] key(Random random) {
    int number = random.nextInt(50_000);
    String text = number == 0 ? "" : Integer.toString(number * 7);
    return (number % 5 == 0 ? "é" + text : text).getBytes(UTF_8);
  }

  /** Most values are small; some outgrow the room that they had. */
  private static EvaluatorState value(Random random) {
    int panels = random.nextInt(20) == 0 ? random.nextInt(60) : random.nextInt(3);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < panels; i++) {
      names.add("panel-" + random.nextInt(1_000));
    }
    return new EvaluatorState(names, random.nextLong());
  }

  private void assertSame(PackedRecords<EvaluatorState> records, String prefix) {
    List<String> expected = new ArrayList<>();
    model.forEach(
        (key, value) -> {
          String text = new String(key, UTF_8);
          if (text.startsWith(prefix)) {
            expected.add(text + value);
          }
        });
    List<String> scanned = new ArrayList<>();
    records.scan(
        prefix.getBytes(UTF_8), (key, value) -> scanned.add(new String(key, UTF_8) + value));
    assertEquals(expected, scanned);
  }

  @Test
  void refuseARecordThatNoPieceHolds() {
    PackedRecords<EvaluatorState> records = new PackedRecords<>(room(), EvaluatorState.class);
    String name = "x".repeat(Pieces.PIECE_BYTES);
    assertThrows(
        UncheckedIOException.class,
        () -> records.put(new byte[] {1}, new EvaluatorState(List.of(name), 0L)));
    assertEquals(Optional.empty(), records.find(new byte[] {1}));
    records.put(new byte[] {1}, new EvaluatorState(List.of(), 0L));
    assertEquals(Optional.of(new EvaluatorState(List.of(), 0L)), records.find(new byte[] {1}));
  }

  /** Blocks of 64 bytes fill pieces to the last byte. */
  @Test
  void areAllFoundWherePiecesAreExactlyFull() {
    PackedRecords<EvaluatorState> records = new PackedRecords<>(room(), EvaluatorState.class);
    EvaluatorState value = new EvaluatorState(List.of(), 0L);
    int aPiece = Pieces.PIECE_BYTES / 64;
    for (int number = 0; number < 4 * aPiece; number++) {
      records.put("%044d".formatted(number).getBytes(UTF_8), value);
      if ((number + 1) % aPiece == 0) {
        int[] scanned = {0};
        records.scan(new byte[0], (key, found) -> scanned[0]++);
        assertEquals(number + 1, scanned[0]);
      }
    }
    for (int number = 0; number < 4 * aPiece; number++) {
      byte[] key = "%044d".formatted(number).getBytes(UTF_8);
      assertEquals(Optional.of(value), records.find(key));
    }
  }

  /** A value that has outgrown half a piece moves to as much as a piece has. */
  @Test
  void growUpToAPiece() {
    PackedRecords<EvaluatorState> records = new PackedRecords<>(room(), EvaluatorState.class);
    byte[] key = {1};
    for (int length = 1 << 20; length < Pieces.PIECE_BYTES - 100; length += 300_000) {
      EvaluatorState value = new EvaluatorState(List.of("x".repeat(length)), 0L);
      records.put(key, value);
      assertEquals(Optional.of(value), records.find(key));
    }
  }

  @Test
  void useRoomAgainThatWasGivenBack() {
    Pieces room = room();
    var piece = room.piece(Pieces.PIECE_BYTES);
    piece.putLong(Pieces.PIECE_BYTES - Long.BYTES, 17);
    room.discard(piece);
    var again = room.piece(Pieces.PIECE_BYTES);
    assertEquals(0, again.getLong(Pieces.PIECE_BYTES - Long.BYTES));
    assertEquals(piece, again);
  }
}
