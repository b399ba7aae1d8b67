package org.competitionledger.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.junit.jupiter.api.Test;

class CommandIdentityTest {

  private static final Proposal OPENED =
      Proposal.newBuilder().setPayload(new StageOpened("s")).build();
  private static final Proposal CLOSED =
      Proposal.newBuilder().setPayload(new StageClosed("s")).build();

  @Test
  void digestsTheAvroBodiesInOrder() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    for (Proposal proposal : List.of(OPENED, CLOSED)) {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bodies, null);
      new SpecificDatumWriter<>(Proposal.class).write(proposal, encoder);
    }

    assertThat(Digests.commandDigest(List.of(OPENED, CLOSED)))
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bodies.toByteArray()))
        .isNotEqualTo(Digests.commandDigest(List.of(CLOSED, OPENED)));
  }

  @Test
  void givesTheSameDigestHoweverTheJsonWasSpelled() {
    Proposal plain =
        CommandJson.body(utf8("{\"type\":\"StageOpened\",\"data\":{\"stage\":\"s\"}}"))
            .orElseThrow()
            .get(0);
    Proposal spaced =
        CommandJson.body(
                utf8(
                    "[ {\"data\": {\"stage\": \"\\u0073\"}, \"type\":\"StageOpened\","
                        + " \"party\":null} ]"))
            .orElseThrow()
            .get(0);

    assertThat(Digests.commandDigest(List.of(plain)))
        .isEqualTo(Digests.commandDigest(List.of(spaced)))
        .isEqualTo(Digests.commandDigest(List.of(OPENED)));
  }

  /**
   * A bundle of before tells nothing of fields that came later, and its digests must still hold.
   */
  @Test
  void whatAnOlderSchemaCouldSayHasTheDigestThatItHadThere() {
    Criterion.Builder time =
        Criterion.newBuilder()
            .setId("time")
            .setName(new LocalisedText(null, "Time"))
            .setKind(CriterionKind.SCORED)
            .setBetter(Better.LOWER);
    Criterion asBefore = time.build();
    Criterion withAbsent =
        time.setAbsent(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 1)).build();

    byte[] before = Digests.commandDigest(List.of(specified(asBefore)));

    // Worked out by the release before the field came.
    assertThat(HexFormat.of().formatHex(before))
        .isEqualTo("fc07b742f33ed22bac27c2f87aeff4232fcbba6074bb829e2526d439f95ec4be");
    assertThat(Digests.commandDigest(List.of(specified(withAbsent)))).isNotEqualTo(before);
  }

  private static Proposal specified(Criterion criterion) {
    return Proposal.newBuilder()
        .setPayload(new CriterionSpecified(2, 1, criterion, null, null, null, null))
        .build();
  }

  @Test
  void namesACommandByCompetitionSubjectAndKey() throws NoSuchAlgorithmException {
    UUID name = CommandIds.of("k-ai", "kim", "k-1");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8("k-ai\0kim\0k-1"));
    String hex = HexFormat.of().formatHex(hash);

    assertThat(name.version()).isEqualTo(8);
    assertThat(name.variant()).isEqualTo(2);
    assertThat(name.toString()).startsWith(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-8");
    assertThat(name).isEqualTo(CommandIds.of("k-ai", "kim", "k-1"));
    assertThat(
            List.of(
                CommandIds.of("k-ai2", "kim", "k-1"),
                CommandIds.of("k-ai", "lee", "k-1"),
                CommandIds.of("k-ai", "kim", "k-2")))
        .doesNotContain(name)
        .doesNotHaveDuplicates();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
