package org.competitionledger.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.cli.client.BulkAppend;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.ProblemAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.client.RequestRefused;
import org.competitionledger.cli.client.Retries;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.WriterOptions;
import org.competitionledger.core.files.FileProblem;
import org.competitionledger.core.files.ReadFile;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.words.Term;

/**
 * The events of a file as one command, whose key is made of what is in the file: run again, it is
 * found on record.
 *
 * @param key first part of its idempotency key
 */
record OneCommand(
    CompetitionAddress address, String token, String key, WrittenFile file, Reader reader) {

  private static final int NOT_FOUND = 404;
  private static final int PAGE = 1_000;

  /** Long enough for a service that is restarted. */
  static final Retries PATIENCE = Retries.upTo(8);

  /**
   * The first event of this command, if it is on record.
   *
   * @param type the type of that event, of which a competition has few
   */
  Optional<JsonNode> onRecord(String type) throws InterruptedException {
    String command =
        CommandIds.of(address.id(), WriterOptions.subject(token).orElse(""), key).toString();
    URI events = address.api("/events?type=" + type + "&limit=" + PAGE);
    try {
      for (JsonNode page : reader.pages(events)) {
        for (JsonNode event : page.path("events")) {
          if (event.path("commandId").asText().equals(command)) {
            return Optional.of(event);
          }
        }
      }
    } catch (RequestRefused e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
    }
    return Optional.empty();
  }

  /** What the ledger says that events would do; refused, by line and column, where it refuses. */
  JsonNode tried(ReadFile read) throws InterruptedException {
    JsonNode answer =
        reader.posted(address.api("/dry-run"), token, read.events().toString().getBytes(UTF_8));
    List<FileProblem> problems = new ArrayList<>();
    for (JsonNode refusal : answer.path("refusals")) {
      ProblemAnswer problem = ProblemAnswer.of(refusal.path("status").asInt(), refusal);
      problems.add(
          read.problem(
              refusal.path("errors").path(0).path("pointer").asText(""),
              problem.code(),
              Term.of(problem.message())));
    }
    file.failOn(problems);
    return answer;
  }

  /** What was recorded is shown a moment later: whoever goes on finds it. */
  void untilShown(long last) throws InterruptedException {
    try {
      reader.page(address.api("?atLeast=" + last));
    } catch (NoAnswer | RequestRefused e) {
      file.console().err().println(e.getMessage());
    }
  }

  /** Appends it; why it was refused, if it was. */
  Optional<ProblemAnswer> append(JsonNode events) throws InterruptedException {
    return BulkAppend.together(
        new BulkAppend.Target(address.api("/events"), token, file.language().tag(), key),
        events.toString(),
        PATIENCE,
        file.console().err()::println);
  }
}
