package org.competitionledger.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/** A scenario's events as the ledger records them. */
final class RecordedScenario {

  private static final Instant RECORDED_AT = Instant.parse("2026-11-01T00:00:00Z");

  private RecordedScenario() {}

  static List<EncodedEvent> events(String competition) {
    return beginning(competition, Integer.MAX_VALUE);
  }

  /**
   * Its first whole commands, as many as have at most {@code eventsMax} events: a log of its own,
   * small enough for tests that try every event against every other.
   */
  static List<EncodedEvent> beginning(String competition, int eventsMax) {
    MapState state = new MapState();
    List<EncodedEvent> events = new ArrayList<>();
    for (byte[] line : lines("/scenarios/" + competition + ".ndjson")) {
      Instant now = RECORDED_AT.plusSeconds(events.size());
      Decision decision =
          Specification.committed(
              Decide.decide(competition, state, command(competition, line), now));
      if (!(decision instanceof Decision.Accepted accepted)) {
        throw new AssertionError(decision);
      }
      if (events.size() + accepted.events().size() > eventsMax) {
        return events;
      }
      events.addAll(accepted.events());
    }
    return events;
  }

  private static Command command(String competition, byte[] json) {
    CommandJson.Line line = CommandJson.line(json).orElseThrow();
    return new Command(
        CommandIds.of(competition, "clerk", line.key().orElseThrow()).toString(),
        new Sha256(Digests.commandDigest(line.proposals())),
        new Authority("clerk", List.of(Role.CLERK), List.of(competition), List.of()),
        null,
        line.proposals());
  }

  private static List<byte[]> lines(String resource) {
    try (InputStream in = RecordedScenario.class.getResourceAsStream(resource)) {
      List<byte[]> lines = new ArrayList<>();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (byte b : in.readAllBytes()) {
        if (b == '\n') {
          lines.add(line.toByteArray());
          line.reset();
        } else {
          line.write(b);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
