package org.competitionledger.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.RandomEvents;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.StageOpened;
import org.competitionledger.state.HeadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroBytesTest {

  private static final int ROUNDS = 40;

  static Stream<Schema> payloadTypes() {
    return RandomEvents.payloadTypes().stream();
  }

  static Stream<StateKind<?>> stateKinds() {
    return StateKind.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("payloadTypes")
  void writesAndReadsTheBytesThatAvroDoes(Schema type) throws IOException {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomEvents random = new RandomEvents(seed);
      Event event = random.event(random.proposal(type));
      ByteBuffer avro = Event.getEncoder().encode(event);

      byte[] bytes = EventCodec.encode(event);
      assertThat(bytes).as("seed %d", seed).isEqualTo(avro.array());
      assertThat(EventCodec.decode(bytes))
          .as("seed %d", seed)
          .isEqualTo(event)
          .isEqualTo(Event.getDecoder().decode(bytes));
    }
  }

  /** What could be said in each released schema, recorded today. */
  @ParameterizedTest
  @MethodSource("payloadTypes")
  void whatACommandsDigestIsOfIsFoundInTheEvent(Schema type) {
    for (ReleasedSchema released : ReleasedSchemas.all()) {
      for (long seed = 0; seed < ROUNDS; seed++) {
        RandomEvents random = new RandomEvents(seed);
        Event event = random.event(random.proposal(type));
        Optional<Event> said = saidIn(released, event);
        if (said.isPresent()) {
          assertDigestIsFound(EncodedEvent.of(said.get()));
          assertDigestIsFound(EventCodec.encoded(EventCodec.encode(said.get())));
        }
      }
    }
  }

  /** An event without what a schema lacks; empty if it lacks what the event is about. */
  private static Optional<Event> saidIn(ReleasedSchema released, Event event) {
    Layout layout = Layout.of(released.schema(), Event.getClassSchema());
    ByteSink sink = new ByteSink();
    try {
      layout.write(event, sink);
      return Optional.of((Event) layout.read(new ByteSource(sink.toByteArray(), 0)));
    } catch (IllegalArgumentException | MalformedBytes e) {
      return Optional.empty();
    }
  }

  private static void assertDigestIsFound(EncodedEvent event) {
    Proposal said = event.event().getSaid();
    MessageDigest digest = Sha256.begun();
    EventCodec.digest(event, said, digest);
    assertThat(digest.digest()).isEqualTo(Digests.commandDigest(List.of(said)));
  }

  @ParameterizedTest
  @MethodSource("stateKinds")
  <T extends SpecificRecord> void readsStateBackThatItWrote(StateKind<T> kind) {
    AvroBytes<T> bytes = AvroBytes.of(kind.type());
    for (long seed = 0; seed < ROUNDS; seed++) {
      T value = kind.type().cast(new RandomEvents(seed).record(kind.schema()));

      assertThat(bytes.fromBody(bytes.body(value))).as("seed %d", seed).isEqualTo(value);
    }
  }

  @Test
  void readsUnionsOfRecordsOutsideOfEvents() {
    AvroBytes<Outcome> bytes = AvroBytes.of(Outcome.class);
    Outcome outcome =
        new Outcome("id", new Refused("stage-closed", 3, "/data/stage", List.of("a"), 7L, null));

    assertThat(bytes.fromBody(bytes.body(outcome))).isEqualTo(outcome);
  }

  @Test
  void refusesDamagedBytesWithoutAnyOtherFailure() {
    RandomEvents random = new RandomEvents(7);
    byte[] whole = EventCodec.encode(random.event(random.proposal(type("CriteriaPublished"))));

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> EventCodec.decode(cut)).isInstanceOf(MalformedBytes.class);
    }
    assertThatThrownBy(() -> EventCodec.decode(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(MalformedBytes.class);
    for (long seed = 0; seed < 20_000; seed++) {
      byte[] damaged = damaged(whole, new Random(seed));
      try {
        assertThat(EventCodec.encode(EventCodec.decode(damaged)))
            .as("seed %d: an event has one encoding", seed)
            .isEqualTo(damaged);
      } catch (MalformedBytes | UnknownSchema e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void allocatesNoMoreThanTheBytesThatThereAre() {
    byte[] hugeString = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

    assertThatThrownBy(() -> AvroBytes.of(StageOpened.class).fromBody(hugeString))
        .isInstanceOf(MalformedBytes.class)
        .hasMessage("a length of 2147483647 with 0 bytes left");
  }

  @Test
  void namesTheSchemaThatItDoesNotKnow() {
    ByteSink message = new ByteSink();
    MessageHeader.write(AvroBytes.of(HeadState.class).fingerprint(), message);
    byte[] head = message.toByteArray();

    assertThatThrownBy(() -> EventCodec.decode(head))
        .isInstanceOfSatisfying(
            UnknownSchema.class,
            e -> assertThat(e.fingerprint()).isEqualTo(EventCodec.fingerprint(head)));
  }

  @Test
  void namesTheFieldThatLacksItsValue() {
    assertThatThrownBy(() -> AvroBytes.of(StageOpened.class).body(new StageOpened(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StageOpened.stage");
  }

  private static Schema type(String name) {
    return payloadTypes().filter(type -> type.getName().equals(name)).findFirst().orElseThrow();
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }
}
