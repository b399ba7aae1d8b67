package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.core.bundle.Verification.Authentic;
import org.competitionledger.core.bundle.Verification.Failed;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.SubtreeHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.log.TreeHasher;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.junit.jupiter.api.Test;

/** A bundle whose log must stand in the register of its ledger. */
class RegisteredHeadTest {

  private static final List<byte[]> EVENTS =
      RecordedScenario.beginning("k-ai", 20).stream().map(EncodedEvent::bytes).toList();
  static final SigningKey KEY = TestBundle.key("k-ai", 1);
  static final SigningKey REGISTER =
      new SigningKey(Origin.ofRegister("ledger.example"), SignatureType.ED25519, seed(9));

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private static Checkpoint head(List<byte[]> events, String origin) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    events.forEach(event -> tree.append(LeafHash.of(event)));
    return new Checkpoint(origin, tree.size(), tree.root());
  }

  static Checkpoint head(int events) {
    return head(EVENTS.subList(0, events), TestBundle.origin("k-ai"));
  }

  /** A register of heads, and the proof of one of them. */
  static InclusionProof proof(SigningKey key, int index, Checkpoint... heads) {
    List<byte[]> texts = Stream.of(heads).map(head -> head.text().getBytes(UTF_8)).toList();
    SubtreeHashes hashes =
        new SubtreeHashes() {
          @Override
          public Hash subtree(int level, long at) {
            return level == 0
                ? Hash.of(LeafHash.of(texts.get((int) at)))
                : new TreeHasher().node(subtree(level - 1, 2 * at), subtree(level - 1, 2 * at + 1));
          }
        };
    Checkpoint register = head(texts, key.verification().name());
    return new InclusionProof(
        index,
        new Tree(texts.size(), hashes).inclusion(index),
        register.sign(List.of(key)),
        Optional.of(texts.get(index)));
  }

  static TestBundle bundle(InclusionProof proof) {
    TestBundle bundle = TestBundle.of(EVENTS, KEY);
    bundle.files.put(BundleNames.REGISTRATION, proof.bytes());
    return bundle;
  }

  private static Verification authenticate(BundleFiles files, SigningKey... trusted) {
    List<VerificationKey> keys = new ArrayList<>();
    Stream.of(trusted).forEach(key -> keys.add(key.verification()));
    return Verify.authenticate(files, keys, events -> {});
  }

  private static void assertFailed(BundleFiles files, String detail, SigningKey... trusted) {
    Verification result = authenticate(files, trusted);
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(result.toString()).startsWith("register: ").contains(detail);
  }

  static final Checkpoint OTHER = head(List.of(seed(1)), TestBundle.origin("other"));

  @Test
  void aRegisteredHeadIsTheBeginningOfTheLog() {
    for (int size : new int[] {1, 7, EVENTS.size()}) {
      Verification result =
          authenticate(bundle(proof(REGISTER, 1, OTHER, head(size), OTHER)), KEY, REGISTER);
      assertThat(result).isInstanceOf(Authentic.class);
      RegisteredHead found = ((Authentic) result).registered().orElseThrow();
      assertThat(found.size()).isEqualTo(size);
      assertThat(found.index()).isEqualTo(1);
      assertThat(found.register().size()).isEqualTo(3);
      assertThat(found.signedBy()).containsExactly(REGISTER.verification());
    }
  }

  @Test
  void isAskedForWhereAKeyOfARegisterIsGiven() {
    assertFailed(TestBundle.of(EVENTS, KEY), "there is no register.tlog-proof", KEY, REGISTER);
    assertThat(authenticate(TestBundle.of(EVENTS, KEY), KEY)).isInstanceOf(Authentic.class);
    Verification unasked = authenticate(bundle(proof(REGISTER, 0, head(7))), KEY);
    assertThat(((Authentic) unasked).registered().orElseThrow().signedBy()).isEmpty();
  }

  @Test
  void aLogThatIsNotWhatWasRegisteredIsFound() {
    Checkpoint forked = head(EVENTS.subList(1, 8), TestBundle.origin("k-ai"));
    Checkpoint longer =
        new Checkpoint(TestBundle.origin("k-ai"), EVENTS.size() + 1, head(EVENTS.size()).root());
    assertFailed(bundle(proof(REGISTER, 0, forked)), "its first 7 events were others", KEY);
    assertFailed(bundle(proof(REGISTER, 0, longer)), "is not the beginning of this log", KEY);
    assertFailed(bundle(proof(REGISTER, 0, OTHER)), "is not the beginning of this log", KEY);
  }

  @Test
  void aProofThatDoesNotHoldIsFound() {
    InclusionProof proof = proof(REGISTER, 1, OTHER, head(7), OTHER);
    InclusionProof elsewhere =
        new InclusionProof(0, proof.hashes(), proof.checkpoint(), proof.extra());
    InclusionProof silent =
        new InclusionProof(1, proof.hashes(), proof.checkpoint(), Optional.empty());
    InclusionProof nothing =
        new InclusionProof(
            1, proof.hashes(), proof.checkpoint(), Optional.of("none\n".getBytes(UTF_8)));
    assertFailed(bundle(elsewhere), "does not stand at its place", KEY);
    assertFailed(bundle(silent), "does not say what was registered", KEY);
    assertFailed(bundle(nothing), "does not stand at its place", KEY);
    TestBundle garbage = TestBundle.of(EVENTS, KEY);
    garbage.files.put(BundleNames.REGISTRATION, seed(3));
    assertFailed(garbage, "register.tlog-proof", KEY);
  }

  @Test
  void anotherRegisterOrKeyIsNotEnough() {
    SigningKey stranger = REGISTER.named(Origin.ofRegister("other.example"));
    SigningKey forger =
        new SigningKey(REGISTER.verification().name(), SignatureType.ED25519, seed(8));
    assertFailed(bundle(proof(stranger, 0, head(7))), "is not the register of ledger.example", KEY);
    Verification forged = authenticate(bundle(proof(forger, 0, head(7))), KEY, REGISTER);
    assertThat(forged.toString()).contains("no trusted key signed");
    Verification foreign = authenticate(bundle(proof(REGISTER, 0, head(7))), KEY, stranger);
    assertThat(foreign.toString()).contains("none of the trusted keys is of");
  }
}
