package org.competitionledger.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.Reader;

/** A report as a service gives it. */
public final class RemoteAudit {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE = 1_000;

  private RemoteAudit() {}

  /**
   * Gathers the report {@code {competition, changes, promises, findings}}.
   *
   * @param competition the competition's API address
   */
  public static ObjectNode of(URI competition, Reader reader) throws InterruptedException {
    JsonNode view = read(reader.pages(competition, "application/json", 1).get(0));
    ObjectNode report = JSON.createObjectNode();
    ObjectNode about = report.putObject("competition");
    about.set("id", view.path("id"));
    about.set("name", view.path("name"));
    about.set("record", view.path("record"));
    about.set("zone", view.path("zone"));
    about.set("lastSequence", view.path("lastSequence"));
    ArrayNode stages = about.putArray("stages");
    for (JsonNode stage : view.path("stages")) {
      ObjectNode named = stages.addObject();
      named.set("stage", stage.path("stage"));
      named.set("name", stage.path("name"));
    }
    collect(competition + "/criteria/changes", "changes", reader, report);
    collect(competition + "/promises", "promises", reader, report);
    collect(competition + "/findings", "findings", reader, report);
    return report;
  }

  private static void collect(String address, String field, Reader reader, ObjectNode report)
      throws InterruptedException {
    ArrayNode all = report.putArray(field);
    URI first = URI.create(address + "?limit=" + PAGE);
    for (String page : reader.pages(first, "application/json")) {
      read(page).path(field).forEach(all::add);
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new NoAnswer("what was answered is no report: " + e.getOriginalMessage(), e);
    }
  }
}
