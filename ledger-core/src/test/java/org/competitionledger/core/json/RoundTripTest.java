package org.competitionledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.competitionledger.event.Actor;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.event.StageOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

  private static final int ROUNDS = 60;
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static Stream<Schema> payloadTypes() {
    return RandomEvents.payloadTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("payloadTypes")
  void readsBackWhatItWrote(Schema type) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Proposal proposal = new RandomEvents(seed).proposal(type);
      byte[] json = ProposalJson.bytes(proposal);

      assertThat(ProposalJson.parse(json))
          .as("seed %d: %s", seed, new String(json, UTF_8))
          .isEqualTo(new Parsed.Ok<>(proposal));
    }
  }

  @ParameterizedTest
  @MethodSource("payloadTypes")
  void readsTheWritersPartOfARecordedEventBack(Schema type) throws IOException {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomEvents random = new RandomEvents(seed);
      Proposal proposal = random.proposal(type);
      ObjectNode event = (ObjectNode) EXACT.readTree(EventJson.bytes(random.event(proposal)));
      assertThat(event.get("id").textValue())
          .isEqualTo(event.get("competition").textValue() + "/" + event.get("sequence"));
      event.remove(
          List.of(
              "competition",
              "sequence",
              "id",
              "recordedAt",
              "actor",
              "ledgerVersion",
              "commandId"));

      String json = event.toString();
      assertThat(ProposalJson.parse(json.getBytes(UTF_8)))
          .as("seed %d: %s", seed, json)
          .isEqualTo(new Parsed.Ok<>(proposal));
    }
  }

  @Test
  void writesAnEventAsTheContractShowsIt() {
    Event event =
        new Event(
            "k-ai",
            7L,
            Instant.parse("2026-01-23T00:00:00.5Z"),
            new Actor("kim", Role.ORGANIZER),
            "7b1f9e3c-0000-8000-8000-000000000000",
            new Sha256(new byte[32]),
            0,
            1,
            1,
            Proposal.newBuilder()
                .setOccurredAt(new ApproximateTime("2026-08", Instant.EPOCH, Instant.EPOCH, null))
                .setAnnouncedAt(
                    new ApproximateTime(
                        "2026-12", Instant.EPOCH, Instant.EPOCH, new LocalisedText("연말쯤", null)))
                .setCausedBy(3L)
                .setPayload(new StageOpened("phase-1"))
                .build());

    assertThat(new String(EventJson.bytes(event), UTF_8))
        .isEqualTo(
            "{\"competition\":\"k-ai\",\"sequence\":7,\"id\":\"k-ai/7\",\"type\":\"StageOpened\","
                + "\"recordedAt\":\"2026-01-23T00:00:00.500Z\",\"occurredAt\":\"2026-08\","
                + "\"announcedAt\":{\"time\":\"2026-12\",\"note\":{\"ko\":\"연말쯤\"}},"
                + "\"actor\":{\"subject\":\"kim\",\"role\":\"organizer\"},\"causedBy\":3,"
                + "\"ledgerVersion\":1,\"commandId\":\"7b1f9e3c-0000-8000-8000-000000000000\","
                + "\"data\":{\"stage\":\"phase-1\"}}");
  }

  @Test
  void leavesOutAnEmptyListOnlyWhereNothingIsReadAsOne() {
    assertThat(data(new PanelAnnounced("s", "p", 3, null, false, List.of())))
        .isEqualTo("{\"stage\":\"s\",\"panel\":\"p\",\"size\":3,\"identitiesWithheld\":false}");
    assertThat(data(new PolicyGoalsDeclared(List.of(), false)))
        .isEqualTo("{\"goals\":[],\"ordered\":false}");
    assertThat(data(new CallChanged("c", null, null, List.of(), null)))
        .isEqualTo("{\"call\":\"c\",\"clauses\":[]}");
  }

  private static String data(Object payload) {
    Proposal proposal = Proposal.newBuilder().setPayload(payload).build();
    String json = new String(ProposalJson.bytes(proposal), UTF_8);
    return json.substring(json.indexOf("\"data\":") + 7, json.length() - 1);
  }
}
