package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.projections.project.TableRequests.Request;
import org.competitionledger.projections.project.TableRequests.TableId;
import org.junit.jupiter.api.Test;

class TableRequestsTest {

  private static final TableId FINAL = new TableId("cup", "final");

  private final TableRequests requests = new TableRequests();
  private final TableRequests.OfTask other = requests.begin(0);
  private final TableRequests.OfTask task = requests.begin(3);

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
  void aRequestGoesToTheTaskOfItsPartition() {
    requests.table(3, FINAL);

    assertThat(other.next()).isEmpty();
    assertThat(task.next()).map(Request::id).contains(FINAL);
    assertThat(task.next()).isEmpty();
  }

  @Test
  void whatNoTaskHereHoldsIsNotWaitedFor() {
    assertTurnedAway(requests.table(5, FINAL));
  }

  @Test
  void readersOfATaskThatLeavesAskAgain() throws Exception {
    CompletableFuture<Optional<StageStandings>> waits = requests.table(3, FINAL);
    task.keep(FINAL, () -> {});
    task.publish(FINAL, standings());
    assertThat(requests.table(3, FINAL).get()).isPresent();

    task.end(List.of(FINAL));

    assertTurnedAway(waits);
    assertTurnedAway(requests.table(3, FINAL));
  }

  @Test
  void aTaskThatBeginsAnewIsAskedAndTheOldOneMayStillEnd() {
    CompletableFuture<Optional<StageStandings>> waits = requests.table(3, FINAL);
    TableRequests.OfTask anew = requests.begin(3);
    assertTurnedAway(waits);

    task.end(List.of());
    requests.table(3, FINAL);

    assertThat(anew.next()).map(Request::id).contains(FINAL);
  }

  @Test
  void theLimitOfThoseWhoWaitHoldsOverAllTasks() {
    for (int i = 0; i < TableRequests.WAITING_MAX; i++) {
      assertThat(requests.table(i % 2 * 3, FINAL)).isNotDone();
    }
    assertTurnedAway(requests.table(0, FINAL));
    assertTurnedAway(requests.table(3, FINAL));

    other.next();

    assertThat(requests.table(3, FINAL)).isNotDone();
  }

  @Test
  void theLimitOfKeptTablesHoldsOverAllTasks() throws Exception {
    List<Integer> letGo = new ArrayList<>();
    for (int i = 0; i < TableRequests.KEPT_MAX + 2; i++) {
      int number = i;
      TableRequests.OfTask owner = i % 2 == 0 ? other : task;
      owner.keep(new TableId("cup-" + i, "final"), () -> letGo.add(number));
      owner.publish(new TableId("cup-" + i, "final"), standings());
    }

    assertThat(letGo).containsExactly(0, 1);
    assertThat(requests.table(0, new TableId("cup-0", "final"))).isNotDone();
    assertThat(requests.table(3, new TableId("cup-3", "final")).get()).isPresent();
  }
}
