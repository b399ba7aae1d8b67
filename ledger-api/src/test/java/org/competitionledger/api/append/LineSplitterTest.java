package org.competitionledger.api.append;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

  private final List<LineSplitter.Line> lines = new ArrayList<>();
  private final LineSplitter splitter = new LineSplitter(lines::add);

  @Test
  void findsTheSameLinesHoweverTheyAreCut() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      expected.add("한".repeat(random.nextInt(50)));
    }
    expected.add("last, without an end");
    byte[] bytes = String.join("\n", expected).getBytes(UTF_8);
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(100));
      splitter.take(Buffer.buffer().appendBytes(bytes, from, to - from));
      from = to;
    }
    splitter.end();
    assertThat(lines.stream().map(line -> new String(line.bytes(), UTF_8)))
        .as("seed %d", seed)
        .isEqualTo(expected);
    assertThat(lines.get(lines.size() - 1).number()).isEqualTo(expected.size());
  }

  @Test
  void dropsLineThatIsTooLongAndGoesOn() {
    splitter.take(Buffer.buffer("x".repeat(40_000)));
    splitter.take(Buffer.buffer("x".repeat(40_000) + "\nnext\n"));
    splitter.end();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).bytes()).isNull();
    assertThat(new String(lines.get(1).bytes(), UTF_8)).isEqualTo("next");
  }

  @Test
  void takesLineOfTheGreatestSize() {
    splitter.take(Buffer.buffer("x".repeat(LineSplitter.LINE_SIZE_MAX) + "\n"));
    assertThat(lines.get(0).bytes()).hasSize(LineSplitter.LINE_SIZE_MAX);
  }
}
