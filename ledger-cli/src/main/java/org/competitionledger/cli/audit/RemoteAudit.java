package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.util.List;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.Reader;

/**
 * A report as a service gives it.
 *
 * @param sent {@code {competition, changes, promises, findings}}
 */
record RemoteAudit(ObjectNode sent) implements AuditReport.Gathered {

  private static final int PAGE = 1_000;

  /**
   * Gathers the report.
   *
   * @param competition the competition's API address
   */
  static RemoteAudit of(URI competition, Reader reader) throws InterruptedException {
    JsonNode view = reader.page(competition);
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ObjectNode about = report.putObject("competition");
    for (String field : List.of("id", "name", "record", "zone", "lastSequence")) {
      about.set(field, view.path(field));
    }
    ArrayNode stages = about.putArray("stages");
    for (JsonNode stage : view.path("stages")) {
      ObjectNode named = stages.addObject();
      named.set("stage", stage.path("stage"));
      named.set("name", stage.path("name"));
    }
    collect(competition + "/criteria/changes", "changes", reader, report);
    collect(competition + "/promises", "promises", reader, report);
    collect(competition + "/findings", "findings", reader, report);
    return new RemoteAudit(report);
  }

  private static void collect(String address, String field, Reader reader, ObjectNode report)
      throws InterruptedException {
    ArrayNode all = report.putArray(field);
    URI first = URI.create(address + "?limit=" + PAGE);
    for (JsonNode page : reader.pages(first)) {
      page.path(field).forEach(all::add);
    }
  }

  @Override
  public AuditReport report() {
    try {
      return ReportReader.read(sent);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NoAnswer("this needs a newer ledger, or is no report: " + e.getMessage(), e);
    }
  }

  @Override
  public String json() {
    return sent.toPrettyString();
  }
}
