package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;

/**
 * All that was recorded of one entry and that its points come from. Reading it costs the entry's
 * own records.
 *
 * @param entry the entry
 * @param scores scores by criterion, each list by occasion, then evaluator
 * @param rulings the latest ruling by gate
 * @param adjustments adjustments by id
 * @param recused evaluators recused for this entry, whose scores for it do not count
 * @param members where teams are ranked: the sheets of the team's members in their own stage, by
 *     participant, each with the scores that count for the team
 */
public record EntrySheet(
    EntryState entry,
    Map<String, List<Cell>> scores,
    Map<String, RulingState> rulings,
    List<Adjustment> adjustments,
    Set<String> recused,
    List<EntrySheet> members) {

  /**
   * A recorded score.
   *
   * @param occasion the number of its occasion
   * @param evaluator who gave it; empty for a DIRECT one
   * @param resultLine which of several results in the occasion; empty where there is one
   * @param score the score as last corrected or voided
   */
  public record Cell(int occasion, String evaluator, String resultLine, ScoreEntry score) {}

  /**
   * Points added or taken.
   *
   * @param adjustment its id
   * @param sequence the event that applied it
   * @param value points, signed
   */
  public record Adjustment(String adjustment, long sequence, BigDecimal value) {}

  /** Reads the sheet of an entry for rules: with those of its members, where teams are ranked. */
  public static EntrySheet read(State state, EntryState entry, CompiledRules rules) {
    EntrySheet own = read(state, entry);
    return rules.membersIn().isPresent() ? own.withMembers(state, rules.membersIn().get()) : own;
  }

  /** The same sheet, with those of the team's members; costs the members' own records. */
  public EntrySheet withMembers(State state, String stage) {
    String team = participant();
    List<EntryState> entries = new ArrayList<>();
    state.scan(
        StateKind.MEMBER,
        stage + '|' + team + '|',
        (key, member) -> state.find(Keys.entry(stage, key.part(2))).ifPresent(entries::add));
    List<EntrySheet> members =
        entries.stream().map(member -> read(state, member).countingFor(team)).toList();
    return new EntrySheet(entry, scores, rulings, adjustments, recused, members);
  }

  private EntrySheet countingFor(String team) {
    Map<String, List<Cell>> counting = new HashMap<>();
    scores.forEach(
        (criterion, cells) ->
            counting.put(
                criterion,
                cells.stream().filter(cell -> team.equals(cell.score().getTeam())).toList()));
    return new EntrySheet(entry, counting, rulings, adjustments, recused, members);
  }

  /** Reads the sheet of an entry. */
  public static EntrySheet read(State state, EntryState entry) {
    String prefix = entry.getStage() + '|' + entry.getParticipant() + '|';
    Map<String, List<Cell>> scores = new HashMap<>();
    state.scan(
        StateKind.SCORE,
        prefix,
        (key, score) -> add(scores, key.id().substring(prefix.length()), score));
    Map<String, RulingState> rulings = new HashMap<>();
    state.scan(
        StateKind.RULING,
        prefix,
        (key, ruling) -> rulings.put(key.id().substring(prefix.length()), ruling));
    List<Adjustment> adjustments = new ArrayList<>();
    state.scan(
        StateKind.ADJUSTMENT,
        prefix,
        (key, one) ->
            adjustments.add(
                new Adjustment(
                    key.id().substring(prefix.length()), one.getSequence(), one.getValue())));
    Set<String> recused = new HashSet<>();
    state.scan(
        StateKind.RECUSAL,
        prefix,
        (key, recusal) -> recused.add(key.id().substring(prefix.length())));
    return new EntrySheet(entry, scores, rulings, adjustments, recused, List.of());
  }

  /**
   * The rest of a score's key is {@code criterion|occasion|evaluator}, or a result line in place of
   * the evaluator, who may hold a bar.
   */
  static void add(Map<String, List<Cell>> scores, String rest, ScoreEntry score) {
    int first = rest.indexOf('|');
    int second = rest.indexOf('|', first + 1);
    int occasion = Integer.parseInt(rest, first + 1, second, 10);
    String giver = rest.substring(second + 1);
    boolean line = giver.startsWith(Keys.RESULT_LINE);
    scores
        .computeIfAbsent(rest.substring(0, first), criterion -> new ArrayList<>())
        .add(
            line
                ? new Cell(occasion, "", giver.substring(Keys.RESULT_LINE.length()), score)
                : new Cell(occasion, giver, "", score));
  }

  /** The participant. */
  public String participant() {
    return entry.getParticipant();
  }
}
