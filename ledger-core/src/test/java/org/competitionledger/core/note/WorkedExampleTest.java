package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Proofs;
import org.junit.jupiter.api.Test;

/** A small log with a public test key, byte for byte. */
class WorkedExampleTest {

  private static final String VKEY =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
  private static final String SKEY =
      "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
  private static final String NOTE =
      """
      example.com/log/testdata
      5
      gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=

      — example.com/log/testdata \
      M9e0lmn5eDHyHP10zJObZdFAX2y1V8fdDKBi4IiHbDYf1TCUBwxZOhqwv2QZCqrdda2zTRTrmnwjwscN5RBTEmZUYAs=
      """;
  private static final List<Hash> INCLUSION_OF_2 =
      hashes(
          "9xWrP6pdBx5uKsS7mU1b9zWUPcw3mdoNCF55gM+5M2o=",
          "T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=",
          "zMKa4OAqd7D0V4wawXST15z0JiEEkprIBPkfxOesWvA=");

  private static List<Hash> hashes(String... base64) {
    return Stream.of(base64).map(text -> Hash.parse(text).orElseThrow()).toList();
  }

  private static byte[] leaf(String entry) {
    return LeafHash.of(entry.getBytes(UTF_8));
  }

  private static Checkpoint head() {
    GrowingTree tree = new GrowingTree((tile, full) -> {});
    Stream.of("one", "two", "three", "four", "five").forEach(entry -> tree.append(leaf(entry)));
    return new Checkpoint("example.com/log/testdata", tree.size(), tree.root());
  }

  @Test
  void theCheckpointIsSignedByteForByte() {
    SigningKey key = SigningKey.parse(SKEY);

    assertThat(key.secretText()).isEqualTo(SKEY);
    assertThat(key.verification().text()).isEqualTo(VKEY);
    assertThat(new String(head().sign(List.of(key)).bytes(), UTF_8)).isEqualTo(NOTE);
  }

  @Test
  void theCheckpointIsReadAndVerified() {
    SignedNote note = SignedNote.parse(NOTE);

    assertThat(Checkpoint.parse(note.text())).isEqualTo(head());
    assertThat(note.bytes()).isEqualTo(NOTE.getBytes(UTF_8));
    assertThat(note.verify(List.of(VerificationKey.parse(VKEY))).trusted()).isTrue();
  }

  @Test
  void theThirdEntryIsProved() {
    InclusionProof proof =
        new InclusionProof(2, INCLUSION_OF_2, SignedNote.parse(NOTE), Optional.empty());

    assertThat(proof.includes(Hash.of(leaf("three")))).isTrue();
    assertThat(proof.includes(Hash.of(leaf("four")))).isFalse();
    InclusionProof read = InclusionProof.parse(proof.bytes());
    assertThat(read.hashes()).isEqualTo(proof.hashes());
    assertThat(read.bytes()).isEqualTo(proof.bytes());
    assertThat(new String(proof.bytes(), UTF_8))
        .startsWith("c2sp.org/tlog-proof@v1\nindex 2\n9xWr")
        .endsWith("\n\n" + NOTE);
  }

  @Test
  void itIsConsistentWithALaterHead() {
    Hash later = Hash.parse("rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=").orElseThrow();
    List<Hash> proof =
        hashes(
            "zMKa4OAqd7D0V4wawXST15z0JiEEkprIBPkfxOesWvA=",
            "yiM+eia4w1wsk/Ukx7kF56IQVkDW3MWUaUz/VtJu+yU=",
            "nk9gCR+floFqznAPtqjjcnnV64dge2jQB95D5t164Hg=",
            "zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=",
            "5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=");

    assertThat(Proofs.consistent(5, head().root(), 15, later, proof)).isTrue();
    assertThat(Proofs.consistent(5, later, 15, later, proof)).isFalse();
  }
}
