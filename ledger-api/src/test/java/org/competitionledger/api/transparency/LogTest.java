package org.competitionledger.api.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.bundle.BundleNames;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.Verify;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.transparency.LogKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class LogTest {

  private final Api api = new Api();
  @Inject LedgerConfig config;

  /** A competition of three events, its log signed. */
  private String signed() {
    String competition = api.announced();
    api.append(competition, "a", Events.notice("a"));
    api.append(competition, "b", Events.notice("b"));
    awaitHead(competition, 3);
    return competition;
  }

  private SignedNote awaitHead(String competition, long size) {
    for (int attempt = 0; attempt < 600; attempt++) {
      HttpResponse<String> response = api.get(path(competition) + "/log/checkpoint");
      if (response.statusCode() == 200) {
        SignedNote note = SignedNote.parse(response.body());
        if (Checkpoint.parse(note.text()).size() >= size) {
          return note;
        }
      }
      pause();
    }
    throw new AssertionError("no head of " + size);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition;
  }

  private List<VerificationKey> keys(String competition) {
    return api.get(path(competition) + "/log/vkey")
        .body()
        .lines()
        .map(VerificationKey::parse)
        .toList();
  }

  private HttpResponse<byte[]> bytes(String path) {
    try {
      return api.client().send(api.request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void servesASignedHeadOfItsEntries() {
    String competition = signed();
    SignedNote note = awaitHead(competition, 3);
    Checkpoint head = Checkpoint.parse(note.text());

    assertThat(head.origin()).isEqualTo("ledger.local" + path(competition) + "/log");
    assertThat(note.verify(keys(competition)).trusted()).isTrue();
    HttpResponse<byte[]> entries = bytes(path(competition) + "/log/tile/entries/000.p/3");
    assertThat(entries.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(entries.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    EntryBundle.parse(entries.body(), 3).forEach(entry -> tree.append(LeafHash.of(entry)));
    assertThat(tree.root()).isEqualTo(head.root());
    byte[] tile = bytes(path(competition) + "/log/tile/0/000.p/3").body();
    assertThat(GrowingTree.root(3, t -> tile)).isEqualTo(head.root());
    assertThat(bytes(path(competition) + "/log/tile/0/000.p/2").body()).hasSize(64);
  }

  @Test
  void servesTheHeadAsPlainTextForAMoment() {
    HttpResponse<String> response = api.get(path(signed()) + "/log/checkpoint");
    assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=1");
  }

  @Test
  void hasNothingWhereNoTileIs() {
    String competition = signed();
    for (String tile :
        List.of("0/000", "0/000.p/4", "1/000.p/1", "entries/000", "0/001.p/1", "x/000", "0/0")) {
      assertThat(api.get(path(competition) + "/log/tile/" + tile).statusCode())
          .as(tile)
          .isEqualTo(404);
    }
    assertThat(api.get("/v1/competitions/none/log/checkpoint").statusCode()).isEqualTo(404);
    assertThat(api.get("/v1/competitions/none/log/vkey").statusCode()).isEqualTo(404);
    assertThat(api.get("/v1/competitions/none/bundle").statusCode()).isEqualTo(404);
  }

  @Test
  void provesWhatAReceiptSays() {
    String competition = signed();
    HttpResponse<String> receipt = api.append(competition, "c", Events.notice("c"));
    String leafHash = Api.json(receipt).path("events").path(0).path("leafHash").asText();
    awaitHead(competition, 4);

    byte[] kept = bytes(path(competition) + "/events/3/proof").body();
    InclusionProof proof = InclusionProof.parse(kept);
    Hash leaf = Hash.of(LeafHash.of(proof.extra().orElseThrow()));
    assertThat(proof.index()).isEqualTo(3);
    assertThat(proof.includes(leaf)).isTrue();
    assertThat(proof.checkpoint().verify(keys(competition)).trusted()).isTrue();
    assertThat(leafHash).isEqualTo(leaf.base64());
    assertThat(api.get(path(competition) + "/events/99/proof").statusCode()).isEqualTo(404);
  }

  @Test
  void givesTheWholeLogAsABundleThatVerifies() throws IOException {
    String competition = signed();
    HttpResponse<byte[]> zip = bytes(path(competition) + "/bundle");

    assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
    Verification result =
        Verify.verify(files(zip.body()), keys(competition), ByteBuffer::allocate, events -> {});
    assertThat(result).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void everyLogStandsInTheRegister() throws IOException {
    String competition = signed();
    List<VerificationKey> trusted = new ArrayList<>(keys(competition));
    api.get("/v1/log/vkey").body().lines().map(VerificationKey::parse).forEach(trusted::add);
    Checkpoint head = awaitRegistered(competition, 3);
    assertThat(head.origin()).isEqualTo("ledger.local" + path(competition) + "/log");

    Verification bundle =
        Verify.authenticate(
            files(bytes(path(competition) + "/bundle").body()), trusted, events -> {});
    assertThat(((Verification.Authentic) bundle).registered().orElseThrow().size()).isEqualTo(3);

    Checkpoint register =
        Checkpoint.parse(SignedNote.parse(bytes("/v1/log/checkpoint").body()).text());
    assertThat(register.origin()).isEqualTo("ledger.local/v1/log");
    Tile last = Tile.of(Tile.ENTRIES, (register.size() - 1) / Tile.WIDTH, register.size());
    List<byte[]> entries = EntryBundle.parse(bytes("/v1/log/" + last.path()).body(), last.width());
    assertThat(entries).allSatisfy(entry -> Checkpoint.parse(new String(entry, UTF_8)));
    Tile hashes = new Tile(0, last.index(), last.width());
    assertThat(bytes("/v1/log/" + hashes.path()).body()).hasSize(last.width() * Hash.LENGTH);
    assertThat(api.get("/v1/log/tile/0/999").statusCode()).isEqualTo(404);
  }

  /** The newest is registered at once, or some seconds after the one before. */
  private Checkpoint awaitRegistered(String competition, long size) {
    for (int tries = 0; tries < 600; tries++) {
      HttpResponse<String> answer = api.get(path(competition) + "/log/" + BundleNames.REGISTRATION);
      if (answer.statusCode() == 200) {
        byte[] text = InclusionProof.parse(answer.body().getBytes(UTF_8)).extra().orElseThrow();
        Checkpoint head = Checkpoint.parse(new String(text, UTF_8));
        if (head.size() >= size) {
          return head;
        }
      }
      pause();
    }
    throw new AssertionError("not registered: " + competition);
  }

  @Test
  void oneKeyReplacesAnotherAndBothSignMeanwhile() throws IOException {
    String competition = signed();
    VerificationKey first = pair(competition, 0);
    VerificationKey second = pair(competition, 1);
    assertThat(keys(competition)).containsExactly(first);

    changeKey(competition, "SigningKeyAdded", second);
    assertThat(awaitHead(competition, 4).verify(List.of(first, second)).valid())
        .containsExactlyInAnyOrder(first, second);
    assertThat(keys(competition)).containsExactly(second, first);
    assertBundleVerifiesWith(competition, first);
    assertBundleVerifiesWith(competition, second);

    changeKey(competition, "SigningKeyRetired", first);
    assertThat(awaitHead(competition, 5).verify(List.of(first, second)).valid())
        .containsExactly(second);
    assertThat(keys(competition)).containsExactly(second);
    assertBundleVerifiesWith(competition, second);
  }

  /** It was the way to end the signing of a log: announce a stranger's key, retire one's own. */
  @Test
  void aKeyThatTheLedgerDoesNotHoldReplacesNone() {
    String competition = signed();
    VerificationKey own = pair(competition, 0);
    VerificationKey foreign =
        new SigningKey(own.name(), SignatureType.ED25519, new byte[32]).verification();

    assertThat(changed(competition, "SigningKeyAdded", foreign).statusCode()).isEqualTo(409);
    assertThat(Api.json(changed(competition, "SigningKeyAdded", foreign)).path("code").asText())
        .isEqualTo("signing-key-not-held");
    assertThat(Api.json(changed(competition, "SigningKeyRetired", own)).path("code").asText())
        .isEqualTo("unknown-signing-key");
    api.append(competition, "c", Events.notice("c"));
    assertThat(awaitHead(competition, 4).verify(List.of(own)).trusted()).isTrue();
  }

  private VerificationKey pair(String competition, int index) {
    LogSettings log = LogSettings.in(config.data());
    return LogKeys.in(log.keyFile(), log.ledgerName(), Optional.empty())
        .get(index)
        .named("ledger.local" + path(competition) + "/log")
        .verification();
  }

  private void changeKey(String competition, String type, VerificationKey key) {
    assertThat(changed(competition, type, key).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> changed(String competition, String type, VerificationKey key) {
    String event = "{'type': '%s', 'data': {'vkey': '%s'}}".replace('\'', '"').formatted(type, key);
    return api.append(competition, type, event);
  }

  private void assertBundleVerifiesWith(String competition, VerificationKey key)
      throws IOException {
    byte[] zip = bytes(path(competition) + "/bundle").body();
    assertThat(Verify.verify(files(zip), List.of(key), ByteBuffer::allocate, events -> {}))
        .isInstanceOf(Verification.Verified.class);
  }

  private static BundleFiles files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return new BundleFiles() {
      @Override
      public Optional<InputStream> open(String name) {
        return Optional.ofNullable(files.get(name)).map(ByteArrayInputStream::new);
      }

      @Override
      public Optional<Set<String>> names() {
        return Optional.of(files.keySet());
      }
    };
  }
}
