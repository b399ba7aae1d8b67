package org.competitionledger.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.competitionledger.core.bundle.DamagedBundle;
import org.competitionledger.core.bundle.ZipSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zip that was damaged is told as that, or has other files: nothing else comes of it. */
class ZipBundleTest {

  @TempDir private Path directory;
  private final Map<String, byte[]> files = new TreeMap<>();
  private Path zip;

  @BeforeEach
  void writeZip() throws IOException {
    files.put("checkpoint", "ledger.example/v1/competitions/cup/log\n".getBytes(UTF_8));
    files.put("tile/0/000.p/1", new byte[32]);
    files.put("schemas/0123456789abcdef.avsc", "{\"type\": \"record\"}".repeat(9).getBytes(UTF_8));
    zip = directory.resolve("bundle.zip");
    try (ZipSink sink = new ZipSink(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        sink.file(file.getKey(), file.getValue());
      }
    }
  }

  private static Map<String, byte[]> read(Path zip) throws IOException {
    Map<String, byte[]> read = new TreeMap<>();
    try (OpenBundle bundle = OpenBundle.at(zip)) {
      for (String name : bundle.names().orElseThrow()) {
        Optional<InputStream> file = bundle.open(name);
        if (file.isPresent()) {
          read.put(name, file.get().readAllBytes());
        }
      }
    }
    return read;
  }

  @Test
  void hasTheFilesThatWereWritten() throws IOException {
    assertThat(read(zip)).containsExactlyInAnyOrderEntriesOf(files);
  }

  /** What was read otherwise than written, verification finds; what was read the same, is. */
  @Test
  void everyFlippedBitIsDamageOrIsRead() throws IOException {
    byte[] content = Files.readAllBytes(zip);
    int damaged = 0;
    for (int bit = 0; bit < content.length * 8; bit++) {
      content[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(zip, content);
      try {
        read(zip);
      } catch (DamagedBundle | ZipException | EOFException e) {
        damaged++;
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("bit " + bit, e);
      }
      content[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(damaged).isPositive();
  }

  @Test
  void everyTruncationIsDamage() throws IOException {
    byte[] content = Files.readAllBytes(zip);
    for (int length = 0; length < content.length; length++) {
      Files.write(zip, java.util.Arrays.copyOf(content, length));
      try {
        read(zip);
        throw new AssertionError("cut to " + length);
      } catch (DamagedBundle e) {
        assertThat(e).hasMessageContaining("not a readable zip");
      }
    }
  }
}
