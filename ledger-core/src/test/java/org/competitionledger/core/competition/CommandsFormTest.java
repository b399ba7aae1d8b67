package org.competitionledger.core.competition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.junit.jupiter.api.Test;

class CommandsFormTest {

  private static final String CUP = "cup";
  private static final String ID = CommandIds.of(CUP, "organizer", "key").toString();
  private static final List<Proposal> SAID =
      proposals(
          """
          {"type": "NoticePublished", "occurredAt": "2026-08", "data":
            {"notice": "n1", "title": {"en": "Notice"}, "text": {"en": "Text"}}}""");

  @Test
  void findsNoFaultInWhatALedgerSends() {
    assertThat(fault(CUP, CUP, List.of(command(ID, "auth0|홍길동", SAID, SAID)))).isEmpty();
  }

  @Test
  void findsAKeyThatIsNotTheCompetition() {
    List<Command> honest = List.of(command(ID, "me", SAID, SAID));

    assertThat(fault("other", CUP, honest)).hasValueSatisfying(is -> contains(is, "key"));
    assertThat(fault(null, CUP, honest)).hasValueSatisfying(is -> contains(is, "key"));
    assertThat(fault("Cup|1", "Cup|1", honest))
        .hasValueSatisfying(is -> contains(is, "competition"));
  }

  @Test
  void findsADigestOfAnythingElse() {
    assertThat(fault(CUP, CUP, List.of(command(ID, "me", SAID, List.of()))))
        .hasValueSatisfying(is -> contains(is, "digest"));
  }

  /** What is verified is the digest of what a writer can have written. */
  @Test
  void findsTimesThatWereResolvedBeforeTheDigest() {
    Proposal said = SAID.get(0);
    ApproximateTime time = said.getOccurredAt();
    List<Proposal> resolved =
        List.of(
            new Proposal(
                new ApproximateTime(
                    time.getWritten(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1), time.getNote()),
                said.getAnnouncedAt(),
                said.getParty(),
                said.getSource(),
                said.getCausedBy(),
                said.getPayload()));

    assertThat(fault(CUP, CUP, List.of(command(ID, "me", resolved, resolved))))
        .hasValueSatisfying(is -> contains(is, "digest"));
    assertThat(fault(CUP, CUP, List.of(command(ID, "me", resolved, SAID))))
        .as("resolved anew when it is decided")
        .isEmpty();
  }

  @Test
  void findsMalformedNames() {
    assertThat(fault(CUP, CUP, List.of(command("1", "me", SAID, SAID))))
        .hasValueSatisfying(is -> contains(is, "identifier"));
    for (String subject : List.of("", " ", "me\nyou", "me\0")) {
      assertThat(fault(CUP, CUP, List.of(command(ID, subject, SAID, SAID))))
          .hasValueSatisfying(is -> contains(is, "subject"));
    }
  }

  @Test
  void findsMoreCommandsThanTravelTogether() {
    Command honest = command(ID, "me", SAID, SAID);

    assertThat(fault(CUP, CUP, Collections.nCopies(500, honest))).isEmpty();
    assertThat(fault(CUP, CUP, Collections.nCopies(501, honest)))
        .hasValueSatisfying(is -> contains(is, "500"));
  }

  private static void contains(String fault, String word) {
    assertThat(fault).contains(word);
  }

  private static Optional<String> fault(String key, String competition, List<Command> commands) {
    return CommandsForm.fault(
        key == null ? null : key.getBytes(UTF_8),
        new Commands(competition, "request", null, false, commands));
  }

  private static Command command(
      String id, String subject, List<Proposal> said, List<Proposal> digested) {
    return new Command(
        id,
        new Sha256(Digests.commandDigest(digested)),
        new Authority(subject, List.of(Role.ORGANIZER), List.of("*"), List.of()),
        null,
        said);
  }

  private static List<Proposal> proposals(String json) {
    return ((Parsed.Ok<List<Proposal>>) CommandJson.body(json.getBytes(UTF_8))).value();
  }
}
