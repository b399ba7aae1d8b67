package org.competitionledger.api.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.competitionledger.api.desk.sheet.Awaited;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;

/** What one should know before one records what nothing refuses. */
final class Warnings {

  private static final Set<String> CLOSES =
      Set.of("EvaluationClosed", "StageClosed", "OccasionClosed");
  private static final int NAMED_MAX = 5;

  private Warnings() {}

  static List<String> of(JsonNode event, State state, Language language) {
    String type = event.path("type").asText();
    JsonNode data = event.path("data");
    if (CLOSES.contains(type)) {
      return awaited(data, state, language, !type.equals("EvaluationClosed")).stream().toList();
    }
    return type.equals(FormPage.CERTIFIED)
        ? state
            .find(StateKind.STAGE.key(data.path("stage").asText()))
            .filter(stage -> data.path("digest").asText().equals(stage.getCertifiedDigest()))
            .map(stage -> Desk.WORDS.say("certified-already", stage.getCertified()).in(language))
            .stream()
            .toList()
        : List.of();
  }

  /**
   * How many scores of the stage, or the occasion, of an event are missing, and whose.
   *
   * @param revealed whether those that are sealed are missing too
   */
  static Optional<String> awaited(JsonNode data, State state, Language language, boolean revealed) {
    JsonNode occasion = data.path("occasion");
    Awaited awaited =
        Awaited.in(
            state,
            data.path("stage").asText(),
            occasion.isInt() ? occasion.intValue() : null,
            revealed);
    if (awaited.scores() == 0) {
      return Optional.empty();
    }
    StateNames names = new StateNames(state);
    String whose =
        awaited.of().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(NAMED_MAX)
            .map(
                each ->
                    (each.getKey().isEmpty()
                            ? Desk.WORDS.say("scores-of-organizer").in(language)
                            : language.text(names.evaluator(each.getKey())))
                        + " "
                        + each.getValue())
            .collect(Collectors.joining(", "));
    int others = awaited.of().size() - NAMED_MAX;
    return Optional.of(
        Desk.WORDS
            .say(
                awaited.all() ? "scores-awaited" : "scores-awaited-at-least",
                awaited.scores(),
                others > 0 ? Desk.WORDS.say("and-others", whose, others).in(language) : whose)
            .in(language));
  }
}
