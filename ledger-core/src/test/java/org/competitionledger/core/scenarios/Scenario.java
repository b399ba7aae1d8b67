package org.competitionledger.core.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.competition.Decide;
import org.competitionledger.core.competition.Decision;
import org.competitionledger.core.competition.Evolve;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.MapState;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.event.Event;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.view.RuleChange;

/** A scenario as the demo imports it: each line one command of a clerk, decided in order. */
final class Scenario {

  static final Instant RECORDED_AT = Instant.parse("2026-11-01T00:00:00Z");

  /** One line, what it said, and what was recorded of it. */
  record Line(String key, String json, List<Event> events) {}

  /** One event and its ledger time. */
  record Recorded(Event event, Instant ledgerTime) {}

  final MapState state = new MapState();
  final List<Line> lines = new ArrayList<>();
  final List<Recorded> events = new ArrayList<>();
  final List<RuleChange> changes = new ArrayList<>();

  private final String competition;

  private Scenario(String competition) {
    this.competition = competition;
  }

  /** Reads {@code /scenarios/<competition>.ndjson} and decides it. */
  static Scenario of(String competition) {
    Scenario scenario = new Scenario(competition);
    int number = 0;
    for (String line : text("/scenarios/" + competition + ".ndjson").split("\n")) {
      scenario.line(++number, line);
    }
    return scenario;
  }

  static String text(String resource) {
    try (InputStream in = Scenario.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(int number, String json) {
    CommandJson.Line line = CommandJson.line(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    String key = line.key().orElseThrow();
    Authority clerk = new Authority("clerk", List.of(Role.CLERK), List.of(competition), List.of());
    Command command =
        new Command(
            CommandIds.of(competition, "clerk", key).toString(),
            new Sha256(Digests.commandDigest(line.proposals())),
            clerk,
            null,
            line.proposals());
    Decision decision = Decide.decide(competition, state, command, RECORDED_AT);
    if (!(decision instanceof Decision.Accepted accepted)) {
      throw new AssertionError("line " + number + " (" + key + "): " + decision);
    }
    List<Event> recorded = accepted.events().stream().map(EncodedEvent::event).toList();
    recorded.forEach(this::fold);
    lines.add(new Line(key, json, recorded));
  }

  /** Decide has folded the event already; a second state is folded in step, as projections do. */
  private void fold(Event event) {
    Optional<RuleChange> change = RuleHistory.changeOf(projected, event);
    change.ifPresent(changes::add);
    Evolve.evolve(projected, event);
    events.add(new Recorded(event, projected.find(Keys.HEAD).orElseThrow().getLastLedgerTime()));
  }

  private final MapState projected = new MapState();
}
