package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;

import org.competitionledger.event.CallClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;

/** Histories about promises. */
final class PromiseCases {

  private PromiseCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.PROMISE_OPEN,
            () -> Story.of(promise(null, null)),
            () -> Story.of(promise(null, null)).on("2026-02-01", new PromiseKept("p-1", null)))
        .on(
            FindingCode.PROMISE_OVERDUE,
            () -> Story.of(promise(null, "2026-02")),
            () -> Story.of(promise(null, "2026-02")).on("2026-02-28", new PromiseKept("p-1", null)))
        .on(
            FindingCode.PROMISE_BROKEN,
            () ->
                Story.of(stage("heat", 1), call("spring", "heat"), promise("spring", null))
                    .on("2026-02-01", new CallClosed("spring")),
            () ->
                Story.of(stage("heat", 1), call("spring", "heat"), promise("heat", null))
                    .on("2026-02-01", new CallClosed("spring")))
        .on(
            FindingCode.PROMISE_KEPT_LATE,
            () ->
                Story.of(stage("heat", 1), promise("heat", null), opened("heat"))
                    .on("2026-02-01", new EvaluationOpened("heat"))
                    .on("2026-02-02", new PromiseKept("p-1", null)),
            () ->
                Story.of(stage("heat", 1), promise("heat", null), opened("heat"))
                    .on("2026-02-01", new PromiseKept("p-1", null))
                    .on("2026-02-02", new EvaluationOpened("heat")));
  }

  static PromiseMade promise(String subject, String due) {
    return new PromiseMade(
        "p-1",
        PromiseKind.SPECIFY,
        text("We will say more."),
        subject,
        due == null ? null : Story.time(due));
  }
}
