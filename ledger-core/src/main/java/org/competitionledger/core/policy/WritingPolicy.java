package org.competitionledger.core.policy;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.competitionledger.command.Authority;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AccommodationDecided;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.ApplicationRejected;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.BenefitGranted;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.BenefitRevoked;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.Party;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.RoleGranted;
import org.competitionledger.event.RoleRevoked;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.event.SnapshotDisclosed;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.event.SubmissionRegistered;
import org.competitionledger.event.TieResolved;
import org.competitionledger.event.VoteCast;
import org.competitionledger.state.PromiseState;
import org.competitionledger.state.RolesState;

/** Who may write (§3): which role may record which event, and for whom. */
public final class WritingPolicy {

  /** In this order the roles of a token are asked. */
  private static final List<Role> ROLES =
      List.of(Role.ORGANIZER, Role.EVALUATOR, Role.APPLICANT, Role.CLERK);

  /** Who may write each type; one of which nothing is said here keeps this class from loading. */
  private static final ByPayload<Writers> WRITERS =
      new Writers.Table()
          .with(
              Writers.NONE.organizer(),
              CompetitionAnnounced.class,
              PolicyGoalsDeclared.class,
              CompetitionConcluded.class,
              StageScheduled.class,
              StageRescheduled.class,
              StageOpened.class,
              EvaluationOpened.class,
              EvaluationClosed.class,
              StageClosed.class,
              OccasionScheduled.class,
              OccasionClosed.class,
              CallOpened.class,
              CallChanged.class,
              CallClosed.class,
              CriteriaPublished.class,
              CriteriaAmended.class,
              CriterionSpecified.class,
              CriterionInterpreted.class,
              ParticipantRegistered.class,
              ParticipantChanged.class,
              ApplicationAccepted.class,
              ApplicationRejected.class,
              EntryAdmitted.class,
              AccommodationDecided.class,
              PanelAnnounced.class,
              EvaluatorAppointed.class,
              ScoreVoided.class,
              ScoreStatisticPublished.class,
              AdjustmentApplied.class,
              TieResolved.class,
              NoAwardDeclared.class,
              StandingsCertified.class,
              EntryAdvanced.class,
              EntryEliminated.class,
              EntryDisqualified.class,
              EntryReinstated.class,
              ObjectionDecided.class,
              BenefitOffered.class,
              BenefitGranted.class,
              BenefitRevoked.class,
              SigningKeyAdded.class,
              SigningKeyRetired.class,
              ObjectionPeriodAnnounced.class,
              RoleGranted.class,
              RoleRevoked.class)
          .with(Writers.NONE.organizer().clerk(), NoticePublished.class, FigureReported.class)
          .with(
              Writers.NONE.organizer().clerk().applicant((said, state) -> party(said)),
              StatementRecorded.class)
          .own(Writers.NONE.clerk(), IntentDeclared.class, IntentDeclared::getParticipant)
          .own(
              Writers.NONE.clerk(),
              ParticipationDeclined.class,
              ParticipationDeclined::getParticipant)
          .own(Writers.NONE, ApplicationSubmitted.class, ApplicationSubmitted::getParticipant)
          .own(Writers.NONE, ApplicationWithdrawn.class, ApplicationWithdrawn::getParticipant)
          .own(Writers.NONE, SubmissionRegistered.class, SubmissionRegistered::getParticipant)
          .own(Writers.NONE, SnapshotDisclosed.class, SnapshotDisclosed::getParticipant)
          .own(Writers.NONE, ObjectionFiled.class, ObjectionFiled::getParticipant)
          .own(Writers.NONE, ObjectionWaived.class, ObjectionWaived::getParticipant)
          .own(Writers.NONE.organizer(), EntryWithdrawn.class, EntryWithdrawn::getParticipant)
          .with(Writers.NONE.organizer().applicant((said, state) -> party(said)), PromiseMade.class)
          .with(Writers.NONE.organizer().applicant(WritingPolicy::promiser), PromiseKept.class)
          .itself(Writers.NONE, VoteCast.class, VoteCast::getEvaluator)
          .itself(Writers.NONE, ScoreSealed.class, ScoreSealed::getEvaluator)
          .itself(Writers.NONE.organizer(), ScoreRevealed.class, ScoreRevealed::getEvaluator)
          .itself(Writers.NONE.organizer(), ScoreRecorded.class, ScoreRecorded::getEvaluator)
          .itself(Writers.NONE.organizer(), ScoreCorrected.class, ScoreCorrected::getEvaluator)
          .itself(Writers.NONE.organizer(), EvaluatorRecused.class, EvaluatorRecused::getEvaluator)
          .with(Writers.NONE.organizer().evaluator((payload, subject) -> none()), GateRuled.class)
          .complete();

