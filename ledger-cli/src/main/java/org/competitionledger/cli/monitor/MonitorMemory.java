package org.competitionledger.cli.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.monitor.Observation;
import org.competitionledger.core.monitor.Seen;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.MalformedNote;

/**
 * What a monitor saw, in a file.
 *
 * @param file where it lies; it is replaced as a whole
 */
record MonitorMemory(Path file) {

  private static final JsonMapper JSON = new JsonMapper();

  /** What was seen; empty if there is no file yet. */
  Optional<Seen> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode kept = JSON.readTree(file.toFile());
      Map<String, Checkpoint> logs = new TreeMap<>();
      kept.path("logs")
          .forEach(
              text -> {
                Checkpoint log = Checkpoint.parse(text.asText());
                logs.put(log.origin(), log);
              });
      Map<String, Instant> waiting = new TreeMap<>();
      kept.path("waiting")
          .properties()
          .forEach(each -> waiting.put(each.getKey(), Instant.parse(each.getValue().asText())));
      return Optional.of(new Seen(Checkpoint.parse(kept.path("register").asText()), logs, waiting));
    } catch (IOException | MalformedNote e) {
      throw CommandFailed.usage("'" + file + "' is no memory of a monitor: " + e.getMessage());
    }
  }

  /** Keeps what was seen. */
  void write(Seen seen) throws IOException {
    ObjectNode kept = JSON.createObjectNode().put("register", seen.register().text());
    seen.logs().values().forEach(log -> kept.withArray("logs").add(log.text()));
    seen.waiting()
        .forEach((what, since) -> kept.withObject("/waiting").put(what, since.toString()));
    Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "monitor", ".new");
    JSON.writerWithDefaultPrettyPrinter().writeValue(written.toFile(), kept);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** An observation as a line of JSON. */
  static String json(Observation observation) {
    try {
      return JSON.writeValueAsString(
          JSON.createObjectNode()
              .put("kind", observation.kind().toString())
              .put("grave", observation.kind().grave())
              .put("log", observation.log())
              .put("size", observation.size())
              .put("detail", observation.detail()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
