package org.competitionledger.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {

  @Test
  void leavesOutBlankLinesButCountsThem() throws Exception {
    Chunk chunk = chunks("{\"a\":1}\n\n  \r\n{\"b\":2}").get(0);

    assertThat(chunk.lineNumbers()).containsExactly(1, 4);
    assertThat(new String(chunk.body(), UTF_8)).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
    assertThat(chunk.ends()).containsExactly(8, 20);
  }

  @Test
  void hasNoneOfAnEmptyOrBlankFile() throws Exception {
    assertThat(chunks("")).isEmpty();
    assertThat(chunks("\n\n")).isEmpty();
  }

  @Test
  void cutsAGrownFileInTheSamePlaces() throws Exception {
    List<Chunk> before = chunks(lines(Chunks.LINES_MAX + 10));
    List<Chunk> after = chunks(lines(3 * Chunks.LINES_MAX));

    assertThat(before).extracting(Chunk::size).containsExactly(Chunks.LINES_MAX, 10);
    assertThat(after).extracting(Chunk::number).containsExactly(1, 2, 3);
    assertThat(after.get(0).body()).isEqualTo(before.get(0).body());
    assertThat(new String(after.get(1).body(), UTF_8))
        .startsWith(new String(before.get(1).body(), UTF_8));
  }

  @Test
  void cutsLongLinesBySize() throws Exception {
    String line = "x".repeat(Chunks.LINE_BYTES_MAX) + "\n";

    assertThat(chunks(line.repeat(9))).extracting(Chunk::size).containsExactly(4, 4, 1);
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> chunks("\n" + "x".repeat(Chunks.LINE_BYTES_MAX + 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 is longer than 1 MiB");
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "{\"n\":" + i + "}\n")
        .collect(Collectors.joining());
  }

  private static List<Chunk> chunks(String text) throws IOException {
    Chunks chunks = new Chunks(new ByteArrayInputStream(text.getBytes(UTF_8)));
    List<Chunk> all = new ArrayList<>();
    for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
      all.add(next.get());
    }
    return all;
  }
}
