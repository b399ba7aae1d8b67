package org.competitionledger.core.policy;

import static java.util.Map.entry;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.competitionledger.command.Authority;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApplicationWithdrawn;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.SnapshotDisclosed;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.event.SubmissionRegistered;
import org.competitionledger.event.VoteCast;
import org.competitionledger.state.PromiseState;

/** "Who may write": which role may record which event, and for whom. */
public final class WritingPolicy {

  /** In this order the roles of a token are asked. */
  private static final List<Role> ROLES =
      List.of(Role.ORGANIZER, Role.EVALUATOR, Role.APPLICANT, Role.CLERK);

  /**
   * "applicant, for its participant: intent, decline, application, withdrawal, submission,
   * snapshot, statement, promise, objection" or its waiver. Each with the participant that it is
   * for.
   */
  private static final Map<Class<?>, BiFunction<Proposal, State, Optional<String>>> APPLICANT =
      Map.ofEntries(
          own(IntentDeclared.class, IntentDeclared::getParticipant),
          own(ParticipationDeclined.class, ParticipationDeclined::getParticipant),
          own(ApplicationSubmitted.class, ApplicationSubmitted::getParticipant),
          own(ApplicationWithdrawn.class, ApplicationWithdrawn::getParticipant),
          own(EntryWithdrawn.class, EntryWithdrawn::getParticipant),
          own(SubmissionRegistered.class, SubmissionRegistered::getParticipant),
          own(SnapshotDisclosed.class, SnapshotDisclosed::getParticipant),
          own(ObjectionFiled.class, ObjectionFiled::getParticipant),
          own(ObjectionWaived.class, ObjectionWaived::getParticipant),
          entry(StatementRecorded.class, (said, state) -> party(said)),
          entry(PromiseMade.class, (said, state) -> party(said)),
          entry(PromiseKept.class, WritingPolicy::promiser));

  /**
   * "evaluator, as itself: PANEL scores and their corrections, gates, votes, recusal". Each with
   * the evaluator it names; a ruling on a gate names none.
   */
  private static final Map<Class<?>, Function<Object, Optional<String>>> EVALUATOR =
      Map.of(
          ScoreRecorded.class,
          payload -> Optional.ofNullable(((ScoreRecorded) payload).getEvaluator()),
          ScoreCorrected.class,
          payload -> Optional.ofNullable(((ScoreCorrected) payload).getEvaluator()),
          VoteCast.class,
          payload -> Optional.of(((VoteCast) payload).getEvaluator()),
          EvaluatorRecused.class,
          payload -> Optional.of(((EvaluatorRecused) payload).getEvaluator()));

  /** The organizer records all but what only applicants and evaluators can say. */
  private static final Set<Class<?>> ORGANIZER =
      allBut(
          Set.of(
              IntentDeclared.class,
              ParticipationDeclined.class,
              ApplicationSubmitted.class,
              ApplicationWithdrawn.class,
              SubmissionRegistered.class,
              SnapshotDisclosed.class,
              ObjectionFiled.class,
              ObjectionWaived.class,
              VoteCast.class));

  /** "clerk, with a source: notices, statements, intents, declines", and what others reported. */
  private static final Set<Class<?>> CLERK =
      Set.of(
          NoticePublished.class,
          StatementRecorded.class,
          FigureReported.class,
          IntentDeclared.class,
          ParticipationDeclined.class);

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

  /** The first of the token's roles that allows an event, or the refusal that comes nearest. */
  public static Permission permission(Asked asked) {
    List<String> competitions = asked.authority().getCompetitions();
    if (!competitions.contains(asked.competition()) && !competitions.contains("*")) {
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

  /** "DIRECT scores": a panel score is its evaluator's to give; the organizer may correct it. */
  private static Optional<Refusal> organizer(Asked asked) {
    Object payload = asked.said().getPayload();
    if (!ORGANIZER.contains(payload.getClass())) {
      return Optional.of(notAllowed(asked));
    }
    return payload instanceof ScoreRecorded score && score.getEvaluator() != null
        ? refuse("/data/evaluator", RefusalCode.PANEL_SCORE_NOT_OWN, score.getEvaluator())
        : none();
  }

  private static Optional<Refusal> evaluator(Asked asked) {
    Object payload = asked.said().getPayload();
    if (payload instanceof GateRuled) {
      return none();
    }
    Function<Object, Optional<String>> named = EVALUATOR.get(payload.getClass());
    if (named == null) {
      return Optional.of(notAllowed(asked));
    }
    String evaluator = named.apply(payload).orElse("");
    return evaluator.equals(asked.authority().getSubject())
        ? none()
        : refuse("/data/evaluator", RefusalCode.EVALUATOR_NOT_ITSELF, evaluator);
  }

  private static Optional<Refusal> applicant(Asked asked) {
    if (!APPLICANT.containsKey(asked.said().getPayload().getClass())) {
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

  /** "in a RECONSTRUCTED competition every type, with source and party". */
  private static Optional<Refusal> clerk(Asked asked) {
    boolean reconstructed = asked.record() == RecordKind.RECONSTRUCTED;
    if (!reconstructed && !CLERK.contains(asked.said().getPayload().getClass())) {
      return Optional.of(notAllowed(asked));
    }
    if (asked.said().getSource() == null) {
      return refuse("/source", RefusalCode.SOURCE_MISSING);
    }
    return reconstructed && asked.said().getParty() == null
        ? refuse("/party", RefusalCode.PARTY_MISSING)
        : none();
  }

  /** The participant that an event of an applicant is for; empty if it must be said and is not. */
  public static Optional<String> participant(Proposal said, State state) {
    BiFunction<Proposal, State, Optional<String>> owner =
        APPLICANT.get(said.getPayload().getClass());
    return owner == null ? Optional.empty() : owner.apply(said, state);
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

  private static <P> Map.Entry<Class<?>, BiFunction<Proposal, State, Optional<String>>> own(
      Class<P> type, Function<P, String> participant) {
    return entry(
        type, (said, state) -> Optional.of(participant.apply(type.cast(said.getPayload()))));
  }

  private static Set<Class<?>> allBut(Set<Class<?>> others) {
    Set<Class<?>> types = new HashSet<>(ByPayload.types());
    types.removeAll(others);
    return Set.copyOf(types);
  }
}
