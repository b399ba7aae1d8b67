package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.store.OpenStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIndexTest {

  @TempDir Path directory;

  private FoldedStore store;
  private EventIndex index;

  @BeforeEach
  void open() {
    store = OpenStores.in(directory);
    index = new EventIndex(store.space(Projection.INDEX));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listsTheCompetitionsOfAPersonAndOfNobodyElse() {
    index.note("cup-b", 0, 7);
    index.note("cup-a", 0, 8);
    index.note("lee", "cup-b");
    index.note("lee", "cup-a");
    index.note("lee", "cup-b");
    index.note("lee-min", "cup-c");
    index.note("le", "cup-d");
    store.write(Map.of());

    assertThat(competitions("lee", 10)).containsExactly("cup-a", "cup-b");
    assertThat(competitions("lee", 1)).containsExactly("cup-a");
    assertThat(competitions("lee-min", 10)).containsExactly("cup-c");
    assertThat(competitions("kim", 10)).isEmpty();
    assertThat(EventIndex.competitions(store.written(Projection.INDEX)))
        .as("those that were announced, whoever has something to do in others")
        .containsExactly("cup-a", "cup-b");
  }

  private Iterable<String> competitions(String person, int limit) {
    return EventIndex.competitions(store.written(Projection.INDEX), person, limit);
  }
}
