package org.competitionledger.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.core.bundle.Verification.Failed;
import org.competitionledger.core.bundle.Verification.Proved;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;

/** What an applicant keeps of an event, and checks without the ledger. */
class VerifyProofTest {

  private static final List<byte[]> EVENTS =
      RecordedScenario.beginning("k-ai", 120).stream().map(EncodedEvent::bytes).toList();
  private static final SigningKey KEY = TestBundle.key("k-ai", 1);

  private static InclusionProof proof(int index, Optional<byte[]> extra, SigningKey key) {
    GrowingTree growing = new GrowingTree((tile, hashes) -> {});
    EVENTS.forEach(event -> growing.append(LeafHash.of(event)));
    Tree tree = new Tree(growing.size(), new TileHashes(growing.size(), growing::partial));
    Checkpoint head = new Checkpoint(key.verification().name(), tree.size(), tree.root());
    return new InclusionProof(index, tree.inclusion(index), head.sign(List.of(key)), extra);
  }

  private static Verification verify(InclusionProof proof, Optional<Hash> receipt) {
    return VerifyProof.verify(proof, receipt, List.of(KEY.verification()));
  }

  private static Hash leaf(int index) {
    return Hash.of(LeafHash.of(EVENTS.get(index)));
  }

  @Test
  void everyEventIsProvedByItselfOrByItsReceipt() {
    for (int i = 0; i < EVENTS.size(); i++) {
      InclusionProof whole = proof(i, Optional.of(EVENTS.get(i)), KEY);
      assertThat(verify(whole, Optional.empty())).isInstanceOf(Proved.class);
      assertThat(verify(whole, Optional.of(leaf(i)))).isInstanceOf(Proved.class);
      InclusionProof withoutEvent = proof(i, Optional.empty(), KEY);
      assertThat(verify(withoutEvent, Optional.of(leaf(i)))).isInstanceOf(Proved.class);
    }
  }

  @Test
  void whatItDoesNotProveIsNamed() {
    assertFailed(verify(proof(7, Optional.empty(), KEY), Optional.empty()), 7, Check.LEAF);
    InclusionProof whole = proof(7, Optional.of(EVENTS.get(7)), KEY);
    assertFailed(verify(whole, Optional.of(leaf(8))), 7, Check.LEAF);
    InclusionProof another = proof(7, Optional.of(EVENTS.get(8)), KEY);
    assertFailed(verify(another, Optional.empty()), 7, Check.TREE);
    InclusionProof ofAnotherLog =
        proof(7, Optional.of(EVENTS.get(7)), TestBundle.key("f1-1988", 1));
    assertThat(verify(ofAnotherLog, Optional.empty()).toString()).startsWith("signature: ");
    InclusionProof byAnotherKey = proof(7, Optional.of(EVENTS.get(7)), TestBundle.key("k-ai", 2));
    assertThat(verify(byAnotherKey, Optional.empty()))
        .hasToString("signature: no trusted key signed the checkpoint");
  }

  private static void assertFailed(Verification result, long event, Check check) {
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(((Failed) result).check()).as("%s", result).isEqualTo(check);
    assertThat(((Failed) result).event()).isEqualTo(OptionalLong.of(event));
  }

  @Test
  void everyFlippedBitOfAProofIsFound() {
    byte[] kept = proof(42, Optional.of(EVENTS.get(42)), KEY).bytes();
    for (int bit = 0; bit < kept.length * 8; bit++) {
      kept[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(proves(kept)).as("bit %d", bit).isFalse();
      kept[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(proves(kept)).isTrue();
  }

  private static boolean proves(byte[] kept) {
    try {
      return verify(InclusionProof.parse(kept), Optional.empty()) instanceof Proved;
    } catch (MalformedNote e) {
      return false;
    }
  }
}
