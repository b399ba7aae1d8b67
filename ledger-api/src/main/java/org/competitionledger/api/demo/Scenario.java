package org.competitionledger.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;

/**
 * A built-in competition, as the NDJSON of a bulk append.
 *
 * @param competition its id
 * @param lines its commands
 */
record Scenario(String competition, List<String> lines) {

  /** All that are built in. */
  static final List<String> ALL = List.of("k-ai", "f1-1988", "science-fair");

  /** Reads a scenario from the class path. */
  static Scenario load(String competition) {
    String resource = "scenarios/" + competition + ".ndjson";
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks its resource " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Scenario(competition, text.lines().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines that are left to be sent; empty if what is recorded is not exactly the beginning of
   * this scenario, command by command.
   */
  Optional<List<String>> after(List<Event> recorded) {
    int position = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (position == recorded.size()) {
        return Optional.of(lines.subList(i, lines.size()));
      }
      List<Proposal> proposals =
          CommandJson.line(lines.get(i).getBytes(StandardCharsets.UTF_8)).orElseThrow().proposals();
      if (position + proposals.size() > recorded.size()
          || !proposals.equals(said(recorded, position, proposals.size()))) {
        return Optional.empty();
      }
      position += proposals.size();
    }
    return position == recorded.size() ? Optional.of(List.of()) : Optional.empty();
  }

  /** What was proposed: as recorded, but for the resolved ends of times. */
  private static List<Proposal> said(List<Event> recorded, int from, int count) {
    List<Proposal> said = new ArrayList<>(count);
    for (Event event : recorded.subList(from, from + count)) {
      Parsed<Proposal> proposed = ProposalJson.parse(ProposalJson.bytes(event.getSaid()));
      said.add(proposed.orElseThrow());
    }
    return said;
  }
}
