package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.decide.Scenario;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.store.OpenStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierFoldsTest {

  @TempDir Path directory;

  private final ReadModel readModel = new ReadModel();
  private final List<EncodedEvent> events = Scenario.decide(new MapState());
  private Path state;
  private FoldedStore store;
  private Projection projection;

  @BeforeEach
  void foldAll() throws IOException {
    state = Files.createDirectories(directory.resolve("state"));
    for (String name :
        List.of("ledger-project-v1", "ledger-log-v1", ProjectTopology.APPLICATION_ID, "history")) {
      Files.createFile(Files.createDirectories(state.resolve(name)).resolve("something"));
    }
    store = OpenStores.in(directory.resolve("store"));
    projection = new Projection(store, readModel, LogSettings.DEFAULT_NAME);
    for (int at = 0; at < events.size(); at++) {
      projection.fold(events.get(at).bytes(), at);
    }
    projection.publish(Map.of());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<String> kept() throws IOException {
    try (var all = Files.list(state)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void lettingGoOfThemFollowsEqualTables() throws IOException {
    EarlierFolds.takeOver(state, readModel);

    assertThat(kept()).containsExactly("history", ProjectTopology.APPLICATION_ID);
  }

  /** As where a version works out a table otherwise than the one that accepted its digest. */
  @Test
  void anotherTableThanWasCertifiedIsNotServed() throws IOException {
    Event last = events.get(events.size() - 1).event();
    long next = last.getSequence() + 1;
    StandingsCertified other =
        new StandingsCertified("phase-1", 2, last.getSequence(), "00".repeat(32));
    Event certified =
        Event.newBuilder(last)
            .setSequence(next)
            .setSaid(Proposal.newBuilder(last.getSaid()).setPayload(other).build())
            .build();
    projection.fold(EventCodec.encode(certified), next);
    projection.publish(Map.of());

    assertThatThrownBy(() -> EarlierFolds.takeOver(state, readModel))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("(%s/%d)".formatted(Scenario.COMPETITION, next))
        .hasMessageContaining("ledger-project-v1");
    assertThat(kept()).contains("ledger-project-v1", "ledger-log-v1");
  }
}
