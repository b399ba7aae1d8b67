package org.competitionledger.core.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.decide.RandomCompetition.Told;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Sha256;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.Test;

/** What a dry run says is what is recorded, if nothing is recorded between; failures name seeds. */
class DryRunLawsTest {

  private static final int COMPETITIONS = 1_000;
  private static final int COMMANDS = 40;

  /** A state that nobody may change. */
  private record Shown(State below) implements State {

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      return below.find(key);
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      throw new AssertionError("a dry run changed " + key);
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      below.scan(kind, idPrefix, visitor);
    }
  }

  /** A competition as it is recorded. */
  private static final class Recorded {
    private final String id;
    private final MapState state = new MapState();
    private final MapState memory = new MapState();
    private final Audit audit = new Audit(state, memory);

    Recorded(String id) {
      this.id = id;
    }

    DryRun attempt(Told told, Command command) {
      return DryRun.of(
          id, new Shown(state), new Shown(memory), command, told.now(), HeldKeys.UNKNOWN);
    }

    void take(List<Event> events) {
      events.forEach(audit::next);
    }
  }

  @Test
  void whatIsTriedIsWhatIsRecordedInAThousandCompetitions() {
    int[] amendments = {0};
    int[] moved = {0};
    IntStream.rangeClosed(1, COMPETITIONS)
        .forEach(
            seed -> {
              RandomCompetition random = RandomCompetition.tell("cup-" + seed, seed, COMMANDS);
              Recorded recorded = new Recorded(random.id());
              for (Told told : random.told()) {
                if (amends(told.command())) {
                  amendments[0]++;
                  moved[0] += assertIsWhatIsRecorded(recorded, told, seed);
                } else {
                  recorded.take(told.events().stream().map(EncodedEvent::event).toList());
                }
              }
            });
    assertThat(amendments[0]).isGreaterThan(COMPETITIONS);
    assertThat(moved[0]).as("entries that stand elsewhere").isGreaterThan(COMPETITIONS);
  }

  private static boolean amends(Command command) {
    return command.getProposals().stream()
        .anyMatch(proposal -> proposal.getPayload() instanceof CriteriaAmended);
  }

  /** Records the amendment so that it cites the dry run; returns how many entries moved. */
  private static int assertIsWhatIsRecorded(Recorded recorded, Told told, int seed) {
    DryRun before = recorded.attempt(told, told.command());
    assertThat(before.refusals()).as("seed %d", seed).isEmpty();
    assertThat(before.events()).isEqualTo(told.events().stream().map(EncodedEvent::event).toList());
    String digest = before.digest().orElseThrow();

    DryRun citing = recorded.attempt(told, citing(told.command(), digest));
    recorded.take(citing.events());

    List<ChangeReport> changes = recorded.audit.changes();
    ChangeReport made = changes.get(changes.size() - 1);
    assertThat(made.impact()).as("seed %d", seed).isEqualTo(before.changes().get(0).impact());
    assertThat(made.change())
        .isEqualTo(
            RuleChange.newBuilder(before.changes().get(0).change()).setDryRun(digest).build());
    assertThat(made.impact().getDigest()).isEqualTo(digest);
    assertThat(open(recorded))
        .as("seed %d", seed)
        .doesNotContain(FindingCode.AMENDED_ON_CHANGED_FIGURES);
    assertThat(recorded.audit.findings(recorded.audit.lastLedgerTime().orElseThrow()))
        .filteredOn(found -> found.finding().getRaisedBy() >= before.sequence())
        .filteredOn(found -> !found.resolved())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(before.findings());
    return made.impact().getStages().stream().mapToInt(stage -> stage.getMoved()).sum();
  }

  private static List<FindingCode> open(Recorded recorded) {
    return recorded.audit.findings(recorded.audit.lastLedgerTime().orElseThrow()).stream()
        .map(FindingAt::code)
        .toList();
  }

  private static Command citing(Command command, String digest) {
    List<Proposal> proposals = new ArrayList<>();
    for (Proposal proposal : command.getProposals()) {
      proposals.add(
          proposal.getPayload() instanceof CriteriaAmended amended
              ? Proposal.newBuilder(proposal)
                  .setPayload(CriteriaAmended.newBuilder(amended).setDryRun(digest).build())
                  .build()
              : proposal);
    }
    return Command.newBuilder(command)
        .setProposals(proposals)
        .setCommandDigest(new Sha256(Digests.commandDigest(proposals)))
        .build();
  }
}
