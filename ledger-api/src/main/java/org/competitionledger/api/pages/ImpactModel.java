package org.competitionledger.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;

/** Impacts of rule changes as texts, from the JSON in which they are kept. */
final class ImpactModel {

  private static final JsonMapper JSON = new JsonMapper();

  private final StateNames names;
  private final Language language;

  ImpactModel(StateNames names, Language language) {
    this.names = names;
    this.language = language;
  }

  /** Stage by stage; a note alone while it is being worked out; nothing where there is none. */
  List<PageModel.Impact> of(String json) {
    JsonNode impact = read(json);
    return switch (impact.path("status").asText()) {
      case "computed" -> stages(impact);
      case "computing" ->
          List.of(new PageModel.Impact(say("impact-computing"), "", false, List.of(), false));
      default -> List.of();
    };
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an impact that was not kept as JSON", e);
    }
  }

  private List<PageModel.Impact> stages(JsonNode impact) {
    List<PageModel.Impact> stages = new ArrayList<>();
    stages.add(stage(impact));
    impact.path("more").forEach(more -> stages.add(stage(more)));
    return stages;
  }

  private PageModel.Impact stage(JsonNode impact) {
    List<PageModel.Move> moves = new ArrayList<>();
    impact.path("moves").forEach(move -> moves.add(move(move)));
    int moved = impact.path("moved").asInt();
    int crossed = impact.path("crossed").asInt();
    return new PageModel.Impact(
        say(
            "impact",
            TableModel.text(names.stage(impact.path("stage").asText()), language),
            impact.path("versions").path("from").asInt(),
            impact.path("versions").path("to").asInt()),
        moved == 0
            ? say("impact-none")
            : say("impact-moves", moved, impact.path("entries").asInt(), crossed),
        crossed > 0,
        moves,
        moves.size() < moved);
  }

  private PageModel.Move move(JsonNode move) {
    String crossed = move.path("crossed").asText("");
    return new PageModel.Move(
        TableModel.text(names.participant(move.path("participant").asText()), language),
        place(move, "from"),
        place(move, "to"),
        crossed.isEmpty() ? "" : Label.of("crossed-" + crossed, language),
        crossed.equals("in") ? "advanced" : "eliminated");
  }

  /**
   * A rank, or the section where there is none; nothing where there was no such entry. Beside an
   * unchanged rank stands what the cut says, which then is what changed.
   */
  private String place(JsonNode move, String side) {
    if (move.hasNonNull(side)) {
      String cut = move.path("cut").path(side).asText("");
      boolean sameRank = move.path("from").equals(move.path("to"));
      return move.path(side).asText()
          + (sameRank && !cut.isEmpty() ? " (" + Label.of("cut-" + cut, language) + ")" : "");
    }
    String section = move.path("section").path(side).asText("");
    return switch (section) {
      case "" -> "–";
      case "ranked" -> say("no-rank");
      default -> Label.of(section, language);
    };
  }

  private String say(String key, Object... about) {
    return Label.say(language, key, about);
  }
}
