package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.bundle.ZipSink;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.event.Sha256;
import org.competitionledger.refusal.RecordedRefusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  private static final SigningKey ALICE = witness("alice.example", 1);
  private static final SigningKey BOB = witness("bob.example", 2);

  @TempDir Path temporary;

  /** When the first event was recorded that is shown without being signed. */
  private volatile Optional<Instant> unsigned = Optional.empty();

  /** The paths that the server was asked for. */
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private Path bundle;
  private String vkey;

  /** How many events the scenario has. */
  private int size;

  private static SigningKey witness(String name, int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new SigningKey(name, SignatureType.COSIGNATURE, bytes);
  }

  @BeforeEach
  void writeBundle() throws IOException {
    bundle = RecordedScenario.bundle("k-ai", temporary.resolve("k-ai"));
    vkey = Files.readString(bundle.resolve("vkey")).strip();
    size = Integer.parseInt(Files.readAllLines(bundle.resolve("checkpoint")).get(1));
  }

  /** The last tile of a level: what it holds is less than a whole one. */
  private Path lastTile(int level) {
    return bundle.resolve(Tile.of(level, size / Tile.WIDTH, size).path());
  }

  private byte[] tile(Tile tile) {
    try {
      return Files.readAllBytes(bundle.resolve(tile.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<byte[]> entries(long index) throws IOException {
    Tile tile = Tile.of(Tile.ENTRIES, index, size);
    return EntryBundle.parse(tile(tile), tile.width());
  }

  private Path zip() throws IOException {
    Path zip = temporary.resolve("k-ai.zip");
    try (ZipSink sink = new ZipSink(Files.newOutputStream(zip));
        var files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sink.file(bundle.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return zip;
  }

  @Test
  void passesWhatWasRecorded() throws IOException {
    for (Path what : List.of(bundle, zip())) {
      CliRun run = CliRun.of("verify", what.toString(), "--vkey", vkey);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .startsWith("PASS  " + size + " events")
          .contains("ledger.example/v1/competitions/k-ai/log", "signed by " + vkey)
          .containsPattern("(?s) authentic: " + size + " events, .* judged: " + size + " events, ");
    }
    CliRun byFile =
        CliRun.of("verify", bundle.toString(), "--vkey", bundle.resolve("vkey").toString());
    assertThat(byFile.exitCode()).isZero();
  }

  @Test
  void namesTheEventAndTheCheckThatFails() throws IOException {
    byte[] entries = Files.readAllBytes(lastTile(Tile.ENTRIES));
    entries[entries.length - 1] ^= 1;
    Files.write(lastTile(Tile.ENTRIES), entries);

    for (Path what : List.of(bundle, zip())) {
      CliRun run = CliRun.of("verify", what.toString(), "--vkey", vkey);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .isEqualToIgnoringNewLines(
              "FAIL  event "
                  + (size - 1)
                  + ": leaf: its bytes do not hash to the leaf that was signed");
    }
  }

  /** What the operator has signed and no ledger would have recorded. */
  @Test
  void tellsWhatIsAuthenticFromWhatHolds() throws IOException {
    Path forged = RecordedScenario.forged("k-ai", 7, temporary.resolve("forged"));
    CliRun run = CliRun.of("verify", forged.toString(), "--vkey", vkey);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("FAIL  event 7: sequence: ")
        .containsPattern("\n      authentic: " + (size - 1) + " events, [0-9,]+ a second\n$");
  }

  /** Two who were told a history each find out together. */
  @Test
  void holdsTwoBundlesOfALogAgainstEachOther() throws IOException {
    Path longer =
        RecordedScenario.bundle("k-ai", temporary.resolve("longer"), notice("a"), notice("b"));
    for (List<Path> order : List.of(List.of(longer, bundle), List.of(bundle, longer))) {
      CliRun both = CliRun.of("verify", order.get(0) + "", order.get(1) + "", "--vkey", vkey);
      assertThat(both.exitCode()).as(both.out() + both.err()).isZero();
      assertThat(both.out())
          .contains("PASS  " + size + " events", "PASS  " + (size + 2) + " events")
          .endsWith(
              "PASS  one log: the first %d of %d events are the same%n".formatted(size, size + 2));
    }
    Path forked = RecordedScenario.bundle("k-ai", temporary.resolve("forked"), notice("c"));
    assertThat(CliRun.of("verify", forked + "", "--vkey", vkey).exitCode())
        .as("it holds by itself")
        .isZero();
    CliRun fork = CliRun.of("verify", longer + "", forked + "", "--vkey", vkey);
    assertThat(fork.exitCode()).isEqualTo(1);
    assertThat(fork.out())
        .endsWith(
            "FAIL  event %d: tree: the log was rewritten: two histories are signed, which differ from here on%n"
                .formatted(size));
    Path other = RecordedScenario.bundle("f1-1988", temporary.resolve("f1-1988"));
    CliRun two =
        CliRun.of(
            "verify",
            bundle + "",
            other + "",
            "--vkey",
            vkey,
            "--vkey",
            other.resolve("vkey").toString());
    assertThat(two.exitCode()).isEqualTo(1);
    assertThat(two.out()).contains("FAIL  checkpoint: they are of two logs");
    Path proof = Files.writeString(temporary.resolve("p"), "c2sp.org/tlog-proof@v1\n");
    CliRun mixed = CliRun.of("verify", bundle + "", proof + "", "--vkey", vkey);
    assertThat(mixed.exitCode()).isEqualTo(2);
    assertThat(mixed.err()).contains("two bundles or live logs are held against each other");

    Path damaged = lastTile(Tile.ENTRIES);
    Files.write(damaged, new byte[3]);
    CliRun none = CliRun.of("verify", bundle + "", longer + "", "--vkey", vkey);
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.out()).startsWith("FAIL  ").doesNotContain("PASS");
  }

  private static String notice(String id) {
    return """
        {"key":"%s","events":[{"type":"NoticePublished","occurredAt":"2026-10-01",\
        "party":{"id":"msit","name":{"en":"Ministry of Science and ICT","ko":"과학기술정보통신부"}},\
        "source":{"kind":"OFFICIAL","citation":{"en":"msit.go.kr"}},\
        "data":{"notice":"%s","title":{"en":"Notice %s"}}}]}"""
        .formatted(id, id, id);
  }

  @Test
  void whatIsNoBundleFails() throws IOException {
    Path zip = zip();
    byte[] content = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(content, content.length / 2));
    CliRun cut = CliRun.of("verify", zip.toString(), "--vkey", vkey);
    assertThat(cut.exitCode()).isEqualTo(1);
    assertThat(cut.out()).startsWith("FAIL  files: ");
  }

  @Test
  void whatANewerLedgerWroteCannotBeTold() throws IOException {
    Files.writeString(bundle.resolve("schemas/ffffffffffffffff.avsc"), "\"string\"");
    CliRun run = CliRun.of("verify", bundle.toString(), "--vkey", vkey);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("needs a newer verifier", "ffffffffffffffff");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    CliRun noKey = CliRun.of("verify", bundle.toString());
    assertThat(noKey.exitCode()).isEqualTo(2);
    assertThat(noKey.err()).contains("--vkey", "ledger.example/v1/competitions/k-ai/log");
    assertThat(CliRun.of("verify", bundle.toString(), "--vkey", "a+b+c").exitCode()).isEqualTo(2);
    Path empty = Files.createFile(temporary.resolve("empty"));
    CliRun emptyFile = CliRun.of("verify", bundle.toString(), "--vkey", empty.toString());
    assertThat(emptyFile.exitCode()).isEqualTo(2);
    assertThat(emptyFile.err()).contains("there is no vkey in");
    CliRun noFile = CliRun.of("verify", temporary.resolve("none").toString(), "--vkey", vkey);
    assertThat(noFile.exitCode()).isEqualTo(3);
    assertThat(noFile.err()).contains("there is no file");
  }

  @Test
  void verifiesTheProofOfAReceipt() throws IOException {
    List<byte[]> events = entries(0);
    Tree tree = new Tree(size, new TileHashes(size, this::tile));
    SignedNote head = SignedNote.parse(Files.readAllBytes(bundle.resolve("checkpoint")));
    byte[] event = events.get(42);
    Path proof = temporary.resolve("42.tlog-proof");
    Files.write(
        proof, new InclusionProof(42, tree.inclusion(42), head, Optional.of(event)).bytes());

    CliRun run = CliRun.of("verify", proof.toString(), "--vkey", vkey);
    assertThat(run.exitCode()).as(run.err()).isZero();
    String leaf = PaddedBase64.encode(LeafHash.of(event));
    assertThat(run.out()).startsWith("PASS  event 42 (").contains("leaf " + leaf);
    String[] receipt = {"verify", proof.toString(), "--vkey", vkey, "--leaf", leaf};
    assertThat(CliRun.of(receipt).exitCode()).isZero();
    receipt[5] = PaddedBase64.encode(LeafHash.of(events.get(41)));
    assertThat(CliRun.of(receipt).exitCode()).isEqualTo(1);

    Files.write(
        proof, new InclusionProof(41, tree.inclusion(42), head, Optional.of(event)).bytes());
    assertThat(CliRun.of("verify", proof.toString(), "--vkey", vkey).out())
        .startsWith("FAIL  event 41: tree: ");
    Files.write(proof, new InclusionProof(42, tree.inclusion(42), head, Optional.empty()).bytes());
    receipt[5] = leaf;
    assertThat(CliRun.of(receipt).exitCode()).isZero();
  }

  /** Writes a policy of two witnesses, and has some of them cosign the bundle's head. */
  private Path policy(String quorum, SigningKey... cosigners) throws IOException {
    Path checkpoint = bundle.resolve("checkpoint");
    SignedNote head = SignedNote.parse(Files.readAllBytes(checkpoint));
    SignedNote cosigned =
        head.with(Arrays.stream(cosigners).map(each -> each.cosign(head.text(), 1)).toList());
    Files.write(checkpoint, cosigned.bytes());
    String text =
        "witness alice %s\nwitness bob %s\ngroup both all alice bob\nquorum %s\n"
            .formatted(ALICE.verification(), BOB.verification(), quorum);
    return Files.writeString(temporary.resolve("policy"), text);
  }

  /** The list of keys grew by two since then; the file is what it was. */
  @Test
  void verifiesTheProofOfARefusalByTheKeyOfItsTime() throws IOException {
    Origin origin = new Origin("ledger.example", "cup");
    List<String> vkeys = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      vkeys.add(ofRefusals(origin, seed).verification().text());
    }
    Path proof = temporary.resolve("refused.tlog-proof");
    byte[] entry = refusal();
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    tree.append(LeafHash.of(entry));
    SignedNote head =
        new Checkpoint(origin.ofRefusals(), 1, tree.root()).sign(List.of(ofRefusals(origin, 1)));
    Files.write(proof, new InclusionProof(0, List.of(), head, Optional.of(entry)).bytes());
    Path list = Files.write(temporary.resolve("keys"), vkeys);

    String leaf = PaddedBase64.encode(LeafHash.of(entry));
    CliRun all = CliRun.of("verify", proof + "", "--vkey", list + "", "--leaf", leaf);
    assertThat(all.exitCode()).as(all.out() + all.err()).isZero();
    assertThat(all.out())
        .startsWith("PASS  ")
        .contains("refused as call-closed at 2026-11-26T10:00:00Z", vkeys.get(0));
    assertThat(CliRun.of("verify", proof + "", "--vkey", vkeys.get(0)).exitCode()).isZero();
    CliRun later = CliRun.of("verify", proof + "", "--vkey", vkeys.get(1), "--vkey", vkeys.get(2));
    assertThat(later.exitCode()).isEqualTo(1);
    assertThat(later.out()).contains("no trusted key signed");
  }

  private static SigningKey ofRefusals(Origin origin, int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new SigningKey(origin.ofRefusals(), SignatureType.ED25519, bytes);
  }

  private static byte[] refusal() throws IOException {
    Sha256 any = new Sha256(new byte[32]);
    ByteBuffer bytes =
        new RecordedRefusal(
                "cup",
                0L,
                Instant.parse("2026-11-26T10:00:00Z"),
                "APPLICANT",
                "call-closed",
                0,
                "/data/call",
                any,
                any,
                0,
                Instant.parse("2026-11-26T09:00:00Z"))
            .toByteBuffer();
    return Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
  }

  @Test
  void demandsWhatAPolicyDemands() throws IOException {
    Path policy = policy("both", ALICE);
    CliRun one =
        CliRun.of("verify", bundle.toString(), "--policy", policy.toString(), "--vkey", vkey);
    assertThat(one.exitCode()).isEqualTo(1);
    assertThat(one.out())
        .startsWith(
            "FAIL  signature: the policy's quorum 'both' is not met: cosigned by alice, not by bob");

    policy("both", BOB);
    Files.writeString(policy, "log " + vkey + '\n' + Files.readString(policy));
    for (Path what : List.of(bundle, zip())) {
      CliRun both = CliRun.of("verify", what.toString(), "--policy", policy.toString());
      assertThat(both.exitCode()).as(both.err() + both.out()).isZero();
      assertThat(both.out())
          .startsWith("PASS  " + size + " events")
          .contains("signed by " + vkey, "cosigned by alice, bob");
    }
    served(
        "/mirrors/k-ai/",
        server -> {
          CliRun live =
              CliRun.of("verify", server + "/mirrors/k-ai", "--policy", policy.toString());
          assertThat(live.out()).startsWith("PASS  ").contains("cosigned by alice, bob");
        });
  }

  @Test
  void demandsWhatAPolicyDemandsOfAProof() throws IOException {
    Path policy = policy("bob", ALICE);
    byte[] event = entries(0).get(0);
    Tree tree = new Tree(size, new TileHashes(size, this::tile));
    SignedNote head = SignedNote.parse(Files.readAllBytes(bundle.resolve("checkpoint")));
    Path proof = temporary.resolve("0.tlog-proof");
    Files.write(proof, new InclusionProof(0, tree.inclusion(0), head, Optional.of(event)).bytes());

    String[] verify = {"verify", proof.toString(), "--policy", policy.toString(), "--vkey", vkey};
    CliRun none = CliRun.of(verify);
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.out()).contains("quorum 'bob' is not met: cosigned by alice, not by bob");
    policy("alice");
    assertThat(CliRun.of(verify).out()).startsWith("PASS  ").contains("cosigned by alice");
  }

  @Test
  void aWrongCosignatureOfAWitnessOfThePolicyFails() throws IOException {
    Path policy = policy("alice", ALICE);
    Path checkpoint = bundle.resolve("checkpoint");
    SignedNote head = SignedNote.parse(Files.readAllBytes(checkpoint));
    Files.write(checkpoint, head.with(List.of(BOB.cosign("another text\n", 1))).bytes());

    CliRun run =
        CliRun.of("verify", bundle.toString(), "--policy", policy.toString(), "--vkey", vkey);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("FAIL  signature: the checkpoint was not cosigned as it is by bob");
  }

  @Test
  void aPolicyThatIsNoneOrHasNoLogIsAnErrorOfUsage() throws IOException {
    Path policy = policy("alice", ALICE);
    CliRun noLog = CliRun.of("verify", bundle.toString(), "--policy", policy.toString());
    assertThat(noLog.exitCode()).isEqualTo(2);
    assertThat(noLog.err()).contains("--vkey", "log line of --policy");
    Files.writeString(policy, "quorum alice\n");
    CliRun none = CliRun.of("verify", bundle.toString(), "--policy", policy.toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("is no policy: line 1: nothing above is named alice");
  }

  @Test
  void verifiesALogThatAServerShows() throws IOException {
    served(
        "/v1/competitions/k-ai/log/",
        server -> {
          CliRun run = CliRun.of("verify", server + "/v1/competitions/k-ai", "--vkey", vkey);
          assertThat(run.exitCode()).as(run.err()).isZero();
          assertThat(run.out()).startsWith("PASS  " + size + " events");
        });
  }

  /** Its files verify, and it shows events that its head does not cover. */
  @Test
  void aLogThatIsSignedNoMoreDoesNotPass() throws IOException {
    Instant longAgo = Instant.now().minusSeconds(3_600);
    unsigned = Optional.of(longAgo);
    served(
        "/v1/competitions/k-ai/log/",
        server -> {
          CliRun run = CliRun.of("verify", server + "/v1/competitions/k-ai", "--vkey", vkey);
          assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
          assertThat(run.out())
              .startsWith(
                  "FAIL  event "
                      + size
                      + ": signature: no signed head covers it nor what came after,"
                      + " 100 events since "
                      + longAgo)
              .contains("what is signed verifies: " + size + " events");
          unsigned = Optional.of(Instant.now());
          assertThat(
                  CliRun.of("verify", server + "/v1/competitions/k-ai", "--vkey", vkey).exitCode())
              .as("a head will follow")
              .isZero();
        });
  }

  @Test
  void verifiesABundleThatWasUnzippedOntoAnyWebServer() throws IOException {
    for (String place : List.of("/mirrors/k-ai/", "/competitions/k-ai/bundle-2026/")) {
      served(
          place,
          server -> {
            asked.clear();
            CliRun run = CliRun.of("verify", server + place, "--vkey", vkey);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("PASS  " + size + " events");
            assertThat(asked).as("read twice, fetched once").doesNotHaveDuplicates();
          });
    }
  }

  @Test
  void whereNoLogIsShownNothingIsSaidOfIt() throws IOException {
    served(
        "/mirrors/k-ai/",
        server -> {
          CliRun run = CliRun.of("verify", server + "/mirrors/none", "--vkey", vkey);
          assertThat(run.exitCode()).isEqualTo(3);
          assertThat(run.err()).contains(server + "/mirrors/none shows no signed head");
          assertThat(CliRun.of("verify", server + "/?a=b", "--vkey", vkey).exitCode()).isEqualTo(2);
        });
  }

  private void served(String path, Consumer<String> test) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, path));
    server.start();
    try {
      test.accept("http://localhost:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    String name = exchange.getRequestURI().getPath();
    asked.add(name);
    Path file = bundle.resolve(name.startsWith(path) ? name.substring(path.length()) : "none");
    boolean events = name.endsWith("/events") && unsigned.isPresent();
    boolean there = events || Files.isRegularFile(file);
    byte[] content =
        events
            ? """
            {"events":[{"sequence":%d,"recordedAt":"%s"}],"lastSequence":%d,"nextAfter":%d}\
            """
                .formatted(size, unsigned.get(), size + 99, size)
                .getBytes(UTF_8)
            : there ? Files.readAllBytes(file) : new byte[0];
    exchange.sendResponseHeaders(there ? 200 : 404, there ? content.length : -1);
    exchange.getResponseBody().write(content);
    exchange.close();
  }
}
