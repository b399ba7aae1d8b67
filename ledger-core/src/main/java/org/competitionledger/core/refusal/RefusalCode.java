package org.competitionledger.core.refusal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * The rules that refuse. The code is stable and public: it is the last part of the problem's type.
 * Titles and messages stand in {@link Words#REFUSALS}; messages have places for the refusal's
 * arguments.
 *
 * <p>400: the proposal is malformed, whatever the state. 403: the writer may not say this. 409: the
 * rules of the competition forbid it as things stand.
 */
public enum RefusalCode {
  // The command as a whole.
  KEY_REUSED(422),
  SEQUENCE_MISMATCH(412),
  COMMAND_EMPTY(400),
  BATCH_TOO_LARGE(413),
  EVENT_TOO_LARGE(413),
  UNKNOWN_COMPETITION(404),
  COMPETITION_EXISTS(409),

  // Who may write.
  COMPETITION_NOT_GRANTED(403),
  ROLE_NOT_ALLOWED(403),
  EVALUATOR_NOT_ITSELF(403),
  PANEL_SCORE_NOT_OWN(403),
  PARTICIPANT_NOT_GRANTED(403),
  SOURCE_MISSING(403),
  PARTY_MISSING(403),
  PARTY_NOT_OWN(403),
  SOURCE_NOT_NAMED(403),
  NAME_NOT_REGISTERED(409),

  // Form.
  ID_MALFORMED(400),
  EVALUATOR_ID_MALFORMED(400),
  TEXT_MISSING(400),
  TEXT_TOO_LONG(400),
  CONTROL_CHARACTER(400),
  URL_MALFORMED(400),
  SHA256_MALFORMED(400),
  ZONE_UNKNOWN(400),
  POINTER_MALFORMED(400),
  VKEY_MALFORMED(400),
  NUMBER_OUT_OF_RANGE(400),
  FIELD_MISSING(400),
  FIELD_UNEXPECTED(400),
  LIST_EMPTY(400),
  DUPLICATE_ID(400),
  CHANGE_EMPTY(400),
  SUBJECT_AMBIGUOUS(400),
  TIME_MALFORMED(400),
  WINDOW_REVERSED(400),
  SCALE_REVERSED(400),
  PARENT_CYCLE(400),
  PARENT_IS_GATE(400),
  PARENTS_TOO_MANY(400),
  OCCASIONS_OF_PART(400),
  SUMS_MISMATCH(400),
  DIRECTIONS_MIXED(400),

  // Any event.
  CAUSE_UNKNOWN(409),
  SEQUENCE_UNKNOWN(409),
  COMPETITION_CONCLUDED(409),
  TIME_IN_FUTURE(409),

  // The competition.
  NOTICE_EXISTS(409),
  PROMISE_EXISTS(409),
  UNKNOWN_PROMISE(409),
  PROMISE_KEPT(409),
  ROLE_GRANTED(409),
  ROLE_NOT_GRANTED(409),

  // Stages and calls.
  UNKNOWN_STAGE(409),
  STAGE_EXISTS(409),
  STAGE_ORDER_TAKEN(409),
  STAGE_ALREADY_OPEN(409),
  STAGE_NOT_OPEN(409),
  STAGE_CLOSED(409),
  STAGE_NOT_CLOSED(409),
  EVALUATION_ALREADY_OPEN(409),
  EVALUATION_NOT_OPEN(409),
  UNKNOWN_OCCASION(409),
  OCCASION_EXISTS(409),
  OCCASION_CLOSED(409),
  UNKNOWN_CALL(409),
  CALL_EXISTS(409),
  CALL_CLOSED(409),
  CALL_OF_ANOTHER_STAGE(409),

  // Rules.
  CRITERIA_NOT_PUBLISHED(409),
  CRITERIA_ALREADY_PUBLISHED(409),
  VERSION_NOT_NEXT(409),
  UNKNOWN_VERSION(409),
  UNKNOWN_CRITERION(409),
  CRITERION_ALREADY_SPECIFIED(409),
  CRITERION_NOT_SPECIFIED(400),
  TEAMS_OF_ITSELF(400),
  TEAMS_OF_TEAMS(409),
  STAGE_NOT_COVERED(409),
  NO_GOVERNING_CRITERIA(409),

  // Taking part.
  UNKNOWN_PARTICIPANT(409),
  PARTICIPANT_EXISTS(409),
  OUTSIDE_WINDOW(409),
  APPLICATION_EXISTS(409),
  UNKNOWN_APPLICATION(409),
  APPLICATION_DECIDED(409),
  APPLICATION_NOT_ACCEPTED(409),
  UNKNOWN_ENTRY(409),
  ENTRY_EXISTS(409),
  ENTRY_OUT(409),
  ENTRY_NOT_OUT(409),
  ENTRY_ADVANCED(409),
  TEAM_OF_ITSELF(400),
  TEAM_IN_TEAM(409),
  TEAM_HAS_MEMBERS(409),
  SUBMISSION_EXISTS(409),

  // Evaluation.
  UNKNOWN_PANEL(409),
  PANEL_EXISTS(409),
  EVALUATOR_EXISTS(409),
  UNKNOWN_EVALUATOR(409),
  EVALUATOR_NOT_ON_PANEL(409),
  EVALUATOR_RECUSED(409),
  CRITERION_HAS_PARTS(409),
  CRITERION_NOT_SCORED(409),
  CRITERION_NOT_GATE(409),
  GATE_COMPUTED(409),
  STAGE_OF_TEAMS(409),
  SCORE_OUT_OF_SCALE(409),
  SCORE_EXISTS(409, 0),
  UNKNOWN_SCORE(409),
  SCORE_VOIDED(409, 0),
  SCORE_SEALED(409, 0),
  SCORE_NOT_SEALED(409),
  REVEAL_MISMATCH(409, 0),
  ADJUSTMENT_EXISTS(409),
  STATISTIC_OF_TOO_FEW(400),
  RANGE_NEGATIVE(400),
  BEST_MISCOUNTED(400),
  FIGURE_WITHOUT_SOURCE(400),
  TIE_TOO_SMALL(400),

  // Outcomes.
  VOTE_EXISTS(409),
  NO_AWARD_DECLARED(409),
  UNKNOWN_CLAUSE(409),
  VERSION_NOT_GOVERNING(409),
  TABLE_CHANGED(409, 1),
  TABLE_PENDING(409),
  DIGEST_MISMATCH(409),
  CUT_CONTRADICTED(409),
  STAGE_NOT_LATER(409),
  OBJECTION_EXISTS(409),
  UNKNOWN_OBJECTION(409),
  OBJECTION_DECIDED(409),

  // Benefits and signing keys.
  BENEFIT_EXISTS(409),
  UNKNOWN_BENEFIT(409),
  BENEFIT_ALREADY_GRANTED(409),
  BENEFIT_NOT_GRANTED(409),
  SIGNING_KEY_EXISTS(409),
  UNKNOWN_SIGNING_KEY(409),
  SIGNING_KEY_RETIRED(409),
  LAST_SIGNING_KEY(409),
  SIGNING_KEY_NOT_HELD(409),
  LAST_HELD_SIGNING_KEY(409);

  private static final Pattern DATE =
      Pattern.compile("(?<![^/])([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?=$|[T/])");

  private final int status;
  private final List<Integer> events;

  /** A code; {@code events} says which of its arguments name an event, see {@link NamedEvent}. */
  RefusalCode(int status, Integer... events) {
    this.status = status;
    this.events = List.of(events);
  }

  /** The public code, for example {@code key-reused}. */
  public String code() {
    return PublicName.of(this);
  }

  /** The HTTP status of its problem. */
  public int status() {
    return status;
  }

  /** What it is called, the same for every occurrence. */
  public Term title() {
    return Words.REFUSALS.text(code() + ".title");
  }

  /** What is said of an occurrence. */
  public Term message(List<String> arguments) {
    return message(arguments, UnaryOperator.identity());
  }

  /** The same with other words for its arguments. */
  public Term message(List<String> arguments, UnaryOperator<String> named) {
    Object[] words = arguments.stream().map(named).toArray(Object[]::new);
    events.stream()
        .filter(place -> place < words.length)
        .forEach(place -> words[place] = NamedEvent.inWords(arguments.get(place)));
    return this == TIME_MALFORMED && !arguments.isEmpty()
        ? noSuchDay(arguments.get(0)).orElseGet(() -> Words.REFUSALS.say(code(), words))
        : Words.REFUSALS.say(code(), words);
  }

  /** What is said of a date that is written as dates are, and is in no calendar. */
  private static Optional<Term> noSuchDay(String written) {
    return DATE.matcher(written)
        .results()
        .filter(date -> !exists(date.group(1), date.group(2), date.group(3)))
        .map(date -> Words.REFUSALS.say("no-such-day", date.group()))
        .findFirst();
  }

  private static boolean exists(String year, String month, String day) {
    try {
      LocalDate.of(
          Integer.parseInt(year), Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The arguments, those that name an event changed. */
  List<String> withEvents(List<String> arguments, UnaryOperator<String> change) {
    if (events.isEmpty()) {
      return arguments;
    }
    List<String> changed = new ArrayList<>(arguments);
    events.stream()
        .filter(place -> place < changed.size())
        .forEach(place -> changed.set(place, change.apply(changed.get(place))));
    return changed;
  }
}
