package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.command.Refused;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.Role;
import org.competitionledger.refusal.RecordedRefusal;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

  private static final String CUP = "cup";
  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final byte[] PROPOSED = Sha256.of(new byte[] {1});

  private final RefusalLog refusals = new RefusalLog(log -> 7, 3);

  private Optional<DeciderSettings.Noted> refused(
      String subject, RefusalCode code, long last, long afterMs) {
    Authority authority = new Authority(subject, List.of(Role.EVALUATOR), List.of(CUP), List.of());
    Command command =
        new Command(
            "id", new org.competitionledger.event.Sha256(PROPOSED), authority, null, List.of());
    return refusals.refused(
        CUP,
        command,
        new Refused(code.code(), 0, "/data/stage", List.of(), last, null),
        code == RefusalCode.STAGE_CLOSED ? Optional.of(START.minusSeconds(90)) : Optional.empty(),
        START.plusMillis(afterMs));
  }

  private static RecordedRefusal entry(Optional<DeciderSettings.Noted> noted) {
    try {
      return RecordedRefusal.fromByteBuffer(ByteBuffer.wrap(noted.orElseThrow().record().value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] salted(DeciderSettings.Noted noted, byte[] of) {
    ByteBuffer salt = noted.receipt().getSalt().duplicate();
    return Sha256.of(ByteBuffer.allocate(salt.remaining() + of.length).put(salt).put(of).array());
  }

  @Test
  void whoItWasAndWhatWasProposedIsKnownToTheWriterAlone() {
    DeciderSettings.Noted noted = refused("eva", RefusalCode.UNKNOWN_STAGE, 5, 0).orElseThrow();
    RecordedRefusal entry = entry(Optional.of(noted));

    assertThat(entry.getProposer().bytes()).isEqualTo(salted(noted, "eva".getBytes(UTF_8)));
    assertThat(entry.getCommandDigest().bytes()).isEqualTo(salted(noted, PROPOSED));
    assertThat(entry.getRole()).isEqualTo("EVALUATOR");
    assertThat(noted.receipt().getIndex()).isEqualTo(7);
    assertThat(noted.receipt().getLeafHash().bytes())
        .isEqualTo(LeafHash.of(noted.record().value()));
    assertThat(noted.record().partition()).isEqualTo(3);
  }

  @Test
  void ofOneWriterOneASecondIsOnRecordAndSaysHowManyCameFurther() {
    assertThat(refused("eva", RefusalCode.UNKNOWN_STAGE, 5, 0)).isPresent();
    for (int ms = 1; ms < 1_000; ms += 100) {
      assertThat(refused("eva", RefusalCode.UNKNOWN_STAGE, 5, ms)).isEmpty();
    }
    assertThat(entry(refused("gus", RefusalCode.UNKNOWN_STAGE, 5, 500)).getIndex()).isEqualTo(8);
    RecordedRefusal next = entry(refused("eva", RefusalCode.UNKNOWN_STAGE, 5, 1_000));
    assertThat(next.getFurther()).isEqualTo(10);
    assertThat(next.getIndex()).isEqualTo(9);
  }

  @Test
  void whatCameTooLateSaysUntilWhenItWasPossible() {
    assertThat(entry(refused("eva", RefusalCode.STAGE_CLOSED, 5, 0)).getPossibleUntil())
        .isEqualTo(START.minusSeconds(90));
    assertThat(entry(refused("gus", RefusalCode.UNKNOWN_STAGE, 5, 0)).getPossibleUntil()).isNull();
  }

  @Test
  void onlyWhatARuleOfACompetitionTurnedDownIs() {
    assertThat(refused("eva", RefusalCode.ID_MALFORMED, 5, 0)).isEmpty();
    assertThat(refused("eva", RefusalCode.ROLE_NOT_ALLOWED, 5, 0)).isEmpty();
    assertThat(refused("eva", RefusalCode.UNKNOWN_STAGE, -1, 0)).isEmpty();
  }
}
