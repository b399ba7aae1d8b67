package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.junit.jupiter.api.Test;

class AddCheckpointTest {

  private static final String ORIGIN = "ledger.example/v1/competitions/cup/log";
  private static final SigningKey KEY = key(ORIGIN, 1);
  private static final List<VerificationKey> TRUSTED = List.of(KEY.verification());

  private static SigningKey key(String name, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(name, SignatureType.ED25519, bytes);
  }

  private static Tree tree(int size, String salt) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    for (int i = 0; i < size; i++) {
      tree.append(LeafHash.of((salt + i).getBytes(UTF_8)));
    }
    return new Tree(size, new TileHashes(size, tree::partial));
  }

  private static Checkpoint head(Tree tree) {
    return new Checkpoint(ORIGIN, tree.size(), tree.root());
  }

  private static AddCheckpoint.Answer asked(
      long old, List<Hash> proof, Checkpoint head, SigningKey signer, Optional<Checkpoint> last) {
    StringBuilder body = new StringBuilder("old " + old + '\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    body.append('\n').append(new String(head.sign(List.of(signer)).bytes(), UTF_8));
    return AddCheckpoint.parse(body.toString().getBytes(UTF_8)).judge(TRUSTED, last);
  }

  @Test
  void cosignsWhatOnlyGrew() {
    for (int later = 1; later <= 40; later++) {
      Tree tree = tree(later, "");
      assertThat(asked(0, List.of(), head(tree), KEY, Optional.empty()))
          .isEqualTo(new AddCheckpoint.Answer.Consistent(head(tree)));
      for (int earlier = 1; earlier <= later; earlier++) {
        Checkpoint last = head(tree(earlier, ""));
        assertThat(asked(earlier, tree.consistency(earlier), head(tree), KEY, Optional.of(last)))
            .as("%d → %d", earlier, later)
            .isEqualTo(new AddCheckpoint.Answer.Consistent(head(tree)));
      }
    }
  }

  @Test
  void refusesEveryFork() {
    for (int later = 2; later <= 40; later++) {
      Tree fork = tree(later, "x");
      for (int earlier = 1; earlier <= later; earlier++) {
        Checkpoint last = head(tree(earlier, ""));
        List<Hash> proof = new ArrayList<>(fork.consistency(earlier));
        assertThat(asked(earlier, proof, head(fork), KEY, Optional.of(last)))
            .as("%d → %d", earlier, later)
            .isInstanceOf(AddCheckpoint.Answer.No.class);
      }
    }
    Checkpoint last = head(tree(5, ""));
    assertThat(asked(5, List.of(), head(tree(5, "x")), KEY, Optional.of(last)))
        .extracting(answer -> ((AddCheckpoint.Answer.No) answer).status())
        .isEqualTo(409);
  }

  @Test
  void answersWithTheStatusOfTheSpecification() {
    Checkpoint head = head(tree(9, ""));
    assertThat(asked(4, List.of(), head, KEY, Optional.of(head(tree(7, "")))))
        .isEqualTo(new AddCheckpoint.Answer.OtherSize(7));
    assertThat(status(asked(10, List.of(), head, KEY, Optional.empty()))).isEqualTo(400);
    assertThat(status(asked(0, List.of(), head, key(ORIGIN, 2), Optional.empty()))).isEqualTo(403);
    assertThat(status(asked(0, List.of(head.root()), head, KEY, Optional.empty()))).isEqualTo(422);
    Checkpoint other = new Checkpoint("other.example/log", 9, head.root());
    assertThat(status(asked(0, List.of(), other, key("other.example/log", 1), Optional.empty())))
        .isEqualTo(404);
  }

  private static int status(AddCheckpoint.Answer answer) {
    return ((AddCheckpoint.Answer.No) answer).status();
  }

  @Test
  void refusesWhatIsNoRequest() {
    String note = new String(head(tree(2, "")).sign(List.of(KEY)).bytes(), UTF_8);
    for (String body :
        List.of(
            "",
            note,
            "old 1\n" + note,
            "old -1\n\n" + note,
            "old 01\n\n" + note,
            "old 1\nx\n\n" + note)) {
      assertThatThrownBy(() -> AddCheckpoint.parse(body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(MalformedNote.class);
    }
  }
}
