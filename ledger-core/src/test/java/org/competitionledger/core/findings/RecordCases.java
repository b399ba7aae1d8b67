package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.occurred;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.upheld;

import org.competitionledger.event.DisputedField;
import org.competitionledger.event.StatementRecorded;

/** Histories about objections, sources and the record itself. */
final class RecordCases {

  private RecordCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.OBJECTION_UNANSWERED,
            () -> entered().on("2026-02-01", objection("o-1", "ants")),
            () ->
                entered()
                    .on("2026-02-01", objection("o-1", "ants"))
                    .on("2026-02-10", upheld("o-1")))
        .on(
            FindingCode.SOURCES_CONFLICT,
            () -> Story.of(notice("n-1")).and(statement(disputed())),
            () -> Story.of(notice("n-1")).and(statement(null)))
        .on(
            FindingCode.RECORDED_LATE,
            () -> Story.live().on("2026-06-01", occurred("2026-04-01", notice("n-1"))),
            () -> Story.live().on("2026-06-01", occurred("2026-05-31", notice("n-1"))))
        .on(FindingCode.LOG_FORK, () -> Story.of(notice("n-1")), () -> Story.of(notice("n-1")))
        .on(FindingCode.LOG_UNSIGNED, () -> Story.of(notice("n-1")), () -> Story.of(notice("n-1")))
        .on(
            FindingCode.LOG_UNREGISTERED,
            () -> Story.of(notice("n-1")),
            () -> Story.of(notice("n-1")));
  }

  private static Story entered() {
    return Story.of(
        stage("heat", 1), participant("ants"), opened("heat"), admitted("heat", "ants"));
  }

  private static DisputedField disputed() {
    return new DisputedField(1L, "/data/title/en", "\"Another notice\"");
  }

  private static StatementRecorded statement(DisputedField disputes) {
    return new StatementRecorded(text("It was called otherwise."), 1L, disputes);
  }
}
