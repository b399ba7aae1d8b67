package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.cli.client.Chunk;
import org.competitionledger.cli.client.Chunks;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.json.CommandJson;

/**
 * The events of a file of NDJSON as one command, to be tried: later ones are judged by what earlier
 * ones would leave.
 *
 * @param events what they propose, in order
 * @param lines the line from which each comes
 */
record ProposedLines(ArrayNode events, List<Long> lines) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a whole file.
   *
   * @throws CommandFailed if a line is no JSON, or it has more events than a command may have
   */
  static ProposedLines read(InputStream in) throws IOException {
    ProposedLines read = new ProposedLines(JsonNodeFactory.instance.arrayNode(), new ArrayList<>());
    Chunks chunks = new Chunks(in);
    for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
      String[] lines = new String(next.get().body(), UTF_8).split("\n");
      for (int index = 0; index < lines.length; index++) {
        read.add(lines[index], next.get().lineNumbers()[index]);
      }
    }
    return read;
  }

  private void add(String line, long number) {
    JsonNode said;
    try {
      said = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw CommandFailed.refused("line " + number + " is no JSON: " + e.getOriginalMessage());
    }
    if (said instanceof ObjectNode one && one.has("events")) {
      one.path("events").forEach(event -> add(event, number));
    } else if (said.isArray()) {
      said.forEach(event -> add(event, number));
    } else {
      if (said instanceof ObjectNode one) {
        one.remove("key");
      }
      add(said, number);
    }
  }

  private void add(JsonNode event, long number) {
    if (events.size() == CommandJson.EVENTS_MAX) {
      throw CommandFailed.usage(
          "--dry-run tries up to "
              + CommandJson.EVENTS_MAX
              + " events together, and there are more from line "
              + number
              + " on: what they would do hangs on those before them");
    }
    events.add(event);
    lines.add(number);
  }
}
