package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/** The case that the ledger was made for, each line a command of its own. */
public final class Scenario {

  /** The competition's id. */
  public static final String COMPETITION = "k-ai";

  /** When all of it is decided. */
  public static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static final List<Command> COMMANDS = commands(COMPETITION);

  private Scenario() {}

  /** One of its commands, by its place from 0: the first announces. */
  static Command command(int number) {
    return COMMANDS.get(number);
  }

  static List<Command> commands() {
    return COMMANDS;
  }

  /** The same commands to a competition of another id. */
  static List<Command> commands(String competition) {
    Authority clerk = new Authority("clerk", List.of(Role.CLERK), List.of("*"), List.of());
    List<Command> commands = new ArrayList<>();
    for (String line : lines()) {
      var parsed = ((Parsed.Ok<CommandJson.Line>) CommandJson.line(line.getBytes(UTF_8))).value();
      commands.add(
          new Command(
              CommandIds.of(competition, "clerk", parsed.key().orElseThrow()).toString(),
              new Sha256(Digests.commandDigest(parsed.proposals())),
              clerk,
              null,
              parsed.proposals()));
    }
    return commands;
  }

  /** Decides all of it on a state; its events. */
  public static List<EncodedEvent> decide(State state) {
    return COMMANDS.stream().flatMap(command -> decide(state, command).stream()).toList();
  }

  /** Decides a command; its events. */
  static List<EncodedEvent> decide(State state, Command command) {
    return ((Decision.Accepted)
            Specification.committed(Decide.decide(COMPETITION, state, command, NOW)))
        .events();
  }

  private static String[] lines() {
    try (InputStream in = Scenario.class.getResourceAsStream("/scenarios/k-ai.ndjson")) {
      return new String(in.readAllBytes(), UTF_8).split("\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
