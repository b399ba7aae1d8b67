package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final List<byte[]> EVENTS =
      RecordedScenario.events("f1-1988").stream().map(EncodedEvent::bytes).toList();
  private static final SigningKey KEY = TestBundle.key("f1-1988", 1);

  @Test
  void itsEventsAreStreamedAsRecorded() {
    List<byte[]> read = new ArrayList<>();
    List<Long> sequences = new ArrayList<>();
    Bundle bundle = Bundle.open(TestBundle.of(EVENTS, KEY));
    bundle.events(
        event -> {
          read.add(event.bytes());
          sequences.add(event.event().getSequence());
        });

    assertThat(bundle.origin()).isEqualTo(new Origin("ledger.example", "f1-1988"));
    assertThat(read.toArray(byte[][]::new)).isDeepEqualTo(EVENTS.toArray(byte[][]::new));
    assertThat(sequences).isSorted().hasSize(EVENTS.size()).startsWith(0L);
  }

  @Test
  void itIsAStaticTiledLog() {
    int size = EVENTS.size();
    Map<String, byte[]> files = TestBundle.of(EVENTS, KEY).files;

    assertThat(size).as("more than one tile").isGreaterThan(Tile.WIDTH);
    assertThat(files)
        .containsKeys("tile/0/000", "tile/entries/000", "bundle.json", "checkpoint", "vkey")
        .containsKeys("schemas/" + ReleasedSchemas.current().fingerprint() + ".avsc");
    for (int level = Tile.ENTRIES; level <= 1; level++) {
      for (long index = 0; index < Tile.count(level, size); index++) {
        assertThat(files).containsKey(Tile.of(level, index, size).path());
      }
    }
    assertThat(files.get("tile/0/000")).hasSize(8_192);
    assertThat(new String(files.get("vkey"), UTF_8)).isEqualTo(KEY.verification().text() + "\n");
    assertThat(new String(files.get("bundle.json"), UTF_8))
        .isEqualTo(
            "{\"format\":1,\"origin\":\"ledger.example/v1/competitions/f1-1988/log\",\"size\":"
                + size
                + ",\"ledgerVersion\":"
                + LedgerVersion.CURRENT
                + "}\n");
  }

  @Test
  void theSameLogGivesTheSameZip() throws IOException {
    byte[] zip = zip();

    assertThat(zip()).isEqualTo(zip);
    Map<String, byte[]> files = TestBundle.of(EVENTS, KEY).files;
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(in.readAllBytes()).as(entry.getName()).isEqualTo(files.get(entry.getName()));
        entries++;
      }
    }
    assertThat(entries).isEqualTo(files.size());
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Bundle bundle = Bundle.open(TestBundle.of(EVENTS, KEY));
    try (ZipSink sink = new ZipSink(out)) {
      BundleWriter writer = new BundleWriter(bundle.note(), List.of(KEY.verification()), sink);
      bundle.events(event -> writer.append(event.bytes()));
      writer.finish();
    }
    return out.toByteArray();
  }

  @Test
  void eventsThatAreNotTheCheckpointsAreNotWritten() {
    Bundle bundle = Bundle.open(TestBundle.of(EVENTS, KEY));
    BundleWriter fewer = new BundleWriter(bundle.note(), List.of(), (name, content) -> {});
    EVENTS.subList(1, EVENTS.size()).forEach(fewer::append);
    assertThatThrownBy(fewer::finish).isInstanceOf(IllegalStateException.class);
    fewer.append(EVENTS.get(0));
    assertThatThrownBy(fewer::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> fewer.append(EVENTS.get(0))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsMissingIsNamed() {
    TestBundle cut = TestBundle.of(EVENTS, KEY);
    cut.files.remove("tile/entries/000");
    assertThatThrownBy(() -> Bundle.open(cut).events(event -> {}))
        .isInstanceOf(DamagedBundle.class)
        .hasMessage("tile/entries/000: the file is missing");
    cut.files.remove("checkpoint");
    assertThatThrownBy(() -> Bundle.open(cut))
        .isInstanceOf(DamagedBundle.class)
        .hasMessage("checkpoint: the file is missing");
  }
}
