package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;

/** The proof that the fold would give, from nothing but the records of the register. */
class KafkaRegistrationTest {

  private static final String LEDGER = "ledger.example";
  private static final SigningKey KEY =
      new SigningKey(Origin.ofRegister(LEDGER), SignatureType.ED25519, new byte[32]);

  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final GrowingTree tree = new GrowingTree((tile, hashes) -> {});

  private void put(String key, byte[] value) {
    records.add(new ConsumerRecord<>("register", 0, records.size(), key.getBytes(UTF_8), value));
  }

  private void register(String log, long size) {
    byte[] head =
        new Checkpoint(new Origin(LEDGER, log).text(), size, Hash.of(new byte[Hash.LENGTH]))
            .text()
            .getBytes(UTF_8);
    tree.append(LeafHash.of(head));
    put(log, head);
  }

  private void sign() {
    put(
        "",
        new Checkpoint(Origin.ofRegister(LEDGER), tree.size(), tree.root())
            .sign(List.of(KEY))
            .bytes());
  }

  /** Registers of all shapes around the edges of tiles, and each tenth place or so in them. */
  @Test
  void provesEachPlaceOfRegistersOfAllSizes() {
    for (int size : new int[] {1, 2, 255, 256, 257, 300, 512, 65_535, 65_536, 66_000}) {
      while (tree.size() < size) {
        register("cup-" + tree.size(), 1 + tree.size());
      }
      sign();
      for (long at = 0; at < size; at += 1 + size / 11) {
        KafkaRegistration found =
            KafkaRegistration.find(records.iterator(), "cup-" + at, 1_000_000).orElseThrow();
        InclusionProof proof = found.prove(records.iterator());
        assertThat(proof.index()).isEqualTo(at);
        Hash leaf = Hash.of(LeafHash.of(proof.extra().orElseThrow()));
        assertThat(proof.includes(leaf)).as(at + " of " + size).isTrue();
        assertThat(proof.checkpoint().verify(List.of(KEY.verification())).trusted()).isTrue();
      }
    }
  }

  @Test
  void takesTheNewestHeadThatIsCoveredAndNotBeyondTheExport() {
    register("cup", 3);
    register("other", 9);
    register("cup", 5);
    sign();
    register("cup", 8);
    assertThat(KafkaRegistration.find(records.iterator(), "cup", 100).orElseThrow().place())
        .isEqualTo(new Registered.Place(5, 2));
    assertThat(KafkaRegistration.find(records.iterator(), "cup", 4).orElseThrow().place())
        .isEqualTo(new Registered.Place(3, 0));
    assertThat(KafkaRegistration.find(records.iterator(), "cup", 2)).isEmpty();
    assertThat(KafkaRegistration.find(records.iterator(), "none", 100)).isEmpty();
    assertThat(KafkaRegistration.find(records.subList(0, 3).iterator(), "cup", 100)).isEmpty();
  }

  @Test
  void whatIsNotWhatWasSignedIsNotProven() {
    register("cup", 3);
    register("other", 9);
    sign();
    KafkaRegistration found = KafkaRegistration.find(records.iterator(), "cup", 100).orElseThrow();
    records.set(1, records.get(0));
    assertThatThrownBy(() -> found.prove(records.iterator()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not those of its head");
    assertThatThrownBy(() -> found.prove(records.subList(0, 1).iterator()))
        .isInstanceOf(IllegalStateException.class);
  }
}
