package org.competitionledger.core.bundle;

import static java.math.RoundingMode.HALF_UP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Event;
import org.competitionledger.event.ExternalReference;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.competitionledger.state.CriteriaState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The verifier of {@code docs/verify}, which follows the documents in another language and shares
 * no code: it comes to the same as this program, on bundles that were released, made anew, forged,
 * and on competitions told at random. Where the two differ one of them is wrong, or the documents
 * are.
 */
class IndependentVerifierTest {

  private static final Path PROGRAM = Path.of("..", "docs", "verify", "verify.py");
  private static final Pattern TABLE =
      Pattern.compile("(ledger-table/1|ranked|ineligible|not-published|out)\t.*");
  private static final int COMPETITIONS = Integer.getInteger("verifier.competitions", 50);
  private static final int COMMANDS = 300;
  private static final int TABLES_EVERY = 37;

  @TempDir Path directory;

  private record Said(int code, String text) {}

  @BeforeAll
  static void pythonIsThere() throws Exception {
    assumeTrue(hasPython(), "there is no python3 (3.11 or newer) with python3-cryptography");
  }

  private static boolean hasPython() throws InterruptedException {
    String asked = "import sys, cryptography; sys.exit(sys.version_info < (3, 11))";
    try {
      return new ProcessBuilder("python3", "-c", asked).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private Said verify(String vkeys, String tables, Path... bundles) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
    vkeys.lines().forEach(vkey -> command.addAll(List.of("--vkey", vkey)));
    if (!tables.isEmpty()) {
      command.addAll(List.of("--tables", tables));
    }
    Stream.of(bundles).map(Path::toString).forEach(command::add);
    Path said = directory.resolve("said");
    ProcessBuilder program = new ProcessBuilder(command);
    program.environment().put("PYTHONIOENCODING", "utf-8");
    program.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = program.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Said(process.exitValue(), Files.readString(said));
  }

  private Said verify(TestBundle bundle, SigningKey key) throws Exception {
    return verify(key.verification().text(), "", written("bundle", bundle));
  }

  @Test
  void demandsTheRegisterAsWell() throws Exception {
    String both =
        RegisteredHeadTest.KEY.verification().text()
            + '\n'
            + RegisteredHeadTest.REGISTER.verification().text();
    TestBundle registered =
        RegisteredHeadTest.bundle(
            RegisteredHeadTest.proof(
                RegisteredHeadTest.REGISTER,
                1,
                RegisteredHeadTest.OTHER,
                RegisteredHeadTest.head(7),
                RegisteredHeadTest.OTHER));
    Said found = verify(both, "", written("registered", registered));
    assertThat(found.code()).as(found.text()).isZero();
    assertThat(found.text()).contains("The first 7 events stand in the register, at place 1 of 3");
    registered.files.remove(BundleNames.REGISTRATION);
    assertThat(verify(both, "", written("removed", registered)).code()).isEqualTo(1);

    TestBundle elsewhere =
        RegisteredHeadTest.bundle(
            RegisteredHeadTest.proof(RegisteredHeadTest.REGISTER, 0, RegisteredHeadTest.OTHER));
    Said other = verify(both, "", written("elsewhere", elsewhere));
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.text()).contains("has another log under the name");
  }

  private Path written(String name, TestBundle bundle) throws IOException {
    Path zip = directory.resolve(name + ".zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipSink sink = new ZipSink(out)) {
      for (Map.Entry<String, byte[]> file : bundle.files.entrySet()) {
        sink.file(file.getKey(), file.getValue());
      }
    }
    return zip;
  }

  private static List<byte[]> bytes(String scenario) {
    return RecordedScenario.events(scenario).stream().map(EncodedEvent::bytes).toList();
  }

  private static void assertFalse(Said said, String fault) {
    assertThat(said.text()).contains("FALSE: " + fault);
    assertThat(said.code()).as(said.text()).isEqualTo(1);
  }

