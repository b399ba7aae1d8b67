package org.competitionledger.projections.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedStoreTest {

  private static final TopicPartition FIRST = new TopicPartition("events", 0);
  private static final TopicPartition SECOND = new TopicPartition("events", 1);
  private static final char A = 'a';
  private static final char B = 'b';

  @TempDir Path directory;

  private FoldedStore store;

  @BeforeEach
  void open() {
    store = OpenStores.in(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    open();
  }

  private static Bytes key(String text) {
    return Bytes.wrap(text.getBytes(UTF_8));
  }

  private static byte[] value(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  private static void put(FoldedStore.Space space, String... keys) {
    for (String key : keys) {
      space.put(key(key), key.getBytes(UTF_8));
    }
  }

  private static List<String> keys(KeyValueIterator<Bytes, byte[]> found) {
    List<String> keys = new ArrayList<>();
    try (found) {
      while (found.hasNext()) {
        Bytes next = found.peekNextKey();
        KeyValue<Bytes, byte[]> entry = found.next();
        assertThat(entry.key).isEqualTo(next);
        keys.add(new String(entry.key.get(), UTF_8));
      }
      assertThatThrownBy(found::next).isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(found::peekNextKey).isInstanceOf(NoSuchElementException.class);
    }
    return keys;
  }

  @Test
  void spacesDoNotSeeEachOther() {
    put(store.space(A), "1", "2");
    put(store.space(B), "2", "3");
    for (int round = 0; round < 2; round++) { // before and after they are written
      assertThat(keys(store.space(A).all())).containsExactly("1", "2");
      assertThat(keys(store.space(B).all())).containsExactly("2", "3");
      assertThat(store.space(A).get(key("3"))).isNull();
      assertThat(keys(store.space(A).range(key(""), key("9")))).containsExactly("1", "2");
      assertThat(keys(store.space(B).reverseRange(key(""), key("9")))).containsExactly("3", "2");
      assertThat(keys(store.space('c').all())).isEmpty();
      assertThat(keys(store.space('0').reverseRange(key(""), key("9")))).isEmpty();
      store.write(Map.of(FIRST, 1L));
    }
    assertThat(keys(store.written(A).all())).as("nor places").containsExactly("1", "2");
  }

  @Test
  void boundsAreInclusive() {
    put(store.space(A), "a", "b", "bb", "c", "d");
    store.write(Map.of(FIRST, 1L));
    ReadOnlyKeyValueStore<Bytes, byte[]> written = store.written(A);

    assertThat(keys(written.range(key("b"), key("c")))).containsExactly("b", "bb", "c");
    assertThat(keys(written.range(key("aa"), key("cc")))).containsExactly("b", "bb", "c");
    assertThat(keys(written.reverseRange(key("b"), key("c")))).containsExactly("c", "bb", "b");
    assertThat(keys(written.reverseRange(key("aa"), key("cc")))).containsExactly("c", "bb", "b");
    assertThat(keys(written.range(key("b"), key("b")))).containsExactly("b");
    assertThat(keys(written.range(key("x"), key("y")))).isEmpty();
    assertThat(keys(written.reverseRange(key("x"), key("y")))).isEmpty();
    assertThat(keys(written.range(key("c"), key("b")))).isEmpty();
    assertThat(keys(written.prefixScan("b", new StringSerializer()))).containsExactly("b", "bb");
    assertThat(keys(written.prefixScan("", new StringSerializer()))).hasSize(5);
  }

  /** With keys of any bytes, as those of sequences are. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {71, 72, 73, 74})
  void isLikeAStoreOfStreams(long seed) {
    Random random = new Random(seed);
    KeyValueStore<Bytes, byte[]> model = Stores.inMemoryKeyValueStore("model").get();
    TreeMap<Bytes, byte[]> written = new TreeMap<>();
    TreeMap<Bytes, byte[]> all = new TreeMap<>();
    FoldedStore.Space space = store.space(A);
    FoldedStore.Space beside = store.space(B);
    for (int step = 0; step < 5_000; step++) {
      Bytes one = any(random);
      Bytes other = any(random);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          byte[] value = value(step);
          space.put(one, value);
          beside.put(other, value(-step));
          model.put(one, value);
          all.put(one, value);
        }
        case 3 -> {
          store.write(Map.of(FIRST, (long) step));
          written.putAll(all);
        }
        case 4 -> {
          assertThat(space.get(one)).isEqualTo(model.get(one));
          assertThat(store.written(A).get(one)).isEqualTo(written.get(one));
        }
        case 5 -> {
          Bytes from = one.compareTo(other) < 0 ? one : other;
          Bytes to = one.compareTo(other) < 0 ? other : one;
          assertThat(entries(space.range(from, to))).isEqualTo(entries(model.range(from, to)));
          assertThat(entries(space.reverseRange(from, to)))
              .isEqualTo(entries(model.reverseRange(from, to)));
        }
        case 6 -> {
          assertThat(entries(space.prefixScan(one, new BytesSerializer())))
              .isEqualTo(
                  all.entrySet().stream()
                      .filter(entry -> startsWith(entry.getKey(), one))
                      .map(FoldedStoreTest::spelt)
                      .toList());
        }
        default -> {
          assertThat(entries(space.all())).isEqualTo(entries(model.all()));
          assertThat(entries(store.written(A).all()))
              .isEqualTo(written.entrySet().stream().map(FoldedStoreTest::spelt).toList());
        }
      }
      if (step % 1_000 == 999) {
        store.write(Map.of(FIRST, (long) step));
        written.putAll(all);
        reopen();
        space = store.space(A);
        beside = store.space(B);
      }
    }
  }

  private static boolean startsWith(Bytes key, Bytes prefix) {
    int length = prefix.get().length;
    return key.get().length >= length
        && Arrays.equals(key.get(), 0, length, prefix.get(), 0, length);
  }

  private static String spelt(Map.Entry<Bytes, byte[]> entry) {
    return entry.getKey() + "=" + ByteBuffer.wrap(entry.getValue()).getLong();
  }

  private static Bytes any(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(2)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = new byte[] {0, 1, 'a', 'b', 0x7F, (byte) 0x80, (byte) 0xFE, -1}[random.nextInt(8)];
    }
    return Bytes.wrap(bytes);
  }

  private static List<String> entries(KeyValueIterator<Bytes, byte[]> found) {
    List<String> entries = new ArrayList<>();
    try (found) {
      found.forEachRemaining(
          entry -> entries.add(entry.key + "=" + ByteBuffer.wrap(entry.value).getLong()));
    }
    return entries;
  }

  @Test
  void whatIsNotWrittenIsSeenByTheFoldOnly() {
    put(store.space(A), "old");
    store.write(Map.of(FIRST, 1L));

    put(store.space(A), "new");
    store.space(A).put(key("old"), value(2));

    assertThat(store.space(A).get(key("new"))).isNotNull();
    assertThat(store.space(A).get(key("old"))).isEqualTo(value(2));
    assertThat(keys(store.space(A).all())).containsExactly("new", "old");
    assertThat(store.written(A).get(key("new"))).isNull();
    assertThat(store.written(A).get(key("old"))).isEqualTo("old".getBytes(UTF_8));
    assertThat(keys(store.written(A).all())).containsExactly("old");

    store.write(Map.of(FIRST, 2L));

    assertThat(store.written(A).get(key("new"))).isNotNull();
    assertThat(store.written(A).get(key("old"))).isEqualTo(value(2));
  }

  @Test
  void recordsAndPlacesComeBackTogether() {
    assertThat(store.committedOffset(FIRST)).isNull();
    put(store.space(A), "1");
    store.write(Map.of(FIRST, 5L, SECOND, 7L));
    put(store.space(A), "2");
    store.write(Map.of(FIRST, 6L));
    put(store.space(A), "never written");

    reopen();

    assertThat(keys(store.written(A).all())).containsExactly("1", "2");
    assertThat(store.committedOffset(FIRST)).isEqualTo(6);
    assertThat(store.committedOffset(SECOND)).isEqualTo(7);
    assertThat(store.committedOffset(new TopicPartition("events", 2))).isNull();
  }

  /**
   * However much of the journal reached the disk: each write is there as a whole, or not at all.
   */
  @Test
  void afterACrashNoRecordIsThereWithoutItsPlace() throws IOException {
    Path live = directory.resolve("rocksdb").resolve(OpenStores.NAME);
    Random random = new Random(81);
    for (long place = 1; place <= 200; place++) {
      store.space(A).put(key("last"), value(place));
      store.space(A).put(key("record-" + place), new byte[100]);
      store.space(B).put(key("last"), value(place));
      store.write(Map.of(FIRST, place));
    }
    long fewest = Long.MAX_VALUE;
    for (int crash = 0; crash < 20; crash++) {
      Path copy = directory.resolve("copy-" + crash);
      copy(live, copy.resolve("rocksdb").resolve(OpenStores.NAME), crash == 0 ? null : random);

      FoldedStore left = OpenStores.in(copy);
      try {
        Long found = left.committedOffset(FIRST);
        long place = found == null ? 0 : found;
        fewest = Math.min(fewest, place);
        byte[] expected = found == null ? null : value(place);
        assertThat(left.written(A).get(key("last"))).isEqualTo(expected);
        assertThat(left.written(B).get(key("last"))).isEqualTo(expected);
        assertThat(keys(left.written(A).all())).hasSize(found == null ? 0 : (int) place + 1);
        if (crash == 0) {
          assertThat(place).as("all that was written, though it was never closed").isEqualTo(200);
        }
      } finally {
        left.close();
      }
    }
    assertThat(fewest).as("something was lost").isLessThan(200);
  }

  /** Copies files that are open; the journal up to some byte only. */
  private static void copy(Path from, Path to, Random cut) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        boolean journal = file.toString().endsWith(".log");
        int length = journal && cut != null ? cut.nextInt(bytes.length + 1) : bytes.length;
        Files.write(to.resolve(file.getFileName()), Arrays.copyOf(bytes, length));
      }
    }
  }

  @Test
  void whoComesAfterTheEndIsTold() {
    put(store.space(A), "1", "2", "3");
    store.write(Map.of(FIRST, 1L));
    put(store.space(A), "4");
    ReadOnlyKeyValueStore<Bytes, byte[]> written = store.written(A);
    FoldedStore.Space space = store.space(A);
    KeyValueIterator<Bytes, byte[]> found = written.all();
    KeyValueIterator<Bytes, byte[]> reverse = space.reverseRange(key("1"), key("9"));
    found.next();
    reverse.next();

    store.close();

    assertThat(store.isOpen()).isFalse();
    List<Callable<?>> all =
        List.of(
            found::next,
            reverse::next,
            () -> written.get(key("1")),
            () -> written.get(key("absent")),
            () -> written.range(key("1"), key("2")),
            () -> written.reverseRange(key("1"), key("2")),
            written::all,
            () -> written.prefixScan("1", new StringSerializer()),
            written::approximateNumEntries,
            () -> space.get(key("4")),
            space::all,
            () -> {
              put(space, "5");
              return null;
            },
            () -> {
              store.write(Map.of(FIRST, 2L));
              return null;
            },
            () -> store.committedOffset(FIRST));
    assertThat(all)
        .allSatisfy(
            each -> assertThatThrownBy(each::call).isInstanceOf(InvalidStateStoreException.class));
    found.close();
    reverse.close();
    found.close();
    store.close();
  }

  @Test
  void anIteratorOfBeforeIsNoneOfTheStoreOpenedAnew() {
    put(store.space(A), "1", "2", "3");
    store.write(Map.of(FIRST, 1L));
    ReadOnlyKeyValueStore<Bytes, byte[]> written = store.written(A);
    KeyValueIterator<Bytes, byte[]> found = written.all();
    found.next();
    store.close();

    OpenStores.open(store, directory);

    assertThatThrownBy(found::next).isInstanceOf(InvalidStateStoreException.class);
    found.close();
    assertThat(keys(written.all())).containsExactly("1", "2", "3");
    assertThat(store.space(A).get(key("2"))).isNotNull();
  }

  @Test
  void anIteratorSeesTheMomentItWasMade() {
    put(store.space(A), "1", "3");
    store.write(Map.of(FIRST, 1L));
    KeyValueIterator<Bytes, byte[]> found = store.written(A).all();
    put(store.space(A), "2");
    store.write(Map.of(FIRST, 2L));

    assertThat(keys(found)).containsExactly("1", "3");
  }

  /** A crash of the JVM is what would tell of a mistake here. */
  @RepeatedTest(3)
  void readersMayReadWhileItIsWrittenAndClosed() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(3);
    List<Future<Long>> reading = new ArrayList<>();
    ReadOnlyKeyValueStore<Bytes, byte[]> written = store.written(A);
    store.space(A).put(key("first"), value(0));
    store.space(A).put(key("last"), value(0));
    store.write(Map.of(FIRST, 0L));
    for (int reader = 0; reader < 3; reader++) {
      reading.add(readers.submit(() -> readUntilClosed(written)));
    }
    FoldedStore.Space space = store.space(A);
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(600);
    for (long i = 1; System.nanoTime() < endNanos; i++) {
      space.put(key("first"), value(i));
      space.put(key("k" + i % 500), value(i));
      space.put(key("last"), value(i));
      store.write(Map.of(FIRST, i));
    }

    store.close();

    for (Future<Long> each : reading) {
      assertThat(each.get(20, TimeUnit.SECONDS)).as("rounds").isPositive();
    }
    readers.shutdown();
  }

  private static long readUntilClosed(ReadOnlyKeyValueStore<Bytes, byte[]> written) {
    for (long round = 0; ; round++) {
      KeyValueIterator<Bytes, byte[]> found = null;
      try {
        found = written.all();
        byte[] first = found.next().value;
        byte[] last = null;
        while (found.hasNext()) {
          last = found.next().value;
        }
        assertThat(last).as("one write").isEqualTo(first);
        assertThat(written.get(key("first"))).isNotNull();
        assertThat(written.get(key("never"))).isNull();
      } catch (InvalidStateStoreException e) {
        return round;
      } finally {
        if (found != null && round % 2 == 0) {
          found.close(); // those who forget are freed by the end
        }
      }
    }
  }
}