  private WritingPolicy() {}

  /**
   * What is asked.
   *
   * @param competition the competition's id
   * @param state its state
   * @param record how it is recorded
   * @param authority who asks
   * @param said what is to be recorded
   */
  public record Asked(
      String competition, State state, RecordKind record, Authority authority, Proposal said) {}

  /**
   * The answer: a role that allows it, or why none does.
   *
   * @param role the first role that allows it
   * @param refusal why none does
   */
  public record Permission(Optional<Role> role, Optional<Refusal> refusal) {}

  /**
   * The first role that allows an event, or the refusal that comes nearest: of the token's roles,
   * and only if none of these does of those on record as well.
   */
  public static Permission permission(Asked asked) {
    Permission byToken = byRoles(asked);
    if (byToken.role().isPresent() || recorded(asked.authority(), asked.state()).isEmpty()) {
      return byToken;
    }
    Authority held = held(asked.competition(), asked.authority(), asked.state());
    return byRoles(
        new Asked(asked.competition(), asked.state(), asked.record(), held, asked.said()));
  }

  /**
   * What somebody may do in a competition (§3.7): what the token grants there, and what is on
   * record.
   */
  public static Authority held(String competition, Authority token, State state) {
    boolean granted = grants(competition, token);
    Optional<RolesState> recorded = recorded(token, state);
    return new Authority(
        token.getSubject(),
        union(
            granted ? token.getRoles() : List.of(),
            recorded.map(RolesState::getRoles).orElse(List.of())),
        List.of(competition),
        union(
            granted ? token.getParticipants() : List.of(),
            recorded.map(RolesState::getParticipants).orElse(List.of())));
  }

  private static Optional<RolesState> recorded(Authority token, State state) {
    return state
        .find(Keys.roles(token.getSubject()))
        .filter(recorded -> !recorded.getRoles().isEmpty());
  }