  /** With the tables that the released build showed; but for the sequence in their first line. */
  @ParameterizedTest
  @ValueSource(strings = {"version-2/k-ai", "version-2/f1-1988", "version-2/ledger-version-2"})
  void releasedBundlesAreVerifiedWithTheirTables(String name) throws Exception {
    Path zip = directory.resolve("released.zip");
    Files.write(zip, resource(name + ".zip"));
    Said said = verify(new String(resource(name + ".vkey"), UTF_8), "end", zip);

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(withoutSequence(tables(said.text())))
        .isEqualTo(withoutSequence(new String(resource(name + ".tables.txt"), UTF_8)));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ReleasedBundlesTest.class.getResourceAsStream("/bundles/" + name)) {
      return in.readAllBytes();
    }
  }

  private static String tables(String said) {
    return said.lines()
        .filter(TABLE.asMatchPredicate())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String withoutSequence(String tables) {
    return tables.replaceAll("(?m)^(ledger-table/1.*)\t[0-9]+$", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k-ai", "f1-1988", "science-fair"})
  void bundlesOfTheScenariosAreVerified(String scenario) throws Exception {
    SigningKey key = TestBundle.key(scenario, 1);
    Said said = verify(TestBundle.of(bytes(scenario), key), key);

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("the log is authentic")
        .contains(
            scenario.equals("k-ai")
                ? "No table was certified."
                : "1 certified tables were computed again, and are what was certified.");
  }

  @Test
  void everyReleasedSchemaIsKnown() throws IOException {
    String program = Files.readString(PROGRAM);
    ReleasedSchemas.all()
        .forEach(
            schema ->
                assertThat(program)
                    .as("the SHA-256 of each released schema stands in RELEASED of verify.py")
                    .contains('"' + Sha256.hex(schema.text()) + "\",  # " + schema.fingerprint()));
    assertThat(program)
        .as("what a new version of the ledger's rules changes of tables, verify.py must know")
        .contains("LEDGER_VERSION_MAX = " + LedgerVersion.CURRENT + "\n");
  }

  @Test
  void whatAThiefChangesIsNamed() throws Exception {
    List<byte[]> events = bytes("science-fair");
    SigningKey key = TestBundle.key("science-fair", 1);
    TestBundle whole = TestBundle.of(events, key);
    String entries = "tile/entries/000.p/" + events.size();

    TestBundle flipped = whole.copy();
    int at = flipped.files.get(entries).length / 2;
    flipped.files.get(entries)[at] ^= 1;
    Said said = verify(flipped, key);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text())
        .containsPattern(
            "FALSE: event [0-9]+: (its bytes do not hash to the leaf|tile.* ends before it)");

    assertFalse(
        verify(withEntries(whole, entries, some -> some.remove(7)), key),
        "event 7: its bytes do not hash to the leaf that was signed");
    assertFalse(
        verify(withEntries(whole, entries, some -> some.remove(events.size() - 1)), key),
        "event " + (events.size() - 1) + ": " + entries + " ends before it");
    assertFalse(
        verify(withEntries(whole, entries, some -> Collections.swap(some, 8, 9)), key),
        "event 8: its bytes do not hash to the leaf that was signed");
    assertFalse(
        verify(withEntries(whole, entries, some -> some.add(events.get(3))), key),
        entries + ": there is more than its entries");

    TestBundle rebuilt = TestBundle.of(events.subList(0, 40), key);
    rebuilt.files.put("checkpoint", whole.files.get("checkpoint"));
    assertFalse(verify(rebuilt, key), "tile/0/000.p/" + events.size() + ": the file is missing");
    TestBundle otherRoot = whole.copy();
    otherRoot.files.get("tile/0/000.p/" + events.size())[5] ^= 1;
    assertFalse(verify(otherRoot, key), "the tree of the tiles has the root ");
    for (String name : List.of("checkpoint", "bundle.json", "vkey", entries)) {
      TestBundle bomb = whole.copy();
      bomb.files.put(name, new byte[256 * 65_537 + 1]);
      assertFalse(verify(bomb, key), name + ": the file is larger than it can be");
    }
    TestBundle more = whole.copy();
    more.files.put("notes.txt", new byte[3]);
    assertFalse(verify(more, key), "notes.txt: a bundle has no such file");
    TestBundle newer = whole.copy();
    newer.files.put("bundle.json", "{}\n".getBytes(UTF_8));
    assertFalse(verify(newer, key), "bundle.json: it is not ");
  }

  private static TestBundle withEntries(
      TestBundle bundle, String name, Consumer<List<byte[]>> change) {
    TestBundle changed = bundle.copy();
    List<byte[]> entries = changed.firstEntries();
    change.accept(entries);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    entries.forEach(entry -> EntryBundle.append(entry, content));
    changed.files.put(name, content.toByteArray());
    return changed;
  }

  @Test
  void aCheckpointIsSignedByATrustedKeyOfItsLog() throws Exception {
    List<byte[]> events = bytes("science-fair");
    SigningKey key = TestBundle.key("science-fair", 1);
    SigningKey another = TestBundle.key("science-fair", 2);
    TestBundle bundle = TestBundle.of(events, key);

    assertFalse(verify(bundle, another), "no trusted key signed the checkpoint");
    assertFalse(
        verify(bundle, TestBundle.key("k-ai", 1)),
        "the log is ledger.example/v1/competitions/science-fair/log, which none of the trusted");
    String both = another.verification().text() + "\n" + key.verification().text();
    assertThat(verify(both, "", written("bundle", bundle)).code()).isZero();

    TestBundle changed = bundle.copy();
    String checkpoint = new String(bundle.files.get("checkpoint"), UTF_8);
    changed.files.put(
        "checkpoint", checkpoint.replace("\n" + events.size(), "\n1").getBytes(UTF_8));
    assertFalse(verify(changed, key), "the checkpoint was not signed as it is by ");
  }

  @Test
  void whatTheOperatorSignsAnewIsNamed() throws Exception {
    List<byte[]> events = bytes("science-fair");
    SigningKey key = TestBundle.key("science-fair", 1);
    List<byte[]> dropped = new ArrayList<>(events);
    dropped.remove(9);
    assertFalse(
        verify(TestBundle.of(dropped, key), key),
        "event 9: at this place stands the event that says it is 10");
    List<byte[]> swapped = new ArrayList<>(events);
    Collections.swap(swapped, 4, 5);
    assertFalse(
        verify(TestBundle.of(swapped, key), key),
        "event 4: at this place stands the event that says it is 5");

    int certified = certification(events);
    StandingsCertified said =
        (StandingsCertified) EventCodec.decode(events.get(certified)).getSaid().getPayload();
    String digest = said.getDigest();
    String other = digest.charAt(0) == 'a' ? 'b' + digest.substring(1) : 'a' + digest.substring(1);
    List<byte[]> otherDigest = new ArrayList<>(events);
    otherDigest.set(
        certified,
        changed(
            events.get(certified),
            new StandingsCertified(said.getStage(), 2, said.getSequence(), other)));
    assertFalse(
        verify(TestBundle.of(otherDigest, key), key),
        "event "
            + certified
            + ": the table of fair as of event "
            + said.getSequence()
            + " has the digest "
            + digest
            + ", but "
            + other
            + " was certified");

    List<byte[]> otherScore = new ArrayList<>(events);
    for (int at = 0; at < certified; at++) {
      Object payload = EventCodec.decode(events.get(at)).getSaid().getPayload();
      if (payload instanceof ScoreRecorded score && score.getCriterion().equals("research")) {
        BigDecimal less = score.getValue().subtract(BigDecimal.ONE);
        otherScore.set(
            at, changed(events.get(at), ScoreRecorded.newBuilder(score).setValue(less).build()));
        break;
      }
    }
    assertFalse(
        verify(TestBundle.of(otherScore, key), key),
        "event " + certified + ": the table of fair as of event " + said.getSequence());
  }

  private static int certification(List<byte[]> events) {
    return IntStream.range(0, events.size())
        .filter(
            at ->
                EventCodec.decode(events.get(at)).getSaid().getPayload()
                    instanceof StandingsCertified)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] changed(byte[] event, Object payload) {
    Event before = EventCodec.decode(event);
    Proposal said = Proposal.newBuilder(before.getSaid()).setPayload(payload).build();
    return EventCodec.encode(Event.newBuilder(before).setSaid(said).build());
  }

  @Test
  void signingKeysAreAddedAndRetiredOnce() throws Exception {
    String beginning = TestBundle.key("science-fair", 1).verification().text();
    String next = TestBundle.key("science-fair", 2).verification().text();
    assertThat(withKeys(new SigningKeyAdded(next), new SigningKeyRetired(beginning)).text())
        .contains("The log names the key " + next + ", added by event 1.")
        .contains("Look: it signed this checkpoint although the log says that it is retired.")
        .endsWith(": verified.\n");
    assertFalse(
        withKeys(new SigningKeyAdded(next), new SigningKeyAdded(next)),
        "event 2: it adds a signing key that was added, or retired, before");
    assertFalse(
        withKeys(new SigningKeyRetired(beginning)),
        "event 1: it retires a key that does not sign this log");
    assertFalse(
        withKeys(new SigningKeyAdded(next), new SigningKeyRetired(next)),
        "event 2: it retires the last key that is known to sign");
  }

  private Said withKeys(Object... payloads) throws Exception {
    SigningKey key = TestBundle.key("science-fair", 1);
    List<byte[]> events = new ArrayList<>(bytes("science-fair").subList(0, 1));
    for (Object payload : payloads) {
      Event before = EventCodec.decode(events.get(events.size() - 1));
      Proposal said = Proposal.newBuilder(before.getSaid()).setPayload(payload).build();
      events.add(
          EventCodec.encode(
              Event.newBuilder(before)
                  .setSequence(before.getSequence() + 1)
                  .setCommandId("command-" + events.size())
                  .setSaid(said)
                  .build()));
    }
    return verify(TestBundle.of(events, key), key);
  }

  @Test
  void whatIsNotKnownIsSaidAndNotPassedOver() throws Exception {
    SigningKey key = TestBundle.key("science-fair", 1);
    Event first = EventCodec.decode(bytes("science-fair").get(0));
    byte[] later = EventCodec.encode(Event.newBuilder(first).setLedgerVersion(99).build());
    Said said = verify(TestBundle.of(List.of(later), key), key);
    assertThat(said.code()).as(said.text()).isEqualTo(2);
    assertThat(said.text()).contains("NOT VERIFIED: event 0 was decided by version 99");

    TestBundle schema = TestBundle.of(bytes("science-fair"), key);
    String name = BundleNames.schema(ReleasedSchemas.current().fingerprint());
    schema.files.get(name)[100] ^= 1;
    said = verify(schema, key);
    assertThat(said.code()).as(said.text()).isEqualTo(2);
    assertThat(said.text()).contains(name + " is not a schema that this verifier knows");

    Path noZip = Files.writeString(directory.resolve("no.zip"), "no zip");
    assertThat(verify(key.verification().text(), "", noZip).code()).isEqualTo(2);
  }

  /** What strangers may send: no event, an event that ends early, a table of a stage unheard of. */
  @Test
  void entriesThatAreNoEventsAreFalse() throws Exception {
    SigningKey key = TestBundle.key("science-fair", 1);
    byte[] event = bytes("science-fair").get(0);
    for (byte[] entry :
        List.of(
            new byte[0],
            new byte[] {(byte) 0xC3, 1, 2},
            Arrays.copyOf(event, event.length - 1),
            Arrays.copyOf(event, event.length + 1))) {
      assertFalse(verify(TestBundle.raw(List.of(entry), key), key), "event 0: ");
    }
  }

  @Test
  void proofsAreVerified() throws Exception {
    List<byte[]> events = bytes("science-fair");
    SigningKey key = TestBundle.key("science-fair", 1);
    GrowingTree growing = new GrowingTree((tile, hashes) -> {});
    events.forEach(event -> growing.append(LeafHash.of(event)));
    Tree tree = new Tree(growing.size(), new TileHashes(growing.size(), growing::partial));
    Checkpoint head = new Checkpoint(key.verification().name(), tree.size(), tree.root());
    List<Path> proofs = new ArrayList<>();
    for (int index = 0; index < events.size(); index++) {
      InclusionProof proof =
          new InclusionProof(
              index,
              tree.inclusion(index),
              head.sign(List.of(key)),
              Optional.of(events.get(index)));
      proofs.add(Files.write(directory.resolve(index + ".tlog-proof"), proof.bytes()));
    }
    Said said = verify(key.verification().text(), "", proofs.toArray(Path[]::new));
    assertThat(said.code()).as(said.text()).isZero();

    InclusionProof another =
        new InclusionProof(
            4, tree.inclusion(4), head.sign(List.of(key)), Optional.of(events.get(5)));
    Path file = Files.write(directory.resolve("another.tlog-proof"), another.bytes());
    assertFalse(
        verify(key.verification().text(), "", file),
        "the event does not stand at place 4 of the signed tree");
  }

  private record Told(String id, List<byte[]> events, String tables) {}

  /** One process for all of them, with tables all along: also provisional ones. */
  @Test
  void competitionsToldAtRandomHaveTheSameTables() throws Exception {
    List<Told> told =
        IntStream.range(0, COMPETITIONS).mapToObj(IndependentVerifierTest::told).toList();
    StringBuilder vkeys = new StringBuilder();
    List<Path> bundles = new ArrayList<>();
    for (Told one : told) {
      SigningKey key = TestBundle.key(one.id(), 1);
      vkeys.append(key.verification().text()).append('\n');
      bundles.add(written(one.id(), TestBundle.of(one.events(), key)));
    }
    String at =
        IntStream.range(0, 1_000)
            .map(one -> one * TABLES_EVERY)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "", ",end"));

    Said said = verify(vkeys.toString(), at, bundles.toArray(Path[]::new));

    String rest = said.text();
    for (int one = 0; one < COMPETITIONS; one++) {
      String verified = bundles.get(one) + ": verified.\n";
      assertThat(rest).as("seed %d", one).contains(verified);
      int end = rest.indexOf(verified);
      assertThat(tables(rest.substring(0, end)))
          .as("seed %d", one)
          .isEqualTo(told.get(one).tables());
      rest = rest.substring(end + verified.length());
    }
    assertThat(said.code()).isZero();
  }

  /**
   * Of five one as an earlier version of the ledger would have recorded it, one with rules that
   * random competitions do not come to, and one with sealed scores.
   */
  private static Told told(int seed) {
    String id = "cup-" + seed;
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    RandomCompetition told =
        seed % 5 == 2
            ? RandomCompetition.tellSealed(id, seed, seed, COMMANDS)
            : RandomCompetition.tell(id, seed, COMMANDS);
    for (EncodedEvent recorded : told.log()) {
      events.add(
          switch (seed % 5) {
            case 3 -> changed(recorded.event(), 2 + seed / 5 % 2, payload -> payload);
            case 4 ->
                changed(
                    recorded.event(), LedgerVersion.CURRENT, payload -> twisted(payload, random));
            default -> recorded.event();
          });
    }
    MapState state = new MapState();
    StringBuilder tables = new StringBuilder();
    for (Event event : events) {
      Evolve.evolve(state, event);
      if (event.getSequence() % TABLES_EVERY == 0 || event.getSequence() == events.size() - 1) {
        tables.append(tables(state, id, event.getSequence()));
      }
    }
    return new Told(id, events.stream().map(EventCodec::encode).toList(), tables.toString());
  }

  /** What it certified has other points now. */
  private static Event changed(Event event, int version, UnaryOperator<Object> change) {
    Object payload = event.getSaid().getPayload();
    Object changed =
        payload instanceof StandingsCertified
            ? new StatementRecorded(new LocalisedText(null, "Said."), null, null)
            : change.apply(payload);
    return Event.newBuilder(event)
        .setLedgerVersion(version)
        .setSaid(Proposal.newBuilder(event.getSaid()).setPayload(changed).build())
        .build();
  }

  private static Object twisted(Object payload, Random random) {
    if (payload instanceof CriteriaPublished published) {
      return CriteriaPublished.newBuilder(published)
          .setCriteria(twisted(published.getCriteria(), random))
          .build();
    }
    if (payload instanceof CriteriaAmended amended) {
      return CriteriaAmended.newBuilder(amended)
          .setCriteria(twisted(amended.getCriteria(), random))
          .build();
    }
    if (payload instanceof ScoreRecorded score) {
      return ScoreRecorded.newBuilder(score).setValue(ofFew(score.getValue())).build();
    }
    return payload instanceof ScoreCorrected score
        ? ScoreCorrected.newBuilder(score).setValue(ofFew(score.getValue())).build()
        : payload;
  }

  /** Few different scores, so that many are tied. */
  private static BigDecimal ofFew(BigDecimal value) {
    return value == null ? null : value.remainder(BigDecimal.valueOf(4)).setScale(6, HALF_UP);
  }

  private static CriteriaSet twisted(CriteriaSet set, Random random) {
    List<TieBreak> tieBreaks = new ArrayList<>(set.getTieBreaks());
    tieBreaks.add(new TieBreak(TieBreakMethod.REACHED_FIRST, null, null, null, null));
    Collections.shuffle(tieBreaks, random);
    return CriteriaSet.newBuilder(set)
        .setTieBreaks(tieBreaks)
        .setCriteria(set.getCriteria().stream().map(one -> twisted(one, random)).toList())
        .build();
  }

  private static Criterion twisted(Criterion criterion, Random random) {
    Criterion.Builder twisted = Criterion.newBuilder(criterion);
    switch (random.nextInt(7)) {
      case 0 ->
          twisted.setScale(
              new Scale(BigDecimal.ZERO, random.nextBoolean() ? BigDecimal.valueOf(2) : null));
      case 1 ->
          twisted
              .setBetter(Better.LOWER)
              .setAbsent(
                  random.nextBoolean()
                      ? null
                      : new AbsentFigure(AbsentMethod.WORST_PLUS, null, random.nextInt(3)));
      case 2 -> twisted.setFactor(new BigDecimal("-1.5"));
      case 3 -> twisted.setDigits(random.nextInt(3));
      default -> {
        // as it is
      }
    }
    if (criterion.getOccasions() != null && random.nextInt(3) == 0) {
      twisted.setOccasions(
          OccasionAggregation.newBuilder()
              .setMethod(OccasionMethod.BEST_N)
              .setWindows(
                  List.of(
                      new OccasionWindow(1, 3, 1 + random.nextInt(2)),
                      new OccasionWindow(3, 9, 1 + random.nextInt(2))))
              .build());
    }
    Gate gate = criterion.getGate();
    if (gate != null && gate.getMethod() == GateMethod.COMPUTED) {
      twisted.setGate(
          Gate.newBuilder(gate)
              .setThreshold(random.nextBoolean() ? null : new BigDecimal("0.95"))
              .setReference(
                  new ExternalReference(
                      new LocalisedText(null, "The best so far"),
                      BigDecimal.valueOf(random.nextInt(100))))
              .build());
    }
    return twisted.build();
  }

  private static String tables(MapState state, String competition, long sequence) {
    Instant now = state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
    StringBuilder tables = new StringBuilder();
    state.scan(
        StateKind.STAGE,
        "",
        (key, stage) ->
            GoverningRules.of(state, stage.getStage(), now)
                .map(CriteriaState::getCriteria)
                .ifPresent(
                    set ->
                        tables.append(
                            Standings.compute(state, stage.getStage(), set)
                                .certifiedText(competition, set.getVersion(), sequence))));
    return tables.toString();
  }
}
