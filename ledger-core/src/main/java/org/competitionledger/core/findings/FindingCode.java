package org.competitionledger.core.findings;

import static org.competitionledger.core.findings.Severity.INFO;
import static org.competitionledger.core.findings.Severity.NOTICE;
import static org.competitionledger.core.findings.Severity.SERIOUS;
import static org.competitionledger.core.findings.Severity.WARNING;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.LocalisedText;

/**
 * Every finding there is. The code is stable and public; its title and its documentation stand in
 * {@link Words#FINDINGS_HELP}.
 */
public enum FindingCode {
  RULE_CHANGED_AFTER_EVALUATION_OPENED(WARNING),
  RULE_CHANGED_AFTER_FIRST_SCORE(SERIOUS),
  RULE_CHANGED_AFTER_OUTCOME(SERIOUS),
  RULE_RETROACTIVE(SERIOUS),
  AMENDED_ON_CHANGED_FIGURES(WARNING),
  RULES_AFTER_ADMISSION(NOTICE),
  RULES_FIRST_PUBLISHED_DURING_EVALUATION(WARNING),
  RULES_FIRST_PUBLISHED_AFTER_EVALUATION(SERIOUS),
  GATE_TIGHTENED_AFTER_CALL_CLOSED(SERIOUS),
  CRITERION_UNDEFINED_IN_FORCE(WARNING),
  DEFINITION_LEFT_OPEN_IN_FORCE(NOTICE),
  MEANING_FIXED_WITH_RULING(SERIOUS),
  PROMISE_OPEN(INFO),
  PROMISE_OVERDUE(WARNING),
  PROMISE_BROKEN(WARNING),
  PROMISE_KEPT_LATE(WARNING),
  ELIMINATED_BY_UNDEFINED_CRITERION(SERIOUS),
  OUTCOME_ON_POINT_LEFT_OPEN(SERIOUS),
  ENTRIES_UNDER_DIFFERENT_RULES(WARNING),
  PREPARATION_UNEQUAL(WARNING),
  ELIMINATIONS_DIFFER_FROM_CUT(WARNING),
  ADVANCED_DESPITE_FAILED_GATE(SERIOUS),
  OUTCOME_BEFORE_GATE_RULED(WARNING),
  OUTCOME_WITHOUT_CERTIFIED_TABLE(WARNING),
  OUTCOME_ON_UNPUBLISHED_SCORES(WARNING),
  LESS_PUBLISHED_THAN_STATED(WARNING),
  PUBLICATION_NARROWED_AFTER_SCORES(SERIOUS),
  PUBLICATION_WIDENED_AFTER_SCORES(NOTICE),
  CERTIFIED_TABLE_DIFFERS(SERIOUS),
  SCORE_CORRECTED_AFTER_PUBLICATION(WARNING),
  RECUSED_EVALUATOR_SCORED(WARNING),
  SEALED_SCORE_NOT_REVEALED(WARNING),
  SEALED_SCORE_REVEALED_LATE(NOTICE),
  PANEL_NOT_ANNOUNCED(WARNING),
  STATISTIC_CONTRADICTS_SCORES(SERIOUS),
  REPORTED_OUTSIDE_RANGE(WARNING),
  SCORE_NOT_COMPARABLE(WARNING),
  NO_AWARD_CLAUSE_LATE(SERIOUS),
  NO_AWARD_AFTER_APPLICANTS_KNOWN(NOTICE),
  CALL_CHANGED_AFTER_APPLICATION(WARNING),
  FIELD_REOPENED(NOTICE),
  SEATS_UNFILLED(NOTICE),
  CRITERION_SERVES_NO_GOAL(INFO),
  GOALS_UNORDERED(NOTICE),
  OBJECTION_UNANSWERED(WARNING),
  OBJECTION_AFTER_PERIOD(NOTICE),
  OBJECTION_DESPITE_WAIVER(INFO),
  SOURCES_CONFLICT(NOTICE),
  RECORDED_LATE(NOTICE),
  LOG_FORK(SERIOUS),
  LOG_UNSIGNED(SERIOUS),
  LOG_UNREGISTERED(SERIOUS);

  private static final Map<String, FindingCode> BY_CODE =
      Stream.of(values()).collect(Collectors.toMap(FindingCode::code, Function.identity()));

  private final Severity severity;
  private final String code;

  FindingCode(Severity severity) {
    this.severity = severity;
    this.code = PublicName.of(this);
  }

  /** The finding of a public code. */
  public static Optional<FindingCode> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The public name, for example {@code goals-unordered}. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** What it is called, in both languages. */
  public LocalisedText title() {
    return Words.FINDINGS_HELP.text(code + ".title").text();
  }

  /** When it fires, and why that matters. */
  public LocalisedText meaning() {
    return Words.FINDINGS_HELP.text(code + ".meaning").text();
  }

  /** What an organiser can do about it, or how to keep it from coming up. */
  public LocalisedText remedy() {
    return Words.FINDINGS_HELP.text(code + ".remedy").text();
  }
}
