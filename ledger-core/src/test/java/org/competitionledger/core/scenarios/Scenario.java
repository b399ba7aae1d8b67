package org.competitionledger.core.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.RuleChange;

/** A scenario as the demo imports it: each line one command of a clerk, decided in order. */
public final class Scenario {

  static final Instant RECORDED_AT = Instant.parse("2026-11-01T00:00:00Z");

  /** One line, what it said, and what was recorded of it. */
  public record Line(String key, String json, List<Event> events) {}

  /** One event and its ledger time. */
  public record Recorded(Event event, Instant ledgerTime) {}

  public final MapState state = new MapState();
  final List<Line> lines = new ArrayList<>();
  public final List<Recorded> events = new ArrayList<>();
  final List<RuleChange> changes = new ArrayList<>();

  private final String competition;

  private Scenario(String competition) {
    this.competition = competition;
  }

  /** Reads {@code /scenarios/<competition>.ndjson} and decides it. */
  public static Scenario of(String competition) {
    Scenario scenario = new Scenario(competition);
    text("/scenarios/" + competition + ".ndjson").lines().forEach(scenario::line);
    return scenario;
  }

  /** One that nothing was said of yet. */
  static Scenario empty(String competition) {
    return new Scenario(competition);
  }

  String competition() {
    return competition;
  }

  /** Says something more: writes it as a line, and decides that line as if it had been read. */
  void say(String key, List<Proposal> proposals) {
    List<String> events =
        proposals.stream()
            .map(proposal -> new String(ProposalJson.bytes(proposal), StandardCharsets.UTF_8))
            .toList();
    String start = "{\"key\":\"" + competition + "/" + key + "\",";
    line(
        events.size() == 1
            ? start + events.get(0).substring(1)
            : start + "\"events\":[" + String.join(",", events) + "]}");
  }

  /** All lines, as {@code ./ledger import} takes them. */
  String ndjson() {
    return lines.stream().map(line -> line.json() + "\n").collect(Collectors.joining());
  }

  /** The table of a stage under the rules that govern it now. */
  StageTable table(String stage) {
    return Standings.compute(state, stage, governing(stage));
  }

  CriteriaSet governing(String stage) {
    HeadState head = state.find(Keys.HEAD).orElseThrow();
    return GoverningRules.of(state, stage, head.getLastLedgerTime()).orElseThrow().getCriteria();
  }

  /** The certification of a stage's table as of the last event. */
  StandingsCertified certification(String stage) {
    int version = governing(stage).getVersion();
    long sequence = state.find(Keys.HEAD).orElseThrow().getLastSequence();
    return new StandingsCertified(
        stage, version, sequence, table(stage).digest(competition, version, sequence));
  }

  public static String text(String resource) {
    try (InputStream in = Scenario.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String json) {
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
    Decision decision =
        Specification.committed(Decide.decide(competition, state, command, RECORDED_AT));
    if (!(decision instanceof Decision.Accepted accepted)) {
      throw new AssertionError("line " + (lines.size() + 1) + " (" + key + "): " + decision);
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
    Findings.observe(projected, memory, event, change);
    events.add(new Recorded(event, projected.find(Keys.HEAD).orElseThrow().getLastLedgerTime()));
  }

  private final MapState projected = new MapState();

  /** What the findings remember. */
  public final MapState memory = new MapState();
}
