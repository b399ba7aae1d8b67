package org.competitionledger.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.bundle.Verification.Authentic;
import org.competitionledger.core.bundle.Verification.Failed;
import org.competitionledger.core.bundle.Verification.NewerNeeded;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.decide.Rejudgement;
import org.competitionledger.core.decide.Says;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.packed.Scratch;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.Sha256;
import org.competitionledger.event.StandingsCertified;
import org.junit.jupiter.api.Test;

/**
 * What the two who could tamper can do: a thief has the files, the operator has the key as well.
 */
class VerifyTest {

  private static final List<byte[]> K_AI = bytes(RecordedScenario.beginning("k-ai", 120));
  private static final List<byte[]> F1 = bytes(RecordedScenario.events("f1-1988"));
  private static final SigningKey KEY = TestBundle.key("k-ai", 1);
  private static final SigningKey F1_KEY = TestBundle.key("f1-1988", 1);

  private static List<byte[]> bytes(List<EncodedEvent> events) {
    return events.stream().map(EncodedEvent::bytes).toList();
  }

  private static Verification verify(BundleFiles files, SigningKey... trusted) {
    List<VerificationKey> keys = Stream.of(trusted).map(SigningKey::verification).toList();
    return Verify.verify(files, keys, ByteBuffer::allocate, events -> {});
  }

  private static Failed failed(BundleFiles files) {
    Verification result = verify(files, KEY);
    assertThat(result).isInstanceOf(Failed.class);
    return (Failed) result;
  }

  private static void assertFailedAt(Verification result, long event, Check check) {
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(((Failed) result).check()).as("%s", result).isEqualTo(check);
    assertThat(((Failed) result).event()).as("%s", result).isEqualTo(OptionalLong.of(event));
  }

