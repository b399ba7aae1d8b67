package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.WitnessExchange.Outcome;
import org.competitionledger.core.note.WitnessExchange.Reply;
import org.junit.jupiter.api.Test;

class WitnessExchangeTest {

  private static final String ORIGIN = "ledger.example/log";
  private static final SigningKey LOG = new SigningKey(ORIGIN, SignatureType.ED25519, new byte[32]);
  private static final SigningKey WITNESS =
      new SigningKey("witness.example", SignatureType.COSIGNATURE, new byte[32]);

  private final List<AddCheckpoint> requests = new ArrayList<>();
  private Optional<Checkpoint> last = Optional.empty();

  private static Tree tree(int size, String salt) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    for (int i = 0; i < size; i++) {
      tree.append(LeafHash.of((salt + i).getBytes(UTF_8)));
    }
    return new Tree(size, new TileHashes(size, tree::partial));
  }

  private static Checkpoint head(Tree tree) {
    return new Checkpoint(ORIGIN, tree.size(), tree.root());
  }

  /** A witness that keeps to the specification. */
  private Reply answer(byte[] body) {
    AddCheckpoint request = AddCheckpoint.parse(body);
    requests.add(request);
    AddCheckpoint.Answer answer = request.judge(List.of(LOG.verification()), last);
    if (answer instanceof AddCheckpoint.Answer.Consistent consistent) {
      last = Optional.of(consistent.head());
      return text(200, WITNESS.cosign(consistent.head().text(), 1_700_000_000).line());
    }
    if (answer instanceof AddCheckpoint.Answer.OtherSize other) {
      return new Reply(409, WitnessExchange.SIZE_TYPE, (other.size() + "\n").getBytes(UTF_8));
    }
    return text(((AddCheckpoint.Answer.No) answer).status(), "no\n");
  }

  private static Reply text(int status, String body) {
    return new Reply(status, "text/plain", body.getBytes(UTF_8));
  }

  private static Outcome ask(Tree tree, long believed, WitnessExchange.Post post) {
    return ask(tree, believed, List.of(WITNESS.verification()), post);
  }

  private static Outcome ask(
      Tree tree, long believed, List<VerificationKey> keys, WitnessExchange.Post post) {
    return new WitnessExchange(keys, tree::consistency, post)
        .cosign(head(tree).sign(List.of(LOG)), believed);
  }

  private List<Long> askedFrom() {
    return requests.stream().map(AddCheckpoint::oldSize).toList();
  }

  @Test
  void everyPairOfSizesIsCosigned() {
    for (int from = 0; from <= 20; from++) {
      for (int to = Math.max(1, from); to <= 20; to++) {
        last = from == 0 ? Optional.empty() : Optional.of(head(tree(from, "")));
        Outcome outcome = ask(tree(to, ""), from, this::answer);
        assertThat(outcome).as("%d to %d", from, to).isInstanceOf(Outcome.Cosigned.class);
        List<NoteSignature> signatures = ((Outcome.Cosigned) outcome).signatures();
        SignedNote cosigned = new SignedNote(head(tree(to, "")).text(), signatures);
        assertThat(cosigned.verify(List.of(WITNESS.verification())).trusted()).isTrue();
      }
    }
  }

  @Test
  void goesOnFromTheSizeThatTheWitnessNames() {
    last = Optional.of(head(tree(3, "")));
    assertThat(ask(tree(7, ""), 0, this::answer)).isInstanceOf(Outcome.Cosigned.class);
    assertThat(askedFrom()).containsExactly(0L, 3L);

    assertThat(ask(tree(7, ""), 0, this::answer)).as("again").isInstanceOf(Outcome.Cosigned.class);
    assertThat(askedFrom()).containsExactly(0L, 3L, 0L, 7L);
  }

  @Test
  void aHeadThatDoesNotContinueWhatWasCosignedIsAFork() {
    last = Optional.of(head(tree(5, "other")));
    assertThat(ask(tree(9, ""), 0, this::answer)).isEqualTo(new Outcome.Fork(5));
    assertThat(ask(tree(9, ""), 5, this::answer)).isEqualTo(new Outcome.Fork(5));
    assertThat(last).as("what was cosigned stays").contains(head(tree(5, "other")));
  }

  @Test
  void anotherRootAtTheSameSizeIsAFork() {
    last = Optional.of(head(tree(5, "other")));
    assertThat(ask(tree(5, ""), 0, this::answer)).isEqualTo(new Outcome.Fork(5));
    Reply withSize = new Reply(409, WitnessExchange.SIZE_TYPE, "5\n".getBytes(UTF_8));
    assertThat(ask(tree(5, ""), 5, body -> withSize)).isEqualTo(new Outcome.Fork(5));
  }

  @Test
  void aWitnessThatCosignedMoreIsAheadAndNoFork() {
    last = Optional.of(head(tree(9, "")));
    assertThat(ask(tree(5, ""), 0, this::answer)).isEqualTo(new Outcome.Ahead(9));
  }

  @Test
  void aWitnessThatKnowsNothingOfTheLogRefuses() {
    for (int status : new int[] {204, 400, 403, 404, 409, 422}) {
      assertThat(ask(tree(5, ""), 0, body -> text(status, "")))
          .as("%d", status)
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void aSignatureThatIsNotTheWitnesssIsNotTaken() {
    String text = head(tree(5, "")).text();
    String ofAnother =
        new SigningKey("witness.example", SignatureType.COSIGNATURE, "x".repeat(32).getBytes(UTF_8))
            .cosign(text, 1)
            .line();
    String ofAnotherHead = WITNESS.cosign(head(tree(4, "")).text(), 1).line();
    String right = WITNESS.cosign(text, 1).line();
    for (String line : List.of("", "\n", "x", ofAnother, ofAnotherHead, right.strip())) {
      assertThat(ask(tree(5, ""), 0, body -> text(200, line)))
          .as(line)
          .isInstanceOf(Outcome.Refused.class);
    }
    assertThat(ask(tree(5, ""), 0, body -> text(200, ofAnother + right)))
        .isInstanceOf(Outcome.Cosigned.class);
  }

  @Test
  void aWitnessOfTwoKeysMustSignWithBoth() {
    SigningKey second = new SigningKey("witness.example", SignatureType.ML_DSA_44, new byte[32]);
    List<VerificationKey> keys = List.of(WITNESS.verification(), second.verification());
    String text = head(tree(5, "")).text();
    String one = WITNESS.cosign(text, 1).line();
    String other = second.cosign(text, 1).line();
    String wrong = second.cosign(head(tree(4, "")).text(), 1).line();

    for (String lines : List.of(one, other, one + wrong, one + one)) {
      assertThat(ask(tree(5, ""), 0, keys, body -> text(200, lines)))
          .isInstanceOf(Outcome.Refused.class);
    }
    Outcome both = ask(tree(5, ""), 0, keys, body -> text(200, other + one));
    assertThat(((Outcome.Cosigned) both).signatures())
        .extracting(NoteSignature::line)
        .containsExactly(one, other);
  }

  @Test
  void aWitnessWhoseSizesNeverAgreeIsGivenUp() {
    int[] size = {0};
    Outcome outcome =
        ask(
            tree(9, ""),
            0,
            body -> new Reply(409, WitnessExchange.SIZE_TYPE, (++size[0] + "\n").getBytes(UTF_8)));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(size[0]).isEqualTo(3);
  }
}
