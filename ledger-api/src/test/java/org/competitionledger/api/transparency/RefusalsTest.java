package org.competitionledger.api.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.VerifyProof;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.transparency.LogKeys;
import org.junit.jupiter.api.Test;

/** Whoever is turned down by a rule has the proof of it, and the record shows that it happened. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class RefusalsTest {

  private static final String NOT_THERE =
      "{\"type\":\"StageOpened\",\"data\":{\"stage\":\"none\"}}";

  private final Api api = new Api();

  @Inject LedgerConfig config;

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

  /** What was taken away at a refusal proves it for ever, whatever signs by then. */
  @Test
  void aProofOutlivesTheKeysThatSignedIt() throws Exception {
    String competition = api.announced();
    HttpResponse<String> refused = api.append(competition, "early", NOT_THERE);
    Optional<Hash> leaf = Hash.parse(Api.json(refused).at("/refusal/leafHash").asText());
    recorded(competition, 1);
    byte[] kept = api.get(path(competition) + "/0/proof").body().getBytes(UTF_8);
    VerificationKey first = key(competition, 0);
    for (int next = 1; next < 3; next++) {
      keyChanged(competition, "SigningKeyAdded", next);
      keyChanged(competition, "SigningKeyRetired", next - 1);
      Thread.sleep(1_100); // of one writer one a second
      assertThat(Api.json(api.append(competition, "later-" + next, NOT_THERE)).has("refusal"))
          .isTrue();
      recorded(competition, next + 1);
    }
    SignedNote now = SignedNote.parse(api.get(path(competition) + "/checkpoint").body());
    List<VerificationKey> all = List.of(first, key(competition, 1), key(competition, 2));
    assertThat(now.verify(all).valid()).containsExactly(all.get(2));

    InclusionProof proof = InclusionProof.parse(kept);
    for (List<VerificationKey> trusted : List.of(List.of(first), all)) {
      Verification verified = VerifyProof.verify(proof, leaf, trusted);
      assertThat(((Verification.Proved) verified).signedBy()).containsExactly(first);
    }
    assertThat(VerifyProof.verify(proof, leaf, all.subList(1, 3)))
        .isInstanceOf(Verification.Failed.class);
    Checkpoint then = Checkpoint.parse(proof.checkpoint().text());
    Checkpoint head = Checkpoint.parse(now.text());
    assertThat(then.size()).isEqualTo(1);
    assertThat(head.size()).isEqualTo(3);
    byte[] hashes = bytes(path(competition) + "/tile/0/000.p/3");
    assertThat(GrowingTree.root(3, tile -> hashes)).isEqualTo(head.root());
    assertThat(Hash.of(Arrays.copyOf(hashes, Hash.LENGTH))).isEqualTo(then.root());
  }

  private byte[] bytes(String path) throws Exception {
    return api.client()
        .send(api.request(path).build(), HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  private VerificationKey key(String competition, int index) {
    return named("ledger.local" + path(competition), index);
  }

  private VerificationKey named(String origin, int index) {
    LogSettings log = LogSettings.in(config.data());
    return LogKeys.in(log.keyFile(), log.ledgerName(), Optional.empty())
        .get(index)
        .named(origin)
        .verification();
  }

  /** Events name a key under the name of the competition's own log. */
  private void keyChanged(String competition, String type, int index) {
    String vkey = named("ledger.local/v1/competitions/" + competition + "/log", index).text();
    String event =
        "{'type': '%s', 'data': {'vkey': '%s'}}".replace('\'', '"').formatted(type, vkey);
    assertThat(api.append(competition, type + index, event).statusCode()).isEqualTo(201);
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
