package org.competitionledger.api.append;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.state.CompetitionState;

/**
 * A dry run.
 *
 * @param zone the competition's, in which days are counted
 * @param sequence the one that its first event would have
 * @param accepted whether it would be recorded
 * @param refusals all that refuses it
 * @param events what would be recorded
 * @param changes changes of the rules, as the history would tell them
 * @param findings those that would come up
 * @param digest to be cited by CriteriaAmended; empty unless one version would be made
 * @param note {@code ledger-dry-run/1}, signed; empty where it is refused, or no key signs any more
 */
public record DryRunView(
    String competition,
    String zone,
    long sequence,
    boolean accepted,
    List<Refusal> refusals,
    List<Said> events,
    List<ChangeReport> changes,
    List<FindingsView.Item> findings,
    Optional<String> digest,
    Optional<String> note) {

  /** A refusal as the problem that an append would be answered with. */
  public record Refusal(Problem problem, Language language) {}

  /** An event in a sentence. */
  public record Said(long sequence, String type, LocalisedText headline) {}

  static DryRunView of(
      DryRun tried, List<Problem> refusals, Language language, Optional<SignedNote> note) {
    StateNames names = new StateNames(tried.after());
    String zone = tried.after().find(Keys.COMPETITION).map(CompetitionState::getZone).orElse("UTC");
    return new DryRunView(
        tried.competition(),
        zone,
        tried.sequence(),
        refusals.isEmpty(),
        refusals.stream().map(problem -> new Refusal(problem, language)).toList(),
        tried.events().stream()
            .map(
                event ->
                    new Said(
                        event.getSequence(),
                        ProposalJson.typeOf(event.getSaid()),
                        Headlines.of(event, names)))
            .toList(),
        tried.changes(),
        tried.findings().stream()
            .map(found -> new FindingsView.Item(found, ZoneId.of(zone)))
            .toList(),
        tried.digest(),
        note.map(signed -> new String(signed.bytes(), UTF_8)));
  }
}
