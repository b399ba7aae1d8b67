package org.competitionledger.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingsJson;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.ranges.Ranges;
import org.competitionledger.core.ranges.RangesJson;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.StandingsCsv;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.StepSentences;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.Sha256;
import org.competitionledger.state.CriteriaState;
import org.junit.jupiter.api.Test;

/**
 * Until it is revealed nothing tells of what is sealed (§5.13): two competitions that differ in it
 * alone have the same events, refusals, state, tables, ranges, explanations, findings and words,
 * but for the commitments. So many pairs as {@code -Dworlds} says; a failure names its seed.
 */
class TwoWorldsTest {

  private static final int PAIRS = Integer.getInteger("worlds", 100);
  private static final int COMMANDS = 80;
  private static final List<String> STAGES = List.of("heat", "final", "league");

  @Test
  void areTheSameUntilTheReveal() {
    int sealed = 0;
    int differ = 0;
    for (int seed = 1; seed <= PAIRS; seed++) {
      RandomCompetition one =
          RandomCompetition.tellSealed("cup", seed, 1_000_000L + seed, COMMANDS);
      RandomCompetition other =
          RandomCompetition.tellSealed("cup", seed, 2_000_000L + seed, COMMANDS);
      assertThat(other.refusals()).as("refusals of seed %d", seed).isEqualTo(one.refusals());
      assertThat(shown(other)).as("seed %d", seed).isEqualTo(shown(one));

      int opened = one.revealAll();
      assertThat(other.revealAll()).as("reveals of seed %d", seed).isEqualTo(opened);
      sealed += opened;
      differ += shown(other).equals(shown(one)) ? 0 : 1;
    }
    assertThat(sealed).as("sealed scores").isGreaterThan(PAIRS);
    assertThat(differ).as("pairs that differ once all is revealed").isGreaterThan(PAIRS / 2);
  }

  /** Whatever is made of a competition in public. */
  private static List<String> shown(RandomCompetition told) {
    List<String> shown = new ArrayList<>();
    Audit audit = new Audit();
    for (EncodedEvent recorded : told.log()) {
      Event event = masked(recorded.event());
      audit.next(recorded.event());
      shown.add(recorded.bytes().length + " bytes");
      shown.add(new String(EventJson.bytes(event), UTF_8));
      shown.add(Headlines.of(event, new StateNames(audit.state())).toString());
    }
    state(told.state(), shown);
    Instant at = audit.lastLedgerTime().orElseThrow();
    STAGES.forEach(
        stage ->
            GoverningRules.of(told.state(), stage, at)
                .ifPresent(rules -> table(told.state(), stage, rules, shown)));
    for (FindingAt found : audit.findings(at)) {
      shown.add(JsonBytes.text(out -> FindingsJson.write(found, ZoneOffset.UTC, out)));
    }
    shown.add(audit.changes().toString());
    return shown;
  }

  /** But for the commitments, and the digests of commands, which are hashes over them. */
  private static Event masked(Event event) {
    Object payload =
        event.getSaid().getPayload() instanceof ScoreSealed sealed
            ? ScoreSealed.newBuilder(sealed).setCommitment("").build()
            : event.getSaid().getPayload();
    return Event.newBuilder(event)
        .setCommandDigest(new Sha256(new byte[32]))
        .setSaid(Proposal.newBuilder(event.getSaid()).setPayload(payload).build())
        .build();
  }

  private static void state(State state, List<String> shown) {
    for (StateKind<?> kind : StateKind.ALL) {
      if (kind != StateKind.COMMAND && kind != StateKind.SEAL) {
        state.scan(kind, "", (key, value) -> shown.add(key + " " + value));
      }
    }
    state.scan(StateKind.SEAL, "", (key, seal) -> shown.add(key + " " + seal.getSequence()));
  }

  private static void table(State state, String stage, CriteriaState rules, List<String> shown) {
    CriteriaSet set = rules.getCriteria();
    StageTable table = Standings.compute(state, stage, set);
    shown.add(table.digest("cup", set.getVersion(), 0));
    List<String> criteria =
        set.getCriteria().stream()
            .filter(criterion -> criterion.getKind() != CriterionKind.GATE)
            .map(Criterion::getId)
            .toList();
    shown.add(table.rows().toString());
    shown.add(StandingsCsv.table(criteria, table.rows(), id -> Optional.empty()));
    StepSentences sentences = new StepSentences(new StateNames(state), stage, true);
    for (Row row : table.rows()) {
      Explanation explained = Standings.explain(state, stage, row.participant(), set).orElseThrow();
      shown.add(explained.toString());
      explained.steps().forEach(step -> shown.add(sentences.of(step).toString()));
    }
    RangesJson.Head head =
        new RangesJson.Head("cup", stage, RecordKind.LIVE, 0, 0, set.getVersion());
    Ranges.of(state, stage, rules)
        .ifPresent(
            ranges ->
                shown.add(
                    JsonBytes.text(
                        out -> RangesJson.write(head, ranges, id -> Optional.empty(), out))));
  }
}
