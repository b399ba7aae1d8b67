package org.competitionledger.api.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.log.TreeHasher;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.WitnessExchange;
import org.junit.jupiter.api.Test;

class AskedWitnessTest {

  private static final SigningKey LOG =
      new SigningKey("ledger.example/log", SignatureType.ED25519, new byte[32]);
  private static final SignedNote HEAD =
      new Checkpoint("ledger.example/log", 1, TreeHasher.empty()).sign(List.of(LOG));

  private boolean silent = true;
  private final AskedWitness witness =
      new AskedWitness(
          List.of(
              new SigningKey("witness.example", SignatureType.COSIGNATURE, new byte[32])
                  .verification()),
          request -> {
            if (silent) {
              throw new HttpWitness.Silent("nobody there");
            }
            return new WitnessExchange.Reply(404, "text/plain", new byte[0]);
          });

  private long secondsOfRest(long nowNanos) {
    assertThatThrownBy(() -> witness.ask(HEAD, 0, size -> List.of(), nowNanos))
        .isInstanceOf(HttpWitness.Silent.class);
    return Duration.ofNanos(witness.restNanos(nowNanos)).toSeconds();
  }

  @Test
  void aSilentWitnessIsLeftAloneForLongerEachTimeUpToALimit() {
    List<Long> rests = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      rests.add(secondsOfRest(Duration.ofHours(i).toNanos()));
    }
    assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
  }

  @Test
  void aWitnessThatAnswersMayBeAskedAtOnce() {
    assertThat(witness.restNanos(0)).isZero();
    assertThat(secondsOfRest(0)).isEqualTo(1);
    silent = false;
    witness.ask(HEAD, 0, size -> List.of(), 0);
    assertThat(witness.restNanos(0)).isZero();
    silent = true;
    assertThat(secondsOfRest(0)).isEqualTo(1);
  }
}
