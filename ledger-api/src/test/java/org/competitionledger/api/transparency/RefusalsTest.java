package org.competitionledger.api.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.VerifyProof;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.VerificationKey;
import org.junit.jupiter.api.Test;

/** Whoever is turned down by a rule has the proof of it, and the record shows that it happened. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class RefusalsTest {

  private static final String NOT_THERE =
      "{\"type\":\"StageOpened\",\"data\":{\"stage\":\"none\"}}";

  private final Api api = new Api();

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/refusals";
  }

  private JsonNode recorded(String competition, int count) throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      JsonNode found = Api.json(api.get(path(competition)));
      if (found.path("size").asInt() >= count) {
        return found;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not signed: " + competition);
  }

  @Test
  void aRefusalIsOnRecordAndProvesItself() throws Exception {
    String competition = api.announced();
    HttpResponse<String> refused = api.append(competition, "late", NOT_THERE);
    assertThat(refused.statusCode()).isEqualTo(409);
    JsonNode receipt = Api.json(refused).path("refusal");
    assertThat(receipt.path("index").asInt(-1)).isZero();

    JsonNode entry = recorded(competition, 1).path("refusals").path(0);
    assertThat(entry.path("code").asText()).isEqualTo(Api.json(refused).path("code").asText());
    assertThat(entry.path("role").asText()).isEqualTo("ORGANIZER");
    assertThat(entry.path("pointer").asText()).isEqualTo("/data/stage");
    assertThat(entry.path("leafHash").asText()).isEqualTo(receipt.path("leafHash").asText());
    ByteArrayOutputStream writer = new ByteArrayOutputStream();
    writer.writeBytes(HexFormat.of().parseHex(receipt.path("salt").asText()));
    writer.writeBytes("organizer-1".getBytes(UTF_8));
    assertThat(entry.path("proposer").asText())
        .isEqualTo(HexFormat.of().formatHex(Sha256.of(writer.toByteArray())));

    InclusionProof proof =
        InclusionProof.parse(api.get(path(competition) + "/0/proof").body().getBytes(UTF_8));
    List<VerificationKey> keys =
        api.get(path(competition) + "/vkey").body().lines().map(VerificationKey::parse).toList();
    Verification verified =
        VerifyProof.verify(proof, Hash.parse(receipt.path("leafHash").asText()), keys);
    assertThat(verified).isInstanceOf(Verification.Proved.class);
    assertThat(((Verification.Proved) verified).type().orElseThrow())
        .startsWith("refused as " + entry.path("code").asText());
    assertThat(api.get(path(competition) + "/tile/0/000.p/1").statusCode()).isEqualTo(200);
    assertThat(api.get(path(competition) + "/tile/entries/000.p/1").statusCode()).isEqualTo(200);
    assertThat(api.get("/competitions/" + competition + "/proof?lang=en").body())
        .contains("On record: 1 refusal, each with", Api.json(refused).path("title").asText());
    assertThat(api.get(path(competition) + "/checkpoint").body())
        .startsWith("ledger.local" + path(competition) + "\n1\n");
  }

  /** A score after the stage was closed, and what has nothing to do with time. */
  @Test
  void refusalsAreCountedByCodeByRoleAndByHowLateTheyCame() throws Exception {
    String competition = api.announced();
    assertThat(api.bulk(competition, "all", "", Events.SMALL_COMPETITION).statusCode())
        .isEqualTo(200);
    String closed = "{\"type\":\"StageClosed\",\"data\":{\"stage\":\"final\"}}";
    assertThat(api.append(competition, "close", closed).statusCode()).isEqualTo(201);
    HttpResponse<String> late = api.append(competition, "late", Events.score("alpha", "9"));
    assertThat(Api.json(late).path("code").asText()).isEqualTo("stage-closed");
    Thread.sleep(1_100); // of one writer one a second
    assertThat(api.append(competition, "other", NOT_THERE).statusCode()).isEqualTo(409);

    JsonNode found = recorded(competition, 2);
    assertThat(found.path("statistics").toString())
        .isEqualTo(
            "{\"recorded\":2,\"further\":0,\"codes\":{\"stage-closed\":1,\"unknown-stage\":1},"
                + "\"roles\":{\"ORGANIZER\":2},"
                + "\"late\":[{\"code\":\"stage-closed\",\"withinMinutes\":1,\"count\":1}]}");
    JsonNode closing =
        Api.lines(
                api.get(
                    "/v1/competitions/" + competition + "/events",
                    "Accept",
                    "application/x-ndjson"))
            .stream()
            .filter(event -> event.path("type").asText().equals("StageClosed"))
            .findFirst()
            .orElseThrow();
    assertThat(found.at("/refusals/0/possibleUntil").asText())
        .isEqualTo(closing.path("recordedAt").asText());
    assertThat(found.at("/refusals/1").has("possibleUntil")).isFalse();
    assertThat(api.get("/competitions/" + competition + "/proof?lang=en").body())
        .contains("By how late it came", "up to one minute <span class=\"quiet\">1</span>")
        .contains("organiser <span class=\"quiet\">2</span>");
    assertThat(api.get("/competitions/" + competition + "/proof?lang=ko").body())
        .contains("1분 이내 <span class=\"quiet\">1</span>");
  }

  /** The events stay what they were, and a flood leaves one entry a second. */
  @Test
  void aFloodIsCountedAndNotWritten() throws Exception {
    String competition = api.announced();
    long on = 0;
    for (int i = 0; i < 20; i++) {
      on += Api.json(api.append(competition, "flood-" + i, NOT_THERE)).has("refusal") ? 1 : 0;
    }
    assertThat(on).isPositive();
    Thread.sleep(1_100);
    assertThat(Api.json(api.append(competition, "after", NOT_THERE)).has("refusal")).isTrue();
    JsonNode refusals = recorded(competition, (int) on + 1).path("refusals");
    long all = 0;
    for (JsonNode one : refusals) {
      all += 1 + one.path("further").asLong();
    }
    assertThat(all).isEqualTo(21);
    assertThat(Api.json(api.get("/v1/competitions/" + competition)).path("lastSequence").asLong())
        .isZero();
  }

  @Test
  void whatNoRuleTurnedDownIsNotOnRecord() throws Exception {
    String competition = api.announced();
    assertThat(api.append(competition, "malformed", "{\"type\":\"Nothing\"}").statusCode())
        .isEqualTo(400);
    HttpResponse<String> nowhere = api.append("never-announced", "x", NOT_THERE);
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(Api.json(nowhere).has("refusal")).isFalse();
    assertThat(Api.json(api.get(path(competition))).path("size").asInt()).isZero();
    assertThat(api.get(path("never-announced")).statusCode()).isEqualTo(404);
    assertThat(api.append(competition, "good", Events.notice("n")).statusCode()).isEqualTo(201);
    assertThat(Optional.of(api.get(path(competition) + "/0/proof").statusCode())).contains(503);
  }
}
