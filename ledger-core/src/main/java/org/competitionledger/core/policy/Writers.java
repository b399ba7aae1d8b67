package org.competitionledger.core.policy;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;

/**
 * Who may write one type of event.
 *
 * @param byOrganizer whether the organizer may
 * @param byClerk whether a clerk may, with a source, also of a competition that is not
 *     reconstructed
 * @param byApplicant the participant that an applicant writes it for, if applicants may
 * @param byEvaluator what refuses it to an evaluator, if evaluators may
 */
record Writers(
    boolean byOrganizer,
    boolean byClerk,
    Optional<BiFunction<Proposal, State, Optional<String>>> byApplicant,
    Optional<AsItself> byEvaluator) {

  static final Writers NONE = new Writers(false, false, Optional.empty(), Optional.empty());

  /** Whether an evaluator, by the token's subject, is the one that a payload names. */
  @FunctionalInterface
  interface AsItself {
    Optional<Refusal> check(Object payload, String subject);
  }

  Writers organizer() {
    return new Writers(true, byClerk, byApplicant, byEvaluator);
  }

  Writers clerk() {
    return new Writers(byOrganizer, true, byApplicant, byEvaluator);
  }

  Writers applicant(BiFunction<Proposal, State, Optional<String>> participant) {
    return new Writers(byOrganizer, byClerk, Optional.of(participant), byEvaluator);
  }

  Writers evaluator(AsItself rule) {
    return new Writers(byOrganizer, byClerk, byApplicant, Optional.of(rule));
  }

  Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (byOrganizer) {
      roles.add(Role.ORGANIZER);
    }
    if (byClerk) {
      roles.add(Role.CLERK);
    }
    byApplicant.ifPresent(participant -> roles.add(Role.APPLICANT));
    byEvaluator.ifPresent(rule -> roles.add(Role.EVALUATOR));
    return roles;
  }

  /** Says it of every type. */
  static final class Table {
    private final Map<Class<?>, Writers> writers = new HashMap<>();

    Table with(Writers who, Class<?>... types) {
      for (Class<?> type : types) {
        writers.put(type, who);
      }
      return this;
    }

    /** An applicant may as well, for the participant that the event names. */
    <P> Table own(Writers others, Class<P> type, Function<P, String> participant) {
      return with(
          others.applicant(
              (said, state) -> Optional.of(participant.apply(type.cast(said.getPayload())))),
          type);
    }

    /** The evaluator that the event names may as well; none does where it names nobody. */
    <P> Table itself(Writers others, Class<P> type, Function<P, String> evaluator) {
      return with(
          others.evaluator(
              (payload, subject) -> {
                String named = Objects.requireNonNullElse(evaluator.apply(type.cast(payload)), "");
                return named.equals(subject)
                    ? none()
                    : refuse("/data/evaluator", RefusalCode.EVALUATOR_NOT_ITSELF, named);
              }),
          type);
    }

    ByPayload<Writers> complete() {
      return ByPayload.of(writers);
    }
  }
}
