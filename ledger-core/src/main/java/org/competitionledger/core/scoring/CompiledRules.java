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
 * @param course what the stage itself contributes
 * @param set the criteria set
 * @param ledgerVersion the version of the ledger's rules by which the set is scored
 * @param pointed what gives points
 * @param gates the gates, in the order of the set
 * @param cut the cut rule of the stage
 * @param members where teams are ranked: the rules of the stage in which their members compete, as
 *     they govern it now; empty too while there are none
 */
public record CompiledRules(
    Course course,
    CriteriaSet set,
    int ledgerVersion,
    Pointed pointed,
    List<Criterion> gates,
    Optional<CutRule> cut,
    Optional<CompiledRules> members) {

  /**
   * What a stage itself contributes.
   *
   * @param stage the stage
   * @param closed whether it is over
   * @param occasions the occasions by number; never empty
   * @param decisions ties resolved by decision, each best first, the latest decision first
   * @param recused evaluators recused for the whole stage, whose scores do not count
   */
  public record Course(
      String stage,
      boolean closed,
      List<Occasion> occasions,
      List<List<String>> decisions,
      Set<String> recused) {}

  /**
   * What gives points.
   *
   * @param criteria scored and informative criteria, in the order of the set
   * @param bottomUp indexes of {@code criteria}, children before parents
   * @param lowerTotals whether a lesser total is the better one
   * @param crossEntry whether a score of one entry can change the points or tie-breaks of another,
   *     or that there is another entry can
   */
  public record Pointed(
      List<CriterionRule> criteria,
      List<Integer> bottomUp,
      boolean lowerTotals,
      boolean crossEntry) {}

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

  /** The stage. */
  public String stage() {
    return course.stage;
  }

  /** Scored and informative criteria, in the order of the set. */
  public List<CriterionRule> criteria() {
    return pointed.criteria;
  }

  /** Whether a score of one entry can change what another has. */
  public boolean crossEntry() {
    return pointed.crossEntry;
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
    return IntStream.range(0, criteria().size())
        .filter(index -> criteria().get(index).id().equals(criterion))
        .findFirst();
  }

  /** An entry without a figure is never better than one with a figure (§7.6). */
  boolean absenceNeverWins() {
    return ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS;
  }
}
