package org.competitionledger.core.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.Teams;
import org.competitionledger.event.TieBreak;

/**
 * A criteria set made ready for one stage, together with what the stage itself contributes: its
 * occasions, its panels, the ties resolved by decision. Compiled anew when one of these changes,
 * which is seldom; scores, rulings and adjustments do not change it.
 *
 * @param stage the stage
 * @param set the criteria set
 * @param ledgerVersion the version of the ledger's rules by which the set is scored
 * @param closed whether the stage is over
 * @param occasions the occasions by number; never empty
 * @param criteria scored and informative criteria, in the order of the set
 * @param bottomUp indexes of {@code criteria}, children before parents
 * @param lowerTotals whether a lesser total is the better one
 * @param gates the gates, in the order of the set
 * @param cut the cut rule of the stage
 * @param decisions ties resolved by decision, each best first, the latest decision first
 * @param recused evaluators recused for the whole stage, whose scores do not count
 * @param crossEntry whether a score of one entry can change the points or tie-breaks of another, or
 *     that there is another entry can
 * @param members where teams are ranked: the rules of the stage in which their members compete, as
 *     they govern it now; empty too while there are none
 */
public record CompiledRules(
    String stage,
    CriteriaSet set,
    int ledgerVersion,
    boolean closed,
    List<Occasion> occasions,
    List<CriterionRule> criteria,
    List<Integer> bottomUp,
    boolean lowerTotals,
    List<Criterion> gates,
    Optional<CutRule> cut,
    List<List<String>> decisions,
    Set<String> recused,
    boolean crossEntry,
    Optional<CompiledRules> members) {

  /**
   * Compiles a criteria set for a stage.
   *
   * @throws IllegalArgumentException if parents form a cycle, which no accepted set does
   */
  public static CompiledRules compile(State state, String stage, CriteriaSet set) {
    return new RulesCompiler(state, stage, set).compile();
  }

  /** The version of the ledger's rules by which a version of the criteria is judged and scored. */
  public static int ledgerVersion(State state, int version) {
    return RulesCompiler.scoredBy(state, version);
  }

  /** The stage in which the members compete, if teams are ranked. */
  public Optional<String> membersIn() {
    return Optional.ofNullable(set.getTeams()).map(Teams::getOf);
  }

  /** The rule by which members are scored for a criterion of their teams. */
  Optional<CriterionRule> ofMembers(String criterion) {
    return members.flatMap(
        theirs ->
            theirs.criteria().stream()
                .filter(rule -> rule.leaf() && rule.id().equals(criterion))
                .findFirst());
  }

  /** The version of the criteria set. */
  public int version() {
    return set.getVersion();
  }

  /** The tie-breaks in their order. */
  public List<TieBreak> tieBreaks() {
    return set.getTieBreaks();
  }

  /** Index of a scored or informative criterion in {@link #criteria}. */
  public OptionalInt indexOf(String criterion) {
    return IntStream.range(0, criteria.size())
        .filter(index -> criteria.get(index).id().equals(criterion))
        .findFirst();
  }

  /** An entry without a figure is never better than one with a figure (§7.6). */
  boolean absenceNeverWins() {
    return ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS;
  }
}
