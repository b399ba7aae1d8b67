package org.competitionledger.projections.project;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.competitionledger.event.Event;

/**
 * Where the log ended when this instance started. After a crash the projection goes on from its
 * last commit; until it has come here again, readers would be shown less than was acknowledged.
 *
 * <p>A partition is folded in order, so that its last event stands for all. It is waited for once,
 * and only while it is projected here: what another instance projects, that one waits for.
 */
public final class LogAtStart {

  private final Map<Integer, Last> ahead = new ConcurrentHashMap<>();

  private record Last(String competition, long sequence) {}

  /**
   * Where it ends now.
   *
   * @param partitions how many the events topic has
   * @param last the last committed event of a partition; empty if it has none
   */
  public LogAtStart(int partitions, IntFunction<Optional<Event>> last) {
    for (int partition = 0; partition < partitions; partition++) {
      Optional<Event> event = last.apply(partition);
      if (event.isPresent()) {
        ahead.put(partition, new Last(event.get().getCompetition(), event.get().getSequence()));
      }
    }
  }

  /**
   * Whether the projection has come so far.
   *
   * @param here the partitions that are projected here
   * @param projected the last sequence of a competition that readers here see, -1 if none
   */
  public boolean reached(Set<Integer> here, ToLongFunction<String> projected) {
    ahead.forEach(
        (partition, last) -> {
          if (here.contains(partition)
              && projected.applyAsLong(last.competition()) >= last.sequence()) {
            ahead.remove(partition);
          }
        });
    return here.stream().noneMatch(ahead::containsKey);
  }
}
