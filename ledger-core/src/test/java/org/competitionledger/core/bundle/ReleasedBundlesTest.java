package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.decide.Rejudgement;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.TableMark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bundles that released versions of the ledger exported, with the tables they showed: the rules and
 * schemas have grown since, and what was is still what it was.
 */
class ReleasedBundlesTest {

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ReleasedBundlesTest.class.getResourceAsStream("/bundles/" + name)) {
      return in.readAllBytes();
    }
  }

  private static TestBundle bundle(String name) throws IOException {
    TestBundle bundle = new TestBundle();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(resource(name + ".zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        bundle.files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return bundle;
  }

  private static List<Event> events(String name) throws IOException {
    List<Event> events = new ArrayList<>();
    AuthenticEvents authentic = new AuthenticEvents(Bundle.open(bundle(name)));
    authentic.forEachRemaining(some -> some.forEach(told -> events.add(told.event())));
    return events;
  }

  @ParameterizedTest
  @ValueSource(strings = {"version-2/k-ai", "version-2/f1-1988", "version-2/ledger-version-2"})
  void isVerifiedForEver(String name) throws IOException {
    String vkey = new String(resource(name + ".vkey"), UTF_8).strip();

    assertThat(
            Verify.verify(
                bundle(name),
                List.of(VerificationKey.parse(vkey)),
                ByteBuffer::allocate,
                events -> {}))
        .isInstanceOf(Verified.class);
  }

  /** The tables as the released build showed them, in the text that a certification vouches for. */
  @ParameterizedTest
  @ValueSource(strings = {"version-2/k-ai", "version-2/f1-1988", "version-2/ledger-version-2"})
  void givesTheSameTablesForEver(String name) throws IOException {
    MapState state = new MapState();
    List<Event> events = events(name);
    events.forEach(event -> Evolve.evolve(state, event));

    assertThat(tables(state, events.get(0).getCompetition()))
        .isEqualTo(new String(resource(name + ".tables.txt"), UTF_8));
  }

  private static String tables(MapState state, String competition) {
    Instant now = state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
    StringBuilder tables = new StringBuilder();
    state.scan(
        StateKind.STAGE,
        "",
        (key, stage) ->
            GoverningRules.of(state, stage.getStage(), now)
                .map(CriteriaState::getCriteria)
                .ifPresent(
                    set ->
                        tables.append(
                            Standings.compute(state, stage.getStage(), set)
                                .certifiedText(
                                    competition,
                                    set.getVersion(),
                                    state
                                        .find(StateKind.TABLE.key(stage.getStage()))
                                        .map(TableMark::getSequence)
                                        .orElse(-1L)))));
    return tables.toString();
  }

  /** A writer who sends again after an upgrade what was recorded before it gets the receipt. */
  @ParameterizedTest
  @ValueSource(strings = {"version-2/k-ai", "version-2/f1-1988", "version-2/ledger-version-2"})
  void everyCommandKeepsItsDigest(String name) throws IOException {
    List<Proposal> command = new ArrayList<>();
    for (Event event : events(name)) {
      command.add(Rejudgement.Proposed.of(event).proposal());
      if (command.size() == event.getCommandSize()) {
        assertThat(Digests.commandDigest(command)).isEqualTo(event.getCommandDigest().bytes());
        command.clear();
      }
    }
    assertThat(command).isEmpty();
  }
}
