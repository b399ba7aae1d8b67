package org.competitionledger.core.rules;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.StageState;

/** How long entries have to prepare: a late joiner's days are to be seen beside the others'. */
public final class Preparation {

  private Preparation() {}

  /**
   * Calendar days of the zone from the start of an entry's preparation until its stage's evaluation
   * is planned to start; of times known as ranges the earliest, on both sides. Empty where one of
   * the two is not on record.
   */
  public static OptionalLong days(EntryState entry, StageState stage, ZoneId zone) {
    ApproximateTime from = entry.getPreparationStart();
    ApproximateTime to = stage.getEvaluation() == null ? null : stage.getEvaluation().getStart();
    return from == null || to == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            ChronoUnit.DAYS.between(
                from.getEarliest().atZone(zone).toLocalDate(),
                to.getEarliest().atZone(zone).toLocalDate()));
  }
}
