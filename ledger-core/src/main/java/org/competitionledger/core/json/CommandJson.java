package org.competitionledger.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.event.Proposal;

/**
 * A command as a writer sends it: one event object, or an array of 1 to {@value #EVENTS_MAX} that
 * are recorded all or none.
 *
 * <p>In NDJSON each line is such a command, and may bring an idempotency key of its own: {@code
 * {"key": "k-1", "type": …, "data": …}} for one event, {@code {"key": "k-1", "events": […]}} for
 * several. Problems point into the body or the line as it was sent.
 */
public final class CommandJson {

  /** How many events one command may propose. */
  public static final int EVENTS_MAX = 500;

  private static final int KEY_LENGTH_MAX = 255;
  private static final String KEY = "key";
  private static final String EVENTS = "events";
  private static final String EVALUATOR = "evaluator";

  private CommandJson() {}

  /**
   * One line of NDJSON.
   *
   * @param key the line's own idempotency key
   * @param proposals the events, at least one
   */
  public record Line(Optional<String> key, List<Proposal> proposals) {}

  /**
   * Who goes without saying: an evaluator's own events need not name it.
   *
   * @param types events that evaluators record as themselves
   * @param evaluator who sends them; null if its events say who they are of
   */
  public record Sender(Set<String> types, String evaluator) {

    /** Everything is said. */
    public static final Sender NOBODY = new Sender(Set.of(), null);

    private void complete(JsonNode event) {
      if (evaluator != null
          && types.contains(event.path(ProposalJson.TYPE).asText())
          && event.get(ProposalJson.DATA) instanceof ObjectNode data
          && !data.has(EVALUATOR)) {
        data.put(EVALUATOR, evaluator);
      }
    }
  }

  /** Reads a request body in which everything is said. */
  public static Parsed<List<Proposal>> body(byte[] json) {
    return body(json, Sender.NOBODY);
  }

  /** Reads a request body. */
  public static Parsed<List<Proposal>> body(byte[] json, Sender sender) {
    Problems problems = new Problems();
    List<Proposal> proposals =
        JsonText.read(json, problems)
            .map(node -> commandOrEvent(node, Set.of(), sender, problems))
            .orElse(List.of());
    return problems.orElse(() -> proposals);
  }

  /** Reads one line of NDJSON in which everything is said, without its line end. */
  public static Parsed<Line> line(byte[] json) {
    return line(json, Sender.NOBODY);
  }

  /** Reads one line of NDJSON, without its line end. */
  public static Parsed<Line> line(byte[] json, Sender sender) {
    Problems problems = new Problems();
    Optional<JsonNode> node = JsonText.read(json, problems);
    Optional<String> key = node.flatMap(line -> key(line, problems));
    List<Proposal> proposals =
        node.map(line -> proposals(line, sender, problems)).orElse(List.of());
    return problems.orElse(() -> new Line(key, proposals));
  }

  /** Whether a text may be an idempotency key: 1 to 255 visible ASCII characters. */
  public static boolean isKey(String text) {
    return !text.isEmpty()
        && text.length() <= KEY_LENGTH_MAX
        && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private static Optional<String> key(JsonNode line, Problems problems) {
    JsonNode key = line.get(KEY);
    if (key == null) {
      return Optional.empty();
    }
    Location at = Location.ROOT.field(KEY);
    if (!key.isTextual()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.TEXT, JsonType.of(key)));
    } else if (!isKey(key.textValue())) {
      problems.add(JsonProblem.invalidKey(at.pointer()));
    }
    return Optional.ofNullable(key.textValue());
  }

  private static List<Proposal> proposals(JsonNode line, Sender sender, Problems problems) {
    if (!line.isObject() || !line.has(EVENTS)) {
      return commandOrEvent(line, Set.of(KEY), sender, problems);
    }
    for (var property : line.properties()) {
      String name = property.getKey();
      if (!name.equals(KEY) && !name.equals(EVENTS)) {
        problems.add(JsonProblem.unknownField(Location.ROOT.field(name).pointer(), name));
      }
    }
    return events(line.get(EVENTS), Location.ROOT.field(EVENTS), sender, problems);
  }

  private static List<Proposal> commandOrEvent(
      JsonNode node, Set<String> besides, Sender sender, Problems problems) {
    if (node.isArray()) {
      return events(node, Location.ROOT, sender, problems);
    }
    if (!node.isObject()) {
      problems.add(JsonProblem.wrongType("", JsonType.OBJECT_OR_ARRAY, JsonType.of(node)));
      return List.of();
    }
    sender.complete(node);
    Proposal proposal = ProposalJson.read(node, Location.ROOT, besides, problems);
    return List.of(proposal);
  }

  private static List<Proposal> events(
      JsonNode array, Location at, Sender sender, Problems problems) {
    if (!array.isArray()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.ARRAY, JsonType.of(array)));
    } else if (array.isEmpty()) {
      problems.add(JsonProblem.noEvents(at.pointer()));
    } else if (array.size() > EVENTS_MAX) {
      problems.add(JsonProblem.tooManyEvents(at.pointer(), EVENTS_MAX));
    }
    if (!problems.isEmpty()) {
      return List.of();
    }
    List<Proposal> proposals = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      sender.complete(array.get(i));
      proposals.add(ProposalJson.read(array.get(i), at.item(i), Set.of(), problems));
    }
    return proposals;
  }
}
