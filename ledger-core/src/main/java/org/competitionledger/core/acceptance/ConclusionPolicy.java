package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.StatementRecorded;

/**
 * After CompetitionConcluded everything but objections and decisions, what an upheld one causes,
 * notices, statements, promises kept, benefits, signing keys, roles (§5.12) is refused.
 */
public final class ConclusionPolicy {

  private static final Set<Class<?>> STILL_TAKEN =
      Set.of(
          ObjectionFiled.class,
          ObjectionDecided.class,
          ObjectionPeriodAnnounced.class,
          ObjectionWaived.class,
          NoticePublished.class,
          StatementRecorded.class,
          FigureReported.class,
          PromiseKept.class,
          BenefitOffered.class,
          BenefitGranted.class,
          BenefitRevoked.class,
          SigningKeyAdded.class,
          SigningKeyRetired.class,
          RoleGranted.class,
          RoleRevoked.class);

  private ConclusionPolicy() {}

  public static Optional<Refusal> check(Facts facts) {
    boolean concluded =
        facts.competition().isPresent() && facts.competition().get().getConcluded() != NOT_YET;
    Class<?> type = facts.said().getPayload().getClass();
    return !concluded || STILL_TAKEN.contains(type) || remedies(facts)
        ? none()
        : Optional.of(Refusal.of(RefusalCode.COMPETITION_CONCLUDED, type.getSimpleName()));
  }

  /** What names an upheld decision on an objection as its cause. */
  private static boolean remedies(Facts facts) {
    Long cause = facts.said().getCausedBy();
    return cause != null && facts.state().find(Keys.upheld(cause)).isPresent();
  }
}
