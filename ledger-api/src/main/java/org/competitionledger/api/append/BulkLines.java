package org.competitionledger.api.append;

import java.util.Optional;
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.command.Authority;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Parsed;

/**
 * Reads lines of a bulk append, each a command of its own.
 *
 * @param requestKey the key of a line is this and its number, where it brings none of its own
 */
record BulkLines(String competition, Authority authority, Optional<String> requestKey) {

  BulkGroup.Slot slot(LineSplitter.Line line) {
    if (line.bytes() == null) {
      return refused(line, ProblemCode.TOO_LARGE.problem("line-is-at-most-64"));
    }
    Parsed<CommandJson.Line> parsed = CommandJson.line(line.bytes(), Proposed.sender(authority));
    if (!(parsed instanceof Parsed.Ok<CommandJson.Line> ok)) {
      return refused(line, BodyProblems.of(parsed.problems()));
    }
    Optional<String> key =
        ok.value().key().or(() -> requestKey.map(given -> given + ':' + line.number()));
    if (key.isEmpty()) {
      return refused(line, ProblemCode.IDEMPOTENCY_KEY_MISSING.problem());
    }
    boolean array = line.bytes()[0] == '[';
    Proposed proposed =
        Proposed.of(competition, authority, key.get(), null, ok.value().proposals(), array);
    return new BulkGroup.Slot(line.number(), proposed, null);
  }

  private static BulkGroup.Slot refused(LineSplitter.Line line, Problem problem) {
    return new BulkGroup.Slot(line.number(), null, problem);
  }
}
