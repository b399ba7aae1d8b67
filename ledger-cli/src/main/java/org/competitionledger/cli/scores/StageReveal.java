package org.competitionledger.cli.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.OverlayState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.Sha256;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.SealState;

/**
 * The reveal of a whole stage (§5.13): every sealed score that awaits its reveal, in an order that
 * the organizer chose, tried here before any secret leaves this machine.
 *
 * @param steps in that order
 * @param left secrets that are left out, as their scores await no reveal: they are revealed
 *     already, voided, or of somebody who was recused
 */
record StageReveal(List<Step> steps, int left) {

  static final String BOTTOM_UP = "bottom-up";
  static final String AS_LISTED = "as-listed";
  private static final int ORDER_BYTES_MAX = 4 << 20;

  /** A secret, and where it stands. */
  record Held(ObjectNode line, String where) {}

  /**
   * A score to reveal.
   *
   * @param event as it is proposed
   * @param sentence how it is told
   */
  record Step(ObjectNode event, String where, String sentence) {}

  /** A secret of the stage and what is proposed by it. */
  private record Chosen(Held held, ObjectNode event, ScoreRevealed revealed) {}

  /**
   * Puts it together, or says by file and line why it cannot be; the figures are never told.
   *
   * @param state the competition as it stands
   * @param secrets all that the evaluators handed over
   * @param stage which stage; null where the secrets are of one alone
   * @param order {@link #BOTTOM_UP}, {@link #AS_LISTED}, or a file of participants, first to last
   */
  static StageReveal of(
      String competition,
      State state,
      List<Held> secrets,
      String stage,
      String order,
      Language language)
      throws IOException {
    String wanted = stage == null ? onlyStage(secrets) : stage;
    if (state.find(StateKind.STAGE.key(wanted)).isEmpty()) {
      throw CommandFailed.refused("there is no stage " + wanted);
    }
    Map<StateKey<ScoreEntry>, Chosen> chosen = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    int left = 0;
    for (Held held : secrets) {
      if (!held.line().path("stage").asText().equals(wanted)) {
        continue;
      }
      Chosen one = chosen(held);
      StateKey<ScoreEntry> key = Keys.score(one.revealed());
      Optional<SealState> seal = state.find(Keys.seal(key));
      if (chosen.containsKey(key)) {
        wrong.add(held.where() + ": the same score as " + chosen.get(key).held().where());
      } else if (seal.isEmpty() || !opens(held, seal.get())) {
        wrong.add(held.where() + ": this is not what is on record as sealed");
      } else if (SealedScore.countsWhenRevealed(key, state)) {
        chosen.put(key, one);
      } else {
        left++;
      }
    }
    wrong.addAll(missing(wanted, chosen, state));
    if (!wrong.isEmpty()) {
      throw CommandFailed.refused(
          "nothing is revealed, as the stage is revealed as a whole:\n" + String.join("\n", wrong));
    }
    return tried(competition, state, List.copyOf(chosen.values()), wanted, order, language, left);
  }

  private static String onlyStage(List<Held> secrets) {
    List<String> stages =
        secrets.stream().map(held -> held.line().path("stage").asText()).distinct().toList();
    if (stages.size() != 1) {
      throw CommandFailed.usage(
          "the secrets are of "
              + stages.size()
              + " stages: name one (--stage): "
              + String.join(", ", stages));
    }
    return stages.get(0);
  }

  private static boolean opens(Held held, SealState seal) {
    return held.line().path("commitment").asText().equals(seal.getCommitment());
  }

