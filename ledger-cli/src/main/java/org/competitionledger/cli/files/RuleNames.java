package org.competitionledger.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.core.wording.Names;
import org.competitionledger.event.LocalisedText;

/**
 * What a competition calls its stages, and its criteria in all versions, the latest first.
 *
 * @param stages by id
 * @param criteria by id
 */
record RuleNames(Map<String, LocalisedText> stages, Map<String, LocalisedText> criteria)
    implements Names {

  /**
   * Asks a ledger.
   *
   * @param view the competition as it was answered
   * @param proposed events that bring criteria of their own
   */
  static RuleNames of(CompetitionAddress address, JsonNode view, JsonNode proposed, Reader reader)
      throws InterruptedException {
    RuleNames names = new RuleNames(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (JsonNode stage : view.path("stages")) {
      names.stages.put(stage.path("stage").asText(), text(stage.path("name")));
    }
    for (JsonNode page : reader.pages(URI.create(address.api("/criteria") + "?limit=1000"))) {
      page.path("criteria").forEach(version -> names.add(version.path("criteria")));
    }
    proposed.forEach(event -> names.add(event.path("data").path("criteria")));
    return names;
  }

  private void add(JsonNode set) {
    for (JsonNode criterion : set.path("criteria")) {
      criteria.put(criterion.path("id").asText(), text(criterion.path("name")));
    }
  }

  private static LocalisedText text(JsonNode json) {
    return new LocalisedText(json.path("ko").textValue(), json.path("en").textValue());
  }

  @Override
  public LocalisedText participant(String id) {
    return Names.identifier(id);
  }

  @Override
  public LocalisedText stage(String id) {
    return stages.getOrDefault(id, Names.identifier(id));
  }

  @Override
  public LocalisedText criterion(String id) {
    return criteria.getOrDefault(id, Names.identifier(id));
  }

  @Override
  public LocalisedText call(String id) {
    return Names.identifier(id);
  }
}