  /** A full disk of the verifier tells nothing of the log. */
  @Test
  void noRoomToVerifyIsNoFaultOfTheLog() {
    TestBundle bundle = TestBundle.of(announcedWithParticipants(10_500), KEY);
    assertThat(verify(bundle, KEY)).isInstanceOf(Verified.class);

    Scratch full =
        bytes -> {
          throw new UncheckedIOException(new IOException("No space left on device"));
        };
    assertThatThrownBy(() -> Verify.verify(bundle, List.of(KEY.verification()), full, events -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
  }

  private static List<byte[]> announcedWithParticipants(int count) {
    List<Proposal> proposals = new ArrayList<>();
    proposals.add(Says.proposal(Says.announced()));
    for (int i = 0; i < count; i++) {
      proposals.add(Says.proposal(Says.participant("team-" + i)));
    }
    MapState state = new MapState();
    List<byte[]> events = new ArrayList<>();
    for (int from = 0; from < proposals.size(); from += Decide.BATCH_SIZE_MAX) {
      List<Proposal> batch =
          proposals.subList(from, Math.min(proposals.size(), from + Decide.BATCH_SIZE_MAX));
      Command command =
          new Command(
              CommandIds.of("k-ai", "organizer", "key-" + from).toString(),
              new Sha256(Digests.commandDigest(batch)),
              new Authority("organizer", List.of(Role.ORGANIZER), List.of("k-ai"), List.of()),
              null,
              batch);
      Decision decision =
          Specification.committed(Decide.decide("k-ai", state, command, Instant.EPOCH));
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      ((Decision.Accepted) decision).events().forEach(event -> events.add(event.bytes()));
    }
    return events;
  }

  @Test
  void whatTheLedgerRecordedIsVerified() {
    Verification kai = verify(TestBundle.of(K_AI, KEY), KEY);
    assertThat(kai).isInstanceOf(Verified.class);
    assertThat(((Verified) kai).head().size()).isEqualTo(K_AI.size());
    assertThat(((Verified) kai).signedBy()).containsExactly(KEY.verification());

    Verification f1 = verify(TestBundle.of(F1, F1_KEY), F1_KEY);
    assertThat(f1).isInstanceOf(Verified.class);
    assertThat(((Verified) f1).tables()).isEqualTo(1);
  }

  @Test
  void authenticIsWhatWasSignedWhateverItSays() {
    List<byte[]> noEvents = List.of(new byte[] {(byte) 0xC3, 1, 2}, new byte[0]);
    TestBundle bundle = TestBundle.raw(noEvents, KEY);
    Verification first = authenticate(bundle);
    assertThat(first).isInstanceOf(Authentic.class);
    assertFailedAt(judge(first), 0, Check.FORM);

    Verification unsigned = authenticate(TestBundle.raw(noEvents, TestBundle.key("k-ai", 2)));
    assertThat(((Failed) unsigned).check()).isEqualTo(Check.SIGNATURE);
  }

  /** A file may change between the stages: into another of its events, or another's log. */
  @Test
  void whatIsJudgedIsWhatWasAuthentic() {
    TestBundle bundle = TestBundle.of(F1, F1_KEY);
    Verification first = Verify.authenticate(bundle, List.of(F1_KEY.verification()), events -> {});
    assertThat(judge(first)).isInstanceOf(Verified.class);

    byte[] entries = bundle.files.get("tile/entries/001");
    entries[entries.length - 1] ^= 1;
    assertFailedAt(judge(first), 511, Check.LEAF);
    bundle.files.putAll(TestBundle.of(F1.subList(0, 300), F1_KEY).files);
    assertThat(judge(first)).isInstanceOf(Failed.class);
  }

  private static Verification authenticate(BundleFiles files) {
    return Verify.authenticate(files, List.of(KEY.verification()), events -> {});
  }

  private static Verification judge(Verification authentic) {
    return Verify.judge((Authentic) authentic, ByteBuffer::allocate, events -> {});
  }

  @Test
  void aLogOfAnySizeIsVerified() {
    for (int size : new int[] {0, 1, 2, 255, 256, 257, 512, 513}) {
      assertThat(verify(TestBundle.of(F1.subList(0, size), F1_KEY), F1_KEY))
          .as("size %d", size)
          .isInstanceOf(Verified.class);
    }
  }

  @Test
  void everyFlippedBitIsFound() {
    TestBundle bundle = TestBundle.of(K_AI.subList(0, 3), KEY);
    bundle.files.forEach(
        (name, content) -> {
          if (!BundleNames.isSchema(name)) {
            flipEachBit(content, () -> assertFound(name, failed(bundle)));
          }
        });
    assertThat(verify(bundle, KEY)).isInstanceOf(Verified.class);
  }

  private static void assertFound(String name, Failed found) {
    if (name.startsWith("tile/entries/")) {
      assertThat(found.check()).as("%s: %s", name, found).isEqualTo(Check.LEAF);
      assertThat(found.event()).as("%s: %s", name, found).isPresent();
    } else if (name.startsWith("tile/")) {
      assertThat(found.check()).as("%s: %s", name, found).isEqualTo(Check.TREE);
    }
  }

  private static void flipEachBit(byte[] content, Runnable check) {
    for (int bit = 0; bit < content.length * 8; bit++) {
      byte mask = (byte) (1 << bit % 8);
      content[bit / 8] ^= mask;
      check.run();
      content[bit / 8] ^= mask;
    }
  }

  @Test
  void everyFlippedBitOfASchemaIsFound() {
    TestBundle bundle = TestBundle.of(K_AI.subList(0, 1), KEY);
    String name = BundleNames.schema(ReleasedSchemas.current().fingerprint());
    byte[] schema = bundle.files.get(name);
    assertThat(Verify.isReleased(schema, ReleasedSchemas.current())).isTrue();
    schema[schema.length / 2] ^= 1;
    assertThat(failed(bundle).check()).isEqualTo(Check.SCHEMA);
    schema[schema.length / 2] ^= 1;
    byte[] released = schema.clone();
    flipEachBit(schema, () -> assertThat(Arrays.equals(schema, released)).isFalse());
  }

  @Test
  void aThiefChangesNoEvent() {
    TestBundle bundle = TestBundle.of(K_AI, KEY);
    for (int at = 0; at < K_AI.size(); at++) {
      int event = at;
      assertFailedAt(withEntries(bundle, e -> e.remove(event)), event, Check.LEAF);
      assertFailedAt(
          withEntries(bundle, e -> e.set(event, K_AI.get(event == 0 ? 1 : 0))), event, Check.LEAF);
      if (at > 0) {
        assertFailedAt(
            withEntries(bundle, e -> Collections.swap(e, event - 1, event)), at - 1, Check.LEAF);
      }
    }
    Verification repeated = withEntries(bundle, e -> e.add(K_AI.get(K_AI.size() - 1)));
    assertThat(((Failed) repeated).check()).isEqualTo(Check.FILES);
  }

  private static Verification withEntries(TestBundle bundle, Consumer<List<byte[]>> change) {
    TestBundle changed = bundle.copy();
    List<byte[]> entries = changed.firstEntries();
    change.accept(entries);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    entries.forEach(entry -> EntryBundle.append(entry, content));
    String name = "tile/entries/000.p/" + K_AI.size();
    changed.files.put(name, content.toByteArray());
    return verify(changed, KEY);
  }

  @Test
  void aThiefWhoRebuildsTheTreeLacksTheSignature() {
    for (int at = 0; at < K_AI.size(); at++) {
      List<byte[]> dropped = new ArrayList<>(K_AI);
      dropped.remove(at);
      TestBundle forged = TestBundle.of(dropped, TestBundle.key("k-ai", 2));
      assertThat(failed(forged).check()).isEqualTo(Check.SIGNATURE);

      List<byte[]> swapped = new ArrayList<>(K_AI);
      Collections.swap(swapped, at, (at + 1) % K_AI.size());
      TestBundle rebuilt = TestBundle.of(swapped, KEY);
      rebuilt.files.put("checkpoint", TestBundle.of(K_AI, KEY).files.get("checkpoint"));
      assertThat(failed(rebuilt).check()).isEqualTo(Check.TREE);
    }
  }

  @Test
  void aTruncatedTailIsFound() {
    TestBundle whole = TestBundle.of(F1, F1_KEY);
    for (String name : whole.files.keySet()) {
      TestBundle cut = whole.copy();
      cut.files.remove(name);
      Verification result = verify(cut, F1_KEY);
      assertThat(result).as(name).isInstanceOf(Failed.class);
      assertThat(((Failed) result).detail()).contains(name);
    }
    TestBundle shorter = TestBundle.of(F1.subList(0, 300), F1_KEY);
    shorter.files.put("checkpoint", whole.files.get("checkpoint"));
    assertThat(verify(shorter, F1_KEY)).isInstanceOf(Failed.class);
  }

  @Test
  void aFullTileThatIsNotOfTheTreeIsNamed() {
    TestBundle bundle = TestBundle.of(F1, F1_KEY);
    bundle.files.get("tile/0/001")[77] ^= 1;
    Verification result = verify(bundle, F1_KEY);
    assertThat(((Failed) result).check()).isEqualTo(Check.TREE);
    assertThat(((Failed) result).detail()).startsWith("tile/0/001 ");
  }

  @Test
  void theCheckpointOfAnotherLogOrKeyIsFound() {
    TestBundle bundle = TestBundle.of(K_AI, KEY);
    SigningKey another = TestBundle.key("k-ai", 2);
    assertThat(verify(bundle, another))
        .hasToString("signature: no trusted key signed the checkpoint");
    assertThat(verify(bundle)).isInstanceOf(Failed.class);
    assertThat(verify(bundle, another, KEY)).isInstanceOf(Verified.class);
    assertThat(((Failed) verify(bundle, F1_KEY)).check()).isEqualTo(Check.SIGNATURE);

    TestBundle mixed = bundle.copy();
    mixed.files.put("checkpoint", TestBundle.of(F1, F1_KEY).files.get("checkpoint"));
    assertThat(((Failed) verify(mixed, KEY)).check()).isEqualTo(Check.SIGNATURE);
    assertThat(((Failed) verify(mixed, KEY, F1_KEY)).check()).isEqualTo(Check.KEYS);

    TestBundle renamed = TestBundle.of(F1, KEY);
    assertFailedAt(verify(renamed, KEY), 0, Check.COMPETITION);
  }

  @Test
  void aFileThatNoBundleHasIsFound() {
    for (String name : List.of("tile/0/001", "tile/0/000", "notes.txt", "tile/entries/000")) {
      TestBundle more = TestBundle.of(K_AI, KEY);
      more.files.put(name, new byte[32]);
      assertThat(verify(more, KEY)).hasToString("files: " + name + ": a bundle has no such file");
    }
  }

  @Test
  void theOperatorDropsRepeatsAndSwapsNoEvent() {
    for (int at = 0; at < K_AI.size(); at++) {
      int event = at;
      if (at < K_AI.size() - 1) {
        assertFailedAt(signed(e -> e.remove(event)), at, Check.SEQUENCE);
        assertFailedAt(signed(e -> Collections.swap(e, event, event + 1)), at, Check.SEQUENCE);
      }
      assertFailedAt(signed(e -> e.add(event, K_AI.get(event))), at + 1, Check.SEQUENCE);
    }
  }

  @Test
  void theOperatorRecordsNothingTwice() {
    for (int at = 0; at < K_AI.size(); at++) {
      Event again = decoded(K_AI.get(at));
      again.put("sequence", (long) K_AI.size());
      again.put("recordedAt", decoded(K_AI.get(K_AI.size() - 1)).getRecordedAt());
      assertFailedAt(signed(e -> e.add(EventCodec.encode(again))), K_AI.size(), Check.COMMAND);
    }
  }

  @Test
  void theOperatorForgesNothingOfTheEnvelope() {
    for (int at = 0; at < K_AI.size(); at++) {
      assertFailedAt(forged(at, e -> e.put("competition", "k-bi")), at, Check.COMPETITION);
      assertFailedAt(
          forged(at, e -> e.put("commandIndex", e.getCommandIndex() + 1)), at, Check.COMMAND);
      assertFailedInCommand(forged(at, e -> e.put("commandDigest", new Sha256(new byte[32]))), at);
      assertFailedAt(forged(at, e -> e.put("ledgerVersion", 0)), at, Check.FORM);
      if (at > 0) {
        assertFailedAt(forged(at, e -> e.put("recordedAt", Instant.EPOCH)), at, Check.CLOCK);
      }
      Verification newer = forged(at, e -> e.put("ledgerVersion", LedgerVersion.CURRENT + 1));
      assertThat(newer).isInstanceOf(NewerNeeded.class);
    }
  }

  @Test
  void theOperatorForgesNoWord() {
    for (int at = 0; at < K_AI.size(); at++) {
      Verification forged =
          forged(
              at,
              e -> {
                Long before = e.getSaid().getCausedBy();
                e.getSaid().put("causedBy", before == null ? 0L : null);
              });
      assertFailedInCommand(forged, at);
    }
  }

  /** A digest is of a whole command: what does not fit shows with one of its events. */
  private static void assertFailedInCommand(Verification result, int at) {
    Event event = decoded(K_AI.get(at));
    int first = at - event.getCommandIndex();
    assertThat(((Failed) result).check()).as("%s", result).isEqualTo(Check.COMMAND);
    assertThat(((Failed) result).event().orElseThrow())
        .as("%s", result)
        .isBetween((long) first, (long) first + event.getCommandSize() - 1);
  }

  @Test
  void theOperatorForgesNoTime() {
    for (int at = 0; at < K_AI.size(); at++) {
      if (decoded(K_AI.get(at)).getSaid().getOccurredAt() != null) {
        assertFailedAt(
            forged(
                at,
                e -> {
                  ApproximateTime time = e.getSaid().getOccurredAt();
                  time.put("earliest", time.getEarliest().minusSeconds(1));
                }),
            at,
            Check.TIMES);
      }
    }
  }

  @Test
  void theOperatorBreaksNoRule() {
    int score = first(F1, ScoreRecorded.class);
    Verification unknown =
        signedAnew(score, said -> ((ScoreRecorded) said.getPayload()).put("participant", "nobody"));
    assertFailedAt(unknown, score, Check.RULES);
    assertThat(unknown.toString()).contains("unknown-entry").contains("nobody");
  }

  @Test
  void theOperatorCertifiesNoOtherTable() {
    int certified = first(F1, StandingsCertified.class);
    Verification other =
        signedAnew(
            certified,
            said -> ((StandingsCertified) said.getPayload()).put("digest", "0".repeat(64)));
    assertFailedAt(other, certified, Check.TABLE);
    assertThat(other.toString()).contains("digest-mismatch");
  }

  @Test
  void aScoreChangedBeforeItsTableWasCertifiedShowsInTheTable() {
    int score = first(F1, ScoreRecorded.class);
    List<byte[]> events = new ArrayList<>(F1);
    Verification other =
        verifyForged(
            events,
            score,
            said -> {
              ScoreRecorded recorded = (ScoreRecorded) said.getPayload();
              recorded.put("value", recorded.getValue().add(BigDecimal.valueOf(2).setScale(6)));
            });
    assertFailedAt(other, first(F1, StandingsCertified.class), Check.TABLE);
  }

  @Test
  void whatIsNoEventOrOfANewerSchemaIsToldApart() {
    byte[] garbage = {(byte) 0xC3, 1, 2};
    assertFailedAt(signed(e -> e.set(7, garbage)), 7, Check.FORM);
    byte[] cut = Arrays.copyOf(K_AI.get(7), K_AI.get(7).length - 1);
    assertFailedAt(signed(e -> e.set(7, cut)), 7, Check.FORM);
  }

  private static int first(List<byte[]> events, Class<?> payload) {
    for (int at = 0; at < events.size(); at++) {
      if (payload.isInstance(decoded(events.get(at)).getSaid().getPayload())) {
        return at;
      }
    }
    throw new AssertionError("no " + payload);
  }

  private static Event decoded(byte[] event) {
    return EventCodec.decode(event);
  }

  /** What the operator signs after changing the list of events. */
  private static Verification signed(Consumer<List<byte[]>> change) {
    List<byte[]> events = new ArrayList<>(K_AI);
    change.accept(events);
    return verify(TestBundle.raw(events, KEY), KEY);
  }

  private static Verification forged(int at, Consumer<Event> change) {
    return signed(
        events -> {
          Event event = decoded(events.get(at));
          change.accept(event);
          events.set(at, EventCodec.encode(event));
        });
  }

  private static Verification signedAnew(int at, Consumer<Proposal> change) {
    return verifyForged(new ArrayList<>(F1), at, change);
  }

  /** Changes what was said and makes the digest of its whole command fit. */
  private static Verification verifyForged(List<byte[]> events, int at, Consumer<Proposal> change) {
    List<Event> command = new ArrayList<>();
    String id = decoded(events.get(at)).getCommandId();
    events.stream()
        .map(VerifyTest::decoded)
        .filter(event -> event.getCommandId().equals(id))
        .forEach(command::add);
    for (Event event : command) {
      if (event.getSequence() == at) {
        change.accept(event.getSaid());
      }
    }
    byte[] digest =
        Digests.commandDigest(
            command.stream().map(event -> Rejudgement.Proposed.of(event).proposal()).toList());
    for (Event event : command) {
      event.put("commandDigest", new Sha256(digest));
      events.set((int) event.getSequence(), EventCodec.encode(event));
    }
    return verify(TestBundle.raw(events, F1_KEY), F1_KEY);
  }
}
