package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.projections.project.TableRequests.Request;
import org.competitionledger.projections.project.TableRequests.TableId;
import org.junit.jupiter.api.Test;

class TableRequestsTest {

  private static final TableId FINAL = new TableId("cup", "final");

  private final TableRequests requests = new TableRequests();

  private static void assertTurnedAway(CompletableFuture<Optional<StageStandings>> answer) {
    assertThat(answer).isDone();
    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LedgerUnavailable.class);
  }

  private static StageStandings standings() {
    return new StageStandings(null, null, null, 7);
  }

  @Test
  void aRequestIsAskedForOnce() {
    requests.table(FINAL);

    assertThat(requests.next()).map(Request::id).contains(FINAL);
    assertThat(requests.next()).isEmpty();
  }

  @Test
  void whatIsKeptUpToDateIsAnsweredAtOnce() throws Exception {
    requests.keep(FINAL, () -> {});
    requests.publish(FINAL, standings());

    assertThat(requests.table(FINAL).get().orElseThrow().sequence()).isEqualTo(7);
    assertThat(requests.next()).isEmpty();
  }

  /** Who waits is answered by the projection that begins, which keeps no table at first. */
  @Test
  void aProjectionThatBeginsAnewIsAskedAgain() {
    CompletableFuture<Optional<StageStandings>> waits = requests.table(FINAL);
    AtomicInteger letGo = new AtomicInteger();
    requests.keep(FINAL, letGo::incrementAndGet);
    requests.publish(FINAL, standings());

    requests.begin();

    assertThat(waits).isNotDone();
    assertThat(requests.next()).map(Request::id).contains(FINAL);
    assertThat(requests.table(FINAL)).isNotDone();
    assertThat(requests.next()).map(Request::id).contains(FINAL);
    assertThat(letGo).as("of what nobody has any more").hasValue(0);
  }

  @Test
  void onlySoManyWait() {
    for (int i = 0; i < TableRequests.WAITING_MAX; i++) {
      assertThat(requests.table(FINAL)).isNotDone();
    }
    assertTurnedAway(requests.table(FINAL));
    assertTurnedAway(requests.table(FINAL));

    requests.next();

    assertThat(requests.table(FINAL)).isNotDone();
    assertTurnedAway(requests.table(FINAL));
  }

  @Test
  void onlySoManyTablesAreKept() throws Exception {
    List<Integer> letGo = new ArrayList<>();
    for (int i = 0; i < TableRequests.KEPT_MAX + 2; i++) {
      int number = i;
      requests.keep(new TableId("cup-" + i, "final"), () -> letGo.add(number));
      requests.publish(new TableId("cup-" + i, "final"), standings());
    }

    assertThat(letGo).containsExactly(0, 1);
    assertThat(requests.table(new TableId("cup-0", "final"))).isNotDone();
    assertThat(requests.table(new TableId("cup-3", "final")).get()).isPresent();
  }

  @Test
  void aTableThatIsKeptAgainStaysWhereItWas() {
    List<String> letGo = new ArrayList<>();
    for (int i = 0; i < TableRequests.KEPT_MAX; i++) {
      String cup = "cup-" + i;
      requests.keep(new TableId(cup, "final"), () -> letGo.add(cup));
    }
    requests.keep(new TableId("cup-0", "final"), () -> letGo.add("cup-0 again"));
    assertThat(letGo).isEmpty();

    requests.keep(FINAL, () -> {});

    assertThat(letGo).containsExactly("cup-0");
  }
}
