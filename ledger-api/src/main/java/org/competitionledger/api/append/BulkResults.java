package org.competitionledger.api.append;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.words.Language;

/** Writes {@code {line, status, receipt or problem}}, a line for each line of a bulk append. */
final class BulkResults {

  private final String competition;
  private final RecordedCommands recorded;
  private final AppendServices services;
  private final Language language;
  private final boolean stopAtRefusal;

  /**
   * The results of a group.
   *
   * @param bytes NDJSON
   * @param stopped whether the last line was refused and none after it is to be decided
   */
  record Written(byte[] bytes, boolean stopped) {}

  BulkResults(
      String competition, AppendServices services, Language language, boolean stopAtRefusal) {
    this.competition = competition;
    this.recorded = new RecordedCommands(services.node(), competition);
    this.services = services;
    this.language = language;
    this.stopAtRefusal = stopAtRefusal;
  }

  /** Blocks where repeats must be read from the log. */
  Written of(BulkGroup group) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(group.slots().size() * 256);
    Iterator<Outcome> outcomes = group.outcomes().iterator();
    for (BulkGroup.Slot slot : group.slots()) {
      Problem problem =
          slot.problem() != null ? slot.problem() : decided(slot, outcomes.next(), bytes);
      if (problem != null) {
        services.metrics().refused(problem.code());
        writeProblem(slot.line(), problem, bytes);
        if (stopAtRefusal) {
          return new Written(bytes.toByteArray(), true);
        }
      }
    }
    return new Written(bytes.toByteArray(), false);
  }

  /** The last line of an answer that was interrupted. */
  byte[] interrupted(long line, Problem cause) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    writeProblem(
        line,
        ProblemCode.INTERRUPTED.problem("from-line-on-the-outcome", line, cause.detail()),
        bytes);
    return bytes.toByteArray();
  }

  /** The last line of an answer whose writer stopped to write; it was not decided. */
  byte[] late(long line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    writeProblem(line, ProblemCode.REQUEST_TIMEOUT.problem(), bytes);
    return bytes.toByteArray();
  }

  /** Writes a receipt, or returns why there is none. */
  private Problem decided(BulkGroup.Slot slot, Outcome outcome, ByteArrayOutputStream bytes) {
    if (outcome.getAnswer() instanceof Refused refused) {
      return Refusals.problem(refused, slot.proposed().array());
    }
    if (!(outcome.getAnswer() instanceof Accepted accepted)) {
      throw new IllegalStateException("skipped without a refusal before it");
    }
    JsonBytes.append(
        out -> {
          out.writeStartObject();
          out.writeNumberField("line", slot.line());
          out.writeNumberField("status", 201);
          if (accepted.getReplayed()) {
            services.metrics().replayed();
            out.writeBooleanField("replayed", true);
            out.writeFieldName("receipt");
            Receipts.write(
                competition,
                outcome.getCommandId(),
                recorded.events(accepted.getFirstSequence(), accepted.getCount()),
                out);
          } else {
            services.metrics().accepted(accepted.getCount());
            services
                .acknowledged()
                .note(competition, accepted.getFirstSequence() + accepted.getCount() - 1);
            out.writeFieldName("receipt");
            Receipts.write(competition, slot.proposed(), accepted, out);
          }
          out.writeEndObject();
          out.writeRaw('\n');
        },
        bytes);
    return null;
  }

  private void writeProblem(long line, Problem problem, ByteArrayOutputStream bytes) {
    JsonBytes.append(
        out -> {
          out.writeStartObject();
          out.writeNumberField("line", line);
          out.writeNumberField("status", problem.status());
          out.writeFieldName("problem");
          ProblemJson.write(problem, language, out);
          out.writeEndObject();
          out.writeRaw('\n');
        },
        bytes);
  }
}
