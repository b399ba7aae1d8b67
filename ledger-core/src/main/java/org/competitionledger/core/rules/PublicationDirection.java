package org.competitionledger.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Publication;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/**
 * Publication is a rule too (§6.9): stated, withdrawn, narrowed, widened, put back or brought
 * forward. None of these makes it harder or easier to get in, so that each is neutral for those who
 * take part; which it is, is told by its own rule, and by the title of the change.
 */
public final class PublicationDirection {

  private static final String POINTER = "/publication/";

  /** Less is to be published, or later. */
  private static final Set<String> LESS =
      Set.of("publication-narrowed", "publication-withdrawn", "publication-put-back");

  /** More is to be published, or earlier. */
  private static final Set<String> MORE =
      Set.of("publication-widened", "publication-brought-forward");

  private PublicationDirection() {}

  /** What differs for a stage that both sets cover. */
  static List<DirectionReason> between(String stage, CriteriaSet before, CriteriaSet after) {
    return between(stage, of(before, stage), of(after, stage));
  }

  /** What differs from the stage before, where each set covers one. */
  static List<DirectionReason> fromStageToStage(CriteriaSet before, CriteriaSet after) {
    if (before.getStages().size() != 1 || after.getStages().size() != 1) {
      return List.of();
    }
    String stage = after.getStages().get(0);
    return between(stage, of(before, before.getStages().get(0)), of(after, stage));
  }

  private static List<DirectionReason> between(String stage, Publication old, Publication fresh) {
    List<DirectionReason> reasons = new ArrayList<>();
    if (old == null || fresh == null) {
      if (old != fresh) {
        reasons.add(reason(old == null ? "stated" : "withdrawn", stage));
      }
      return reasons;
    }
    int less = fresh.getOf().compareTo(old.getOf());
    if (less != 0) {
      reasons.add(reason(less > 0 ? "narrowed" : "widened", stage));
    }
    due(old.getDue(), fresh.getDue(), stage).ifPresent(reasons::add);
    return reasons;
  }

  /** Without a date it comes with the outcome, of which no rule says when it is. */
  private static Optional<DirectionReason> due(
      ApproximateTime old, ApproximateTime fresh, String stage) {
    if (old == null || fresh == null) {
      return Objects.equals(old, fresh) ? Optional.empty() : Optional.of(reason("redated", stage));
    }
    int later = fresh.getLatest().compareTo(old.getLatest());
    return later == 0
        ? Optional.empty()
        : Optional.of(reason(later > 0 ? "put-back" : "brought-forward", stage));
  }

  private static DirectionReason reason(String what, String stage) {
    return new DirectionReason("publication-" + what, POINTER + stage, Direction.NEUTRAL);
  }

  private static Publication of(CriteriaSet set, String stage) {
    return CriteriaSets.publication(set, stage).orElse(null);
  }

  /** The stage of which less is to be published than before, or later, if the reason is that. */
  public static Optional<String> lessFor(DirectionReason reason) {
    return stageOf(reason, LESS);
  }

  /** The stage of which more is to be published than before, or earlier, if the reason is that. */
  public static Optional<String> moreFor(DirectionReason reason) {
    return stageOf(reason, MORE);
  }

  private static Optional<String> stageOf(DirectionReason reason, Set<String> rules) {
    return rules.contains(reason.getRule())
        ? Optional.of(reason.getPointer().substring(POINTER.length()))
        : Optional.empty();
  }
}
