package org.competitionledger.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger says when it refuses (RFC 9457).
 *
 * @param status HTTP status
 * @param code the stable code; {@code http-<status>} where the answer was no problem document
 * @param message title and detail, in the asked language
 * @param errors what is wrong at which JSON pointer, a sentence each
 */
public record ProblemAnswer(int status, String code, String message, List<String> errors) {

  private static final JsonMapper JSON = new JsonMapper();

  /** From an answer's body, which may be anything. */
  static ProblemAnswer of(int status, String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      if (problem != null && problem.isObject()) {
        return of(status, problem);
      }
    } catch (JsonProcessingException e) {
      // Not ours: a proxy's page, for example. Its status says enough.
    }
    return new ProblemAnswer(status, "http-" + status, "HTTP status " + status, List.of());
  }

  /** From a problem document. */
  public static ProblemAnswer of(int status, JsonNode problem) {
    String title = problem.path("title").asText("");
    String detail = problem.path("detail").asText("");
    List<String> errors = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      String pointer = error.path("pointer").asText("");
      String said = error.path("detail").asText(error.path("message").asText(""));
      errors.add((pointer + "  " + said).strip());
    }
    return new ProblemAnswer(
        status,
        problem.path("code").asText("http-" + status),
        detail.isEmpty() ? title : detail,
        List.copyOf(errors));
  }

  /** In one line or, where single fields are at fault, a line more for each. */
  public String text() {
    StringBuilder text = new StringBuilder(message).append(" [").append(code).append(']');
    errors.stream().filter(e -> !e.isEmpty()).forEach(e -> text.append("\n  ").append(e));
    return text.toString();
  }
}
