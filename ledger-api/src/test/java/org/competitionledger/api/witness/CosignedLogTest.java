package org.competitionledger.api.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;

class CosignedLogTest {

  private static final SigningKey LOG = key("ledger.example/log", SignatureType.ED25519, 1);
  private static final SigningKey ONE = key("one.example", SignatureType.COSIGNATURE, 2);
  private static final SigningKey TWO = key("two.example", SignatureType.COSIGNATURE, 3);
  private static final SignedNote FIRST = head(1);
  private static final SignedNote SECOND = head(2);

  private static SigningKey key(String name, SignatureType type, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(name, type, bytes);
  }

  private static SignedNote head(int size) {
    Hash root = Hash.of(LeafHash.of(new byte[] {(byte) size}));
    return new Checkpoint("ledger.example/log", size, root).sign(List.of(LOG));
  }

  private static void cosign(CosignedLog log, SigningKey witness, SignedNote head) {
    log.cosigned(witness.verification(), List.of(witness.cosign(head.text(), 1)));
  }

  @Test
  void withoutAQuorumTheNewestHeadIsShownWithTheSignaturesThereAre() {
    CosignedLog log = new CosignedLog(0);
    assertThat(log.shown(FIRST)).contains(FIRST);

    log.ask(FIRST);
    cosign(log, ONE, FIRST);
    SignedNote shown = log.shown(FIRST).orElseThrow();
    assertThat(shown.text()).isEqualTo(FIRST.text());
    assertThat(shown.verify(List.of(LOG.verification(), ONE.verification())).valid()).hasSize(2);
    assertThat(log.shown(SECOND)).as("which nobody cosigned yet").contains(SECOND);
  }

  @Test
  void withAQuorumTheNewestHeadThatEnoughCosignedIsShown() {
    CosignedLog log = new CosignedLog(2);
    log.ask(FIRST);
    cosign(log, ONE, FIRST);
    assertThat(log.shown(FIRST)).isEmpty();
    cosign(log, TWO, FIRST);
    assertThat(log.shown(FIRST).orElseThrow().signatures()).hasSize(3);

    log.ask(SECOND);
    cosign(log, ONE, SECOND);
    assertThat(log.shown(SECOND).orElseThrow().text()).isEqualTo(FIRST.text());
    cosign(log, TWO, SECOND);
    assertThat(log.shown(SECOND).orElseThrow().text()).isEqualTo(SECOND.text());
  }

  @Test
  void aWitnessThatCosignsTwiceCountsOnce() {
    CosignedLog log = new CosignedLog(2);
    log.ask(FIRST);
    cosign(log, ONE, FIRST);
    log.ask(FIRST);
    cosign(log, ONE, FIRST);
    assertThat(log.shown(FIRST)).isEmpty();
  }

  @Test
  void remembersHowFarAWitnessIsAndWhenItRefusedFirst() {
    CosignedLog log = new CosignedLog(0);
    log.ask(SECOND);
    assertThat(log.cosigned(ONE.verification())).isZero();
    cosign(log, ONE, SECOND);
    assertThat(log.cosigned(ONE.verification())).isEqualTo(2);

    CosignedLog.Fork fork = new CosignedLog.Fork(1, Instant.EPOCH);
    assertThat(log.forked(TWO.verification(), fork)).isTrue();
    CosignedLog.Fork again = new CosignedLog.Fork(1, Instant.EPOCH.plusSeconds(9));
    assertThat(log.forked(TWO.verification(), again)).isFalse();
    assertThat(log.forks()).isEqualTo(Map.of(TWO.verification(), fork));
  }
}
