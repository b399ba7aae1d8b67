package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.window;

import java.util.List;
import org.competitionledger.event.ApplicationAccepted;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.NoAwardDeclared;

/** Histories about calls. */
final class CallCases {

  private static final Clause NO_AWARD =
      new Clause("no-award", ClauseKind.NO_AWARD, text("Nobody may be selected"));

  private CallCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.NO_AWARD_CLAUSE_LATE,
            () -> called(List.of()).on("2026-02-01", clauses(List.of(NO_AWARD))),
            () -> called(List.of(NO_AWARD)).on("2026-02-01", clauses(List.of(NO_AWARD))))
        .on(
            FindingCode.NO_AWARD_AFTER_APPLICANTS_KNOWN,
            () -> called(List.of(NO_AWARD)).and(applied("spring", "ants")).on("2026-02-01", none()),
            () -> called(List.of(NO_AWARD)).on("2026-02-01", none()))
        .on(
            FindingCode.CALL_CHANGED_AFTER_APPLICATION,
            () -> called(List.of()).and(applied("spring", "ants")).on("2026-02-01", longer()),
            () -> called(List.of()).and(longer()).on("2026-02-01", applied("spring", "ants")))
        .on(
            FindingCode.FIELD_REOPENED,
            () -> RuleCases.entered().on("2026-02-01", additional()),
            () -> RuleCases.ruled().on("2026-02-01", additional()))
        .on(
            FindingCode.SEATS_UNFILLED,
            () -> called(List.of()).on("2026-02-01", new CallClosed("spring")),
            () ->
                called(List.of())
                    .and(applied("spring", "ants"))
                    .on("2026-02-01", new CallClosed("spring"))
                    .and(new ApplicationAccepted("spring", "ants", null)));
  }

  /** A call for one seat, and a participant who knows of it. */
  static Story called(List<Clause> clauses) {
    return Story.of(
        stage("heat", 1),
        participant("ants"),
        new CallOpened(
            "spring",
            CallKind.INITIAL,
            "heat",
            text("Spring call"),
            window(null, null),
            1,
            clauses,
            List.of()));
  }

  private static CallOpened additional() {
    return new CallOpened(
        "late",
        CallKind.ADDITIONAL,
        "heat",
        text("Late call"),
        window(null, null),
        null,
        List.of(),
        List.of());
  }

  private static CallChanged clauses(List<Clause> clauses) {
    return new CallChanged("spring", null, null, clauses, null);
  }

  private static CallChanged longer() {
    return new CallChanged("spring", Story.time("2026-06-01"), null, null, null);
  }

  private static NoAwardDeclared none() {
    return new NoAwardDeclared("spring", null, "no-award", 3, 2, 1, 0, null, null);
  }
}
