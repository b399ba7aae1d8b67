package org.competitionledger.projections.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignedHeadsTest {

  private static final SigningKey LOG =
      new SigningKey("ledger.example/log", SignatureType.ED25519, new byte[32]);
  private static final SigningKey WITNESS =
      new SigningKey("witness.example", SignatureType.COSIGNATURE, new byte[32]);
  private static final List<VerificationKey> TRUSTED = List.of(LOG.verification());

  @TempDir Path directory;

  private static Tree tree(int size, String salt) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    for (int i = 0; i < size; i++) {
      tree.append(LeafHash.of((salt + i).getBytes(UTF_8)));
    }
    return new Tree(size, new TileHashes(size, tree::partial));
  }

  private static AddCheckpoint request(long old, List<Hash> proof, Tree tree) {
    Checkpoint head = new Checkpoint("ledger.example/log", tree.size(), tree.root());
    return new AddCheckpoint(old, proof, head.sign(List.of(LOG)));
  }

  @Test
  void remembersOverARestartWhatItCosigned() throws IOException {
    CosignedHeads witness = new CosignedHeads(directory, List.of(WITNESS));
    assertThat(witness.judge(request(0, List.of(), tree(3, "")), TRUSTED))
        .isInstanceOf(AddCheckpoint.Answer.Consistent.class);

    CosignedHeads restarted = new CosignedHeads(directory, List.of(WITNESS));
    assertThat(restarted.judge(request(0, List.of(), tree(5, "x")), TRUSTED))
        .isEqualTo(new AddCheckpoint.Answer.OtherSize(3));
    Tree fork = tree(5, "x");
    assertThat(restarted.judge(request(3, fork.consistency(3), fork), TRUSTED))
        .isInstanceOf(AddCheckpoint.Answer.No.class);
    Tree grown = tree(5, "");
    assertThat(restarted.judge(request(3, grown.consistency(3), grown), TRUSTED))
        .isInstanceOf(AddCheckpoint.Answer.Consistent.class);
    assertThat(restarted.judge(request(3, grown.consistency(3), grown), TRUSTED))
        .as("asked again, a size too late")
        .isEqualTo(new AddCheckpoint.Answer.OtherSize(5));
  }

  /** Over a restart too, and neither key is another's to read. */
  @Test
  void cosignsWithBothOfItsKeys() throws IOException {
    Witness first = Witness.in(directory, "witness.example", TRUSTED, Optional.empty());
    Witness witness = Witness.in(directory, "witness.example", TRUSTED, Optional.empty());
    assertThat(witness.keys()).isEqualTo(first.keys());
    assertThat(witness.keys())
        .extracting(VerificationKey::type)
        .containsExactly(SignatureType.COSIGNATURE, SignatureType.ML_DSA_44);

    AddCheckpoint request = request(0, List.of(), tree(3, ""));
    String answer = new String(witness.answer(request.bytes(), 1_700_000_000).body(), UTF_8);

    String head = request.checkpoint().text();
    SignedNote cosigned = SignedNote.parse((head + '\n' + answer).getBytes(UTF_8));
    assertThat(cosigned.signatures()).hasSize(2);
    assertThat(cosigned.verify(witness.keys()).valid()).isEqualTo(witness.keys());
    for (String file : List.of("signing-key", "signing-key-ml-dsa-44")) {
      assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }
}
