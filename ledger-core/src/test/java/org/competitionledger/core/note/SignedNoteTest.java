package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  private static final String ORIGIN = "ledger.example/v1/competitions/cup/log";
  private static final SigningKey KEY = key(ORIGIN, SignatureType.ED25519, 1);
  private static final SigningKey OTHER = key(ORIGIN, SignatureType.ED25519, 2);
  private static final SigningKey WITNESS = key("witness.example", SignatureType.COSIGNATURE, 3);
  private static final Checkpoint HEAD =
      new Checkpoint(ORIGIN, 7, Hash.of(LeafHash.of(new byte[] {7})));

  private static SigningKey key(String name, SignatureType type, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(name, type, bytes);
  }

  private static List<VerificationKey> known(SigningKey... keys) {
    return Arrays.stream(keys).map(SigningKey::verification).toList();
  }

  @Test
  void everyFlippedBitIsFound() {
    byte[] note = HEAD.sign(List.of(KEY)).bytes();
    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] flipped = note.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(holds(flipped)).as("bit %d", bit).isFalse();
    }
    assertThat(holds(note)).isTrue();
  }

  private static boolean holds(byte[] note) {
    try {
      SignedNote parsed = SignedNote.parse(note);
      return parsed.verify(known(KEY)).trusted() && Checkpoint.parse(parsed.text()).equals(HEAD);
    } catch (MalformedNote e) {
      return false;
    }
  }

  @Test
  void unknownKeysAreIgnoredAndKnownOnesMustVerify() {
    SignedNote both = HEAD.sign(List.of(KEY, OTHER));
    NoteSignature wrong =
        new NoteSignature(ORIGIN, OTHER.verification().id(), KEY.sign(HEAD.text()).bytes());
    SignedNote forged = new SignedNote(HEAD.text(), List.of(KEY.sign(HEAD.text()), wrong));

    assertThat(both.verify(known(KEY)).trusted()).isTrue();
    assertThat(both.verify(known(WITNESS)).trusted()).isFalse();
    assertThat(forged.verify(known(KEY)).trusted()).isTrue();
    assertThat(forged.verify(known(KEY, OTHER)).trusted()).isFalse();
    assertThat(forged.verify(known(KEY, OTHER)).invalid()).isEqualTo(known(OTHER));
  }

  @Test
  void aWitnessCosignsATimeAndTheText() {
    NoteSignature cosigned = WITNESS.cosign(HEAD.text(), 1_700_000_000);
    SignedNote note = HEAD.sign(List.of(KEY)).with(List.of(cosigned));

    assertThat(note.verify(known(KEY, WITNESS)).valid()).isEqualTo(known(KEY, WITNESS));
    byte[] later = cosigned.bytes().clone();
    later[7]++;
    SignedNote moved =
        HEAD.sign(List.of(KEY))
            .with(List.of(new NoteSignature(cosigned.name(), cosigned.keyId(), later)));
    assertThat(moved.verify(known(KEY, WITNESS)).trusted()).isFalse();
  }

  @Test
  void theTextEndsAtTheLastBlankLine() {
    String text = "a\n\nb\n";
    SignedNote note = new SignedNote(text, List.of(KEY.sign(text)));

    assertThat(SignedNote.parse(note.bytes()).text()).isEqualTo(text);
    assertThat(SignedNote.parse(note.bytes()).verify(known(KEY)).trusted()).isTrue();
  }

  @Test
  void aHundredSignaturesAreTakenAndNoMore() {
    List<NoteSignature> many = new ArrayList<>();
    for (int i = 0; i < SignedNote.SIGNATURES_MAX; i++) {
      many.add(KEY.sign(HEAD.text()));
    }
    assertThat(SignedNote.parse(new SignedNote(HEAD.text(), many).bytes()).signatures())
        .hasSize(SignedNote.SIGNATURES_MAX);
    many.add(KEY.sign(HEAD.text()));
    assertThatThrownBy(() -> SignedNote.parse(new SignedNote(HEAD.text(), many).bytes()))
        .isInstanceOf(MalformedNote.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\n— name\n",
        "text\n\n— name AAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— na+me AAAAAAAA\n",
        "te\txt\n\n— name AAAAAAAA\n",
        "text\r\n\n— name AAAAAAAA\n",
        "text\n\n— name AAAAAA==\n"
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(MalformedNote.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n1\n",
        "o\n01\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\n",
        "o\n-1\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\n",
        "o\n1\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZR=\n",
        "o\n1\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ\n",
        "\n1\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\n",
        "o\n1\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\nmore\n",
        "o\n9999999999999999999\ngy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedNote.class);
  }

  @Test
  void everyFlippedBitOfAVkeyIsFound() {
    byte[] vkey = KEY.verification().text().getBytes(UTF_8);
    for (int bit = 0; bit < vkey.length * 8; bit++) {
      byte[] flipped = vkey.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> VerificationKey.parse(new String(flipped, UTF_8)))
          .as("bit %d", bit)
          .isInstanceOf(MalformedNote.class);
    }
  }

  @Test
  void oneKeyPairHasAVkeyForEachName() {
    SigningKey renamed = KEY.named("ledger.example/v1/competitions/other/log");

    assertThat(renamed.verification().publicKey()).isEqualTo(KEY.verification().publicKey());
    assertThat(renamed.verification().id()).isNotEqualTo(KEY.verification().id());
    assertThat(KEY.toString()).doesNotContain("PRIVATE");
  }
}
