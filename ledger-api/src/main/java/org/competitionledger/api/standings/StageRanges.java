package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.ranges.Ranges;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.state.CriteriaState;

/** What published figures leave open, worked out once for as long as nothing changes it. */
@ApplicationScoped
public class StageRanges {

  private static final int REMEMBERED_MAX = 16;

  private final WorkLimit workLimit;
  private final Map<Key, Ranges> remembered =
      Collections.synchronizedMap(new LastUsed<>(REMEMBERED_MAX));

  private record Key(String competition, String stage, int version, long changed) {}

  StageRanges(WorkLimit workLimit) {
    this.workLimit = workLimit;
  }

  /**
   * The ranges of a stage under the set that governs it, a 422 if it has too many cells, a 429 if
   * too much is being worked out already.
   */
  public Ranges of(Reading reading, String stage, CriteriaState set) {
    Key key =
        new Key(
            reading.competition(),
            stage,
            set.getCriteria().getVersion(),
            Ranges.changed(reading.state(), stage));
    Ranges known = remembered.get(key);
    if (known != null) {
      return known;
    }
    Ranges fresh =
        workLimit.take(
            () ->
                Ranges.of(reading.state(), stage, set)
                    .orElseThrow(
                        () ->
                            ProblemCode.STAGE_TOO_LARGE.exception(
                                "entries-times-criteria-the-total", Ranges.CELLS_MAX)));
    remembered.put(key, fresh);
    return fresh;
  }
}