  private static Chosen chosen(Held held) {
    ObjectNode data = Secrets.revealed(held.line());
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "ScoreRevealed");
    event.putObject("party").set("id", data.path("evaluator"));
    event.set("data", data);
    ArrayNode alone = JsonNodeFactory.instance.arrayNode().add(event);
    if (CommandJson.body(alone.toString().getBytes(UTF_8)) instanceof Parsed.Ok<List<Proposal>> ok
        && ok.value().get(0).getPayload() instanceof ScoreRevealed revealed) {
      return new Chosen(held, event, revealed);
    }
    throw CommandFailed.refused(held.where() + ": this is no sealed score");
  }

  /** Sealed scores that await their reveal, and of which there is no secret. */
  private static List<String> missing(
      String stage, Map<StateKey<ScoreEntry>, Chosen> chosen, State state) {
    List<String> missing = new ArrayList<>();
    state.scan(
        StateKind.SEAL,
        stage + '|',
        (key, seal) -> {
          StateKey<ScoreEntry> score = StateKind.SCORE.key(key.id());
          if (!chosen.containsKey(score) && SealedScore.countsWhenRevealed(score, state)) {
            missing.add(
                "the secret of #%d is missing: %s for %s, %s, occasion %d"
                    .formatted(
                        seal.getSequence(),
                        score.part(4),
                        score.part(1),
                        score.part(2),
                        Integer.parseInt(score.part(3))));
          }
        });
    return missing;
  }

  /** Decides them as the ledger will, by the same rules; refusals by file and line. */
  private static StageReveal tried(
      String competition,
      State state,
      List<Chosen> chosen,
      String stage,
      String order,
      Language language,
      int left)
      throws IOException {
    OverlayState after = new OverlayState(state);
    List<String> sentences = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    StateNames names = new StateNames(state);
    for (List<Chosen> part : parts(chosen)) {
      Decide.Tried tried =
          Decide.attempt(
              competition, after, command(competition, part), Instant.now(), HeldKeys.UNKNOWN);
      for (Decision.Refused refused : tried.refusals()) {
        Refusal why = refused.refusal();
        String where =
            refused.index().isPresent()
                ? part.get(refused.index().getAsInt()).held().where() + ": "
                : "";
        wrong.add(where + why.code().title().in(language) + " [" + why.code().code() + ']');
      }
      for (EncodedEvent encoded : tried.events()) {
        Event event = encoded.event();
        sentences.add(language.text(Headlines.of(event, names)));
        Evolve.evolve(after, event);
      }
    }
    if (!wrong.isEmpty()) {
      throw CommandFailed.refused("nothing is revealed:\n" + String.join("\n", wrong));
    }
    List<Integer> inOrder = new ArrayList<>();
    chosen.forEach(one -> inOrder.add(inOrder.size()));
    if (!order.equals(AS_LISTED)) {
      CriteriaSet rules = governing(after, stage);
      List<String> entries =
          order.equals(BOTTOM_UP) ? bottomUp(after, stage, rules) : listed(Path.of(order), chosen);
      inOrder.sort(Comparator.comparing(i -> chosen.get(i).revealed(), within(entries, rules)));
    }
    return new StageReveal(
        inOrder.stream()
            .map(
                i ->
                    new Step(chosen.get(i).event(), chosen.get(i).held().where(), sentences.get(i)))
            .toList(),
        left);
  }

  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CommandJson.EVENTS_MAX) {
      parts.add(all.subList(from, Math.min(all.size(), from + CommandJson.EVENTS_MAX)));
    }
    return parts;
  }

  private static Command command(String competition, List<Chosen> part) {
    List<Proposal> proposals =
        part.stream()
            .map(one -> CommandJson.body(one.event().toString().getBytes(UTF_8)))
            .flatMap(parsed -> ((Parsed.Ok<List<Proposal>>) parsed).value().stream())
            .toList();
    return new Command(
        "tried",
        new Sha256(Digests.commandDigest(proposals)),
        new Authority("tried", List.of(Role.ORGANIZER), List.of(competition), List.of()),
        null,
        proposals);
  }

  private static CriteriaSet governing(State state, String stage) {
    return state
        .find(Keys.HEAD)
        .map(HeadState::getLastLedgerTime)
        .flatMap(at -> GoverningRules.of(state, stage, at))
        .orElseThrow(() -> CommandFailed.refused("no criteria govern this stage"))
        .getCriteria();
  }

  /** Who will stand last when all is revealed comes first. */
  private static List<String> bottomUp(State after, String stage, CriteriaSet rules) {
    List<String> entries = new ArrayList<>();
    for (Row row : Standings.compute(after, stage, rules).rows()) {
      entries.add(0, row.participant());
    }
    return entries;
  }

  /** A participant a line, each once, and all of whom something is to be revealed. */
  private static List<String> listed(Path file, List<Chosen> chosen) throws IOException {
    List<String> entries;
    try {
      if (Files.size(file) > ORDER_BYTES_MAX) {
        throw CommandFailed.refused("'" + file + "' is too large for an order of participants");
      }
      entries = Files.readAllLines(file).stream().map(String::strip).toList();
    } catch (NoSuchFileException e) {
      throw CommandFailed.unavailable(
          "there is no file '" + file + "': --order is bottom-up, as-listed, or a file");
    }
    List<String> wrong = new ArrayList<>();
    for (int at = 0; at < entries.size(); at++) {
      String entry = entries.get(at);
      if (!entry.isEmpty() && entries.indexOf(entry) < at) {
        wrong.add("line " + (at + 1) + " of '" + file + "' names " + entry + " again");
      }
    }
    chosen.stream()
        .map(one -> one.revealed().getParticipant())
        .distinct()
        .filter(entry -> !entries.contains(entry))
        .forEach(entry -> wrong.add("'" + file + "' does not name " + entry));
    if (!wrong.isEmpty()) {
      throw CommandFailed.refused(String.join("\n", wrong));
    }
    return entries;
  }

  /** Entry after entry; of each, by the order of the criteria, of occasions and of evaluators. */
  private static Comparator<ScoreRevealed> within(List<String> entries, CriteriaSet rules) {
    Map<String, Integer> places = new HashMap<>();
    entries.forEach(entry -> places.putIfAbsent(entry, places.size()));
    List<String> criteria = rules.getCriteria().stream().map(Criterion::getId).toList();
    return Comparator.comparing((ScoreRevealed one) -> places.get(one.getParticipant()))
        .thenComparing(one -> Math.floorMod(criteria.indexOf(one.getCriterion()), 1 << 30))
        .thenComparing(ScoreRevealed::getOccasion)
        .thenComparing(ScoreRevealed::getEvaluator);
  }

  /** The commands that make it, up to 500 events each: with their salts less than 900 KiB. */
  List<List<Step>> batches() {
    return parts(steps);
  }
}
