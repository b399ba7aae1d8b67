package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTextsTest {

  private static String read(String text) {
    byte[] around = ("<" + text + ">").getBytes(UTF_8);
    return RecentTexts.of(around, 1, around.length - 2);
  }

  @Test
  void readsWhatIsThere() {
    for (String text :
        List.of("", "a", "team-1", "12345678", "a-16-byte-text-x", "국가대표", "𝄞", "x".repeat(65))) {
      assertThat(read(text)).isEqualTo(text);
      assertThat(read(text)).isEqualTo(text);
    }
  }

  @Test
  void replacesWhatIsNoUtf8AsJavaDoes() {
    byte[] bytes = {'a', (byte) 0xC3, 'b'};
    assertThat(RecentTexts.of(bytes, 0, 3)).isEqualTo(new String(bytes, UTF_8));
  }

  @Test
  void givesTheSameStringForShortTextsAndNoOther() {
    assertThat(read("judge-7")).isSameAs(read("judge-7"));
    String prose = "p".repeat(65);
    assertThat(read(prose)).isNotSameAs(read(prose));
  }

  @Test
  void neverTakesOneTextForAnotherWhoeverElseReads() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> work =
          IntStream.range(0, 4).mapToObj(RecentTextsTest::readsManyMoreThanAreKept).toList();
      for (Future<Void> done : readers.invokeAll(work)) {
        done.get();
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private static Callable<Void> readsManyMoreThanAreKept(int seed) {
    return () -> {
      Random random = new Random(seed);
      for (int i = 0; i < 200_000; i++) {
        String text = "team-" + random.nextInt(100_000);
        assertThat(read(text)).isEqualTo(text);
      }
      return null;
    };
  }
}
