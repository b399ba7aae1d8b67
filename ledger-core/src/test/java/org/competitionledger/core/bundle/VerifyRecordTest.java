package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.competitionledger.core.bundle.Verification.Failed;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.event.Event;
import org.junit.jupiter.api.Test;

/** Whoever can write to Kafka changes events, heads, or both; without the key or with it. */
class VerifyRecordTest {

  private static final List<byte[]> EVENTS =
      RecordedScenario.beginning("k-ai", 120).stream().map(EncodedEvent::bytes).toList();
  private static final int SIZE = EVENTS.size();
  private static final SigningKey KEY = TestBundle.key("k-ai", 1);
  private static final SigningKey LATER_KEY = TestBundle.key("k-ai", 2);

  private final List<byte[]> events = new ArrayList<>(EVENTS);
  private final List<byte[]> heads = new ArrayList<>();

  private static SignedNote head(List<byte[]> events, int size, SigningKey... keys) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    events.subList(0, size).forEach(event -> tree.append(LeafHash.of(event)));
    return new Checkpoint(KEY.verification().name(), size, tree.root()).sign(List.of(keys));
  }

  private void heads(int... sizes) {
    for (int size : sizes) {
      heads.add(head(EVENTS, size, KEY).bytes());
    }
  }

  private Verification verify(SigningKey... trusted) {
    List<VerificationKey> keys = new ArrayList<>();
    for (SigningKey key : trusted) {
      keys.add(key.verification());
    }
    return VerifyRecord.verify(
        SignedNote.parse(heads.get(heads.size() - 1)),
        heads.iterator(),
        events.iterator(),
        keys,
        ByteBuffer::allocate,
        verified -> {});
  }

  private static void assertFailedAt(Verification result, long event, Check check) {
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(((Failed) result).check()).as("%s", result).isEqualTo(check);
    assertThat(((Failed) result).event()).as("%s", result).isEqualTo(OptionalLong.of(event));
  }

  @Test
  void whatWasRecordedIsVerifiedUpToTheNewestHead() {
    heads(1, 1, 40, 41, SIZE);
    assertThat(verify(KEY)).isInstanceOf(Verified.class);
    heads.remove(heads.size() - 1);
    Verification beyondIsNotSigned = verify(KEY);
    assertThat(((Verified) beyondIsNotSigned).head().size()).isEqualTo(41);
  }

  @Test
  void aHeadFromBeforeAKeyWasReplacedNeedNotHaveTheTrustedOne() {
    heads(10);
    heads.add(head(EVENTS, 20, KEY, LATER_KEY).bytes());
    heads.add(head(EVENTS, SIZE, LATER_KEY).bytes());
    assertThat(verify(LATER_KEY)).isInstanceOf(Verified.class);
    assertThat(verify(KEY, LATER_KEY)).isInstanceOf(Verified.class);
    assertThat(verify(KEY)).hasToString("signature: no trusted key signed the checkpoint");
  }

  @Test
  void everyEventThatIsDroppedRepeatedOrSwappedIsNamed() {
    heads(SIZE);
    for (int at = 0; at < SIZE - 1; at++) {
      events.remove(at);
      assertFailedAt(verify(KEY), at, Check.SEQUENCE);
      events.add(at, EVENTS.get(at));
      events.add(at, EVENTS.get(at));
      assertFailedAt(verify(KEY), at + 1, Check.SEQUENCE);
      events.remove(at);
      Collections.swap(events, at, at + 1);
      assertFailedAt(verify(KEY), at, Check.SEQUENCE);
      Collections.swap(events, at, at + 1);
    }
    events.remove(SIZE - 1);
    assertFailedAt(verify(KEY), SIZE - 1, Check.LEAF);
  }

  @Test
  void whatNoRuleTellsLiesBetweenTheHeadsThatDo() {
    heads(10, 40, 60, SIZE);
    for (int at = 10; at < SIZE; at++) {
      int first = at - EventCodec.decode(EVENTS.get(at)).getCommandIndex();
      forgeTime(events, at);
      int told = first < 10 ? 0 : first < 40 ? 10 : first < 60 ? 40 : 60;
      assertFailedAt(verify(KEY), told, Check.TREE);
      Collections.copy(events, EVENTS);
    }
  }

  /** A command recorded a little later: no digest and no rule is about that. */
  private static void forgeTime(List<byte[]> events, int at) {
    String command = EventCodec.decode(events.get(at)).getCommandId();
    for (int i = 0; i < events.size(); i++) {
      Event event = EventCodec.decode(events.get(i));
      if (event.getCommandId().equals(command)) {
        event.put("recordedAt", event.getRecordedAt().plusMillis(1));
        events.set(i, EventCodec.encode(event));
      }
    }
  }

  @Test
  void whatIsNoEventIsNamed() {
    heads(SIZE);
    events.set(33, "no event".getBytes(UTF_8));
    assertFailedAt(verify(KEY), 33, Check.FORM);
  }

  @Test
  void headsThatContradictEachOtherAreFound() {
    List<byte[]> other = new ArrayList<>(EVENTS);
    forgeTime(other, 5);
    heads(20);
    heads.add(head(other, 20, KEY).bytes());
    heads(SIZE);
    assertThat(verify(KEY)).hasToString("tree: two heads of 20 events contradict each other");

    heads.clear();
    heads(20, 10, SIZE);
    assertThat(verify(KEY).toString())
        .contains("a head of 10 events was published after one of 20");
  }

  @Test
  void headsOfAnotherLogOrWithABadSignatureAreFound() {
    heads(20, SIZE);
    String signed = new String(heads.get(0), UTF_8);
    heads.set(0, signed.replace("\n20\n", "\n21\n").getBytes(UTF_8));
    assertThat(verify(KEY).toString()).startsWith("signature: the head of 21 events");
    heads.set(0, "no note".getBytes(UTF_8));
    assertThat(verify(KEY).toString()).startsWith("checkpoint: ");
    SigningKey another = TestBundle.key("f1-1988", 1);
    Checkpoint ofAnother = new Checkpoint(another.verification().name(), 0, emptyRoot());
    heads.set(0, ofAnother.sign(List.of(another)).bytes());
    assertThat(verify(KEY).toString()).startsWith("checkpoint: a head of ");
  }

  private static Hash emptyRoot() {
    return new GrowingTree((tile, hashes) -> {}).root();
  }
}
