package org.competitionledger.projections.decide;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.competitionledger.projections.LedgerUnavailable;

/**
 * Instances of a version that decided or signed in another way. Neither knows what the other
 * decides, and events would be numbered twice: all of them have to be stopped before one of this
 * version starts.
 */
public final class EarlierVersion {

  /** Who decided, and who signed: two signers could sign heads that contradict each other. */
  private static final List<String> GROUPS = List.of("ledger-decide-v1", "ledger-log-v1");

  /** One that was killed is a member for as long as its session lasts. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private EarlierVersion() {}

  /**
   * Waits until none runs.
   *
   * @throws LedgerUnavailable if one still does, or Kafka does not answer
   */
  public static void requireStopped(Admin admin) {
    long deadlineNanos = System.nanoTime() + WITHIN.toNanos();
    try {
      while (runs(admin, GROUPS.get(0)) || runs(admin, GROUPS.get(1))) {
        if (System.nanoTime() > deadlineNanos) {
          throw new LedgerUnavailable(
              "Instances of an earlier version are running: stop all of them first", null);
        }
        Thread.sleep(AGAIN_AFTER.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while starting", e);
    }
  }

  private static boolean runs(Admin admin, String group) throws InterruptedException {
    try {
      return !admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS)
          .members()
          .isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new LedgerUnavailable("The groups of Kafka cannot be looked at", e.getCause());
    } catch (TimeoutException e) {
      throw new LedgerUnavailable("Kafka does not answer in time", e);
    }
  }
}
