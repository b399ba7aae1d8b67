package org.competitionledger.api.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.note.WitnessExchange;
import org.competitionledger.core.note.WitnessPolicy;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class WitnessTest {

  private static final List<VerificationKey> WITNESS =
      List.of(TestWitness.KEY.verification(), TestWitness.SECOND_KEY.verification());

  private final Api api = new Api();

  private static <T> T await(Supplier<Optional<T>> wanted) {
    for (int attempt = 0; attempt < 600; attempt++) {
      Optional<T> found = wanted.get();
      if (found.isPresent()) {
        return found.get();
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("it did not come");
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition;
  }

  /** A head of at least a size that the witness cosigned. */
  private SignedNote cosigned(String competition, long size) {
    return await(
        () -> {
          HttpResponse<String> head = api.get(path(competition) + "/log/checkpoint");
          return Optional.of(head)
              .filter(response -> response.statusCode() == 200)
              .map(response -> SignedNote.parse(response.body()))
              .filter(note -> Checkpoint.parse(note.text()).size() >= size)
              .filter(note -> note.verify(WITNESS).trusted());
        });
  }

  @Test
  void aHeadIsShownWithItsCosignatureAndSoIsTheNextOne() {
    String competition = api.announced();
    SignedNote first = cosigned(competition, 1);
    List<VerificationKey> keys =
        api.get(path(competition) + "/log/vkey")
            .body()
            .lines()
            .map(VerificationKey::parse)
            .toList();
    assertThat(first.verify(keys).trusted()).isTrue();

    api.append(competition, "a", Events.notice("a"));
    api.append(competition, "b", Events.notice("b"));
    assertThat(cosigned(competition, 3).verify(WITNESS).valid()).isEqualTo(WITNESS);
    assertThat(findings(competition)).isEmpty();
  }

  @Test
  void thePolicyNamesWhoIsAskedAndHowManyMustCosign() {
    HttpResponse<String> policy = api.get("/v1/log/policy");
    assertThat(policy.statusCode()).isEqualTo(200);
    assertThat(type(policy)).startsWith("text/plain");
    WitnessPolicy read = WitnessPolicy.parse(policy.body().getBytes(UTF_8));
    assertThat(read.witnesses()).extracting(WitnessPolicy.Witness::key).isEqualTo(WITNESS);
    assertThat(read.quorum()).isEmpty();

    SignedNote head = cosigned(api.announced(), 1);
    assertThat(read.judge(head).cosigned()).isEqualTo(read.witnesses());
  }

  @Test
  void aForkThatAWitnessTellsOfIsAFinding() {
    String competition = TestWitness.FORKED + Api.freshCompetition();
    api.append(competition, "announce", Events.ANNOUNCED);
    api.append(competition, "a", Events.notice("a"));

    JsonNode fork =
        await(() -> Optional.of(findings(competition)).filter(list -> !list.isEmpty())).path(0);
    assertThat(fork.path("code").asText()).isEqualTo("log-fork");
    assertThat(fork.path("severity").asText()).isEqualTo("serious");
    assertThat(fork.path("sequences").path(0).asLong()).isZero();
    assertThat(fork.path("detail").path("en").asText())
        .isEqualTo(
            "The log has forked: the witness witness.example cosigned other records of the first 1"
                + " event.");
    assertThat(fork.path("detail").path("ko").asText()).contains("witness.example");
    await(
        () ->
            Optional.of(api.get("/metrics").body())
                .filter(Pattern.compile("ledger_log_forks [1-9]").asPredicate()));
  }

  private JsonNode findings(String competition) {
    return Api.json(api.get(path(competition) + "/findings?code=log-fork")).path("findings");
  }

  private static Tree tree(int size) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    for (int i = 0; i < size; i++) {
      tree.append(LeafHash.of(("entry " + i).getBytes(UTF_8)));
    }
    return new Tree(size, new TileHashes(size, tree::partial));
  }

  private static AddCheckpoint request(long old, List<Hash> proof, Tree tree) {
    Checkpoint head =
        new Checkpoint(TestWitness.OTHER_LOG.verification().name(), tree.size(), tree.root());
    return new AddCheckpoint(old, proof, head.sign(List.of(TestWitness.OTHER_LOG)));
  }

  private HttpResponse<String> post(byte[] body) {
    return api.send(
        api.request("/v1/add-checkpoint")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  @Test
  void cosignsAnotherLogAsLongAsItOnlyGrows() {
    HttpResponse<String> first = post(request(0, List.of(), tree(3)).bytes());
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(type(first)).startsWith("text/plain");
    assertThat(first.body().split("\n", -1)).as("two lines, each with LF").hasSize(3);
    assertThat(first.body().lines())
        .allMatch(line -> line.startsWith("\u2014 ledger.local/witness "));

    HttpResponse<String> behind = post(request(0, List.of(), tree(5)).bytes());
    assertThat(behind.statusCode()).isEqualTo(409);
    assertThat(type(behind)).isEqualTo(WitnessExchange.SIZE_TYPE);
    assertThat(behind.body()).isEqualTo("3\n");

    assertThat(post(request(3, List.of(), tree(5)).bytes()).statusCode()).isEqualTo(422);
    byte[] grown = request(3, tree(5).consistency(3), tree(5)).bytes();
    assertThat(post(grown).statusCode()).isEqualTo(200);
    assertThat(post(request(6, List.of(), tree(5)).bytes()).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesWhatItCannotTrust() {
    Checkpoint unknown = new Checkpoint("unknown.example/log", 3, tree(3).root());
    SignedNote ofUnknown =
        unknown.sign(List.of(TestWitness.OTHER_LOG.named("unknown.example/log")));
    assertThat(post(new AddCheckpoint(0, List.of(), ofUnknown).bytes()).statusCode())
        .isEqualTo(404);
    Checkpoint head = new Checkpoint("other.example/log", 3, tree(3).root());
    SignedNote notSigned =
        new SignedNote(head.text(), List.of(TestWitness.KEY.cosign(head.text(), 1)));
    assertThat(post(new AddCheckpoint(0, List.of(), notSigned).bytes()).statusCode())
        .isEqualTo(403);
    assertThat(post("old x\n\n".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    assertThat(post(new byte[0]).statusCode()).isEqualTo(400);
    assertThat(post(new byte[300 << 10]).statusCode()).isEqualTo(413);
  }
}