  private static <T> List<T> union(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  private static boolean grants(String competition, Authority token) {
    List<String> competitions = token.getCompetitions();
    return competitions.contains(competition) || competitions.contains("*");
  }

  private static Permission byRoles(Asked asked) {
    if (!grants(asked.competition(), asked.authority())) {
      return refused(Refusal.of(RefusalCode.COMPETITION_NOT_GRANTED, asked.competition()));
    }
    Optional<Refusal> nearest = none();
    for (Role role : ROLES) {
      if (asked.authority().getRoles().contains(role)) {
        Optional<Refusal> refusal = refusal(role, asked);
        if (refusal.isEmpty()) {
          return new Permission(Optional.of(role), none());
        }
        boolean nearer = refusal.get().code() != RefusalCode.ROLE_NOT_ALLOWED;
        nearest = nearest.isEmpty() && nearer ? refusal : nearest;
      }
    }
    return refused(nearest.orElseGet(() -> notAllowed(asked)));
  }

  private static Permission refused(Refusal refusal) {
    return new Permission(Optional.empty(), Optional.of(refusal));
  }

  private static Refusal notAllowed(Asked asked) {
    return Refusal.of(
        RefusalCode.ROLE_NOT_ALLOWED, asked.said().getPayload().getClass().getSimpleName());
  }

  private static Optional<Refusal> refusal(Role role, Asked asked) {
    return switch (role) {
      case ORGANIZER -> organizer(asked);
      case EVALUATOR -> evaluator(asked);
      case APPLICANT -> applicant(asked);
      case CLERK -> clerk(asked);
    };
  }

  /**
   * DIRECT scores (§3.1): a panel score is its evaluator's to give; the organizer may correct it,
   * and reveal what its seal shows to be the evaluator's (§5.13).
   */
  private static Optional<Refusal> organizer(Asked asked) {
    Object payload = asked.said().getPayload();
    if (!WRITERS.of(payload).byOrganizer()) {
      return Optional.of(notAllowed(asked));
    }
    return payload instanceof ScoreRecorded score && score.getEvaluator() != null
        ? refuse("/data/evaluator", RefusalCode.PANEL_SCORE_NOT_OWN, score.getEvaluator())
        : none();
  }

  /** evaluator, as itself: PANEL scores and their corrections, gates, votes, recusal (§3.2). */
  private static Optional<Refusal> evaluator(Asked asked) {
    Object payload = asked.said().getPayload();
    return WRITERS
        .of(payload)
        .byEvaluator()
        .map(rule -> rule.check(payload, asked.authority().getSubject()))
        .orElseGet(() -> Optional.of(notAllowed(asked)));
  }

  /**
   * applicant, for its participant: intent, decline, application, withdrawal, submission, snapshot,
   * statement, promise, objection (§3.3) or its waiver.
   */
  private static Optional<Refusal> applicant(Asked asked) {
    if (WRITERS.of(asked.said().getPayload()).byApplicant().isEmpty()) {
      return Optional.of(notAllowed(asked));
    }
    Optional<String> participant = participant(asked.said(), asked.state());
    if (participant.isEmpty()) {
      return refuse("/party", RefusalCode.PARTY_MISSING);
    }
    if (participant.get().isEmpty()) {
      return Optional.of(notAllowed(asked));
    }
    return asked.authority().getParticipants().contains(participant.get())
        ? none()
        : Optional.of(Refusal.of(RefusalCode.PARTICIPANT_NOT_GRANTED, participant.get()));
  }

  /**
   * clerk, with a source: notices, statements, intents, declines (§3.4), and what others reported;
   * in a RECONSTRUCTED competition every type, with source and party (§3.4), but no roles.
   */
  private static Optional<Refusal> clerk(Asked asked) {
    if (!byClerk(asked.said().getPayload().getClass(), asked.record())) {
      return Optional.of(notAllowed(asked));
    }
    if (asked.said().getSource() == null) {
      return refuse("/source", RefusalCode.SOURCE_MISSING);
    }
    return asked.record() == RecordKind.RECONSTRUCTED && asked.said().getParty() == null
        ? refuse("/party", RefusalCode.PARTY_MISSING)
        : none();
  }

  private static boolean byClerk(Class<?> type, RecordKind record) {
    return record == RecordKind.RECONSTRUCTED
        ? type != RoleGranted.class && type != RoleRevoked.class
        : WRITERS.ofType(type).byClerk();
  }

  /** The participant that an event of an applicant is for; empty if it must be said and is not. */
  public static Optional<String> participant(Proposal said, State state) {
    return WRITERS.of(said.getPayload()).byApplicant().flatMap(of -> of.apply(said, state));
  }

  private static Optional<String> party(Proposal said) {
    return Optional.ofNullable(said.getParty()).map(Party::getId);
  }

  /** A promise is kept by who made it; nobody's participant made one without a party. */
  private static Optional<String> promiser(Proposal said, State state) {
    PromiseKept kept = (PromiseKept) said.getPayload();
    Optional<PromiseState> promise = state.find(StateKind.PROMISE.key(kept.getPromise()));
    return promise.isPresent()
        ? Optional.of(Objects.requireNonNullElse(promise.get().getParty(), ""))
        : party(said);
  }

  /** The roles that may write a type in any competition, in some cases at least. */
  public static Set<Role> roles(Class<?> type) {
    return WRITERS.ofType(type).roles();
  }

  /** The same in a competition that is recorded so. */
  public static Set<Role> roles(Class<?> type, RecordKind record) {
    Set<Role> roles = roles(type);
    if (byClerk(type, record)) {
      roles.add(Role.CLERK);
    }
    return roles;
  }
}
