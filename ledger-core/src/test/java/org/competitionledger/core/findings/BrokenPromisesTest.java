package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.stage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.rules.Promises.Standing;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.StageClosed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of promises and the findings call the same promises broken. */
class BrokenPromisesTest {

  private static Story promised(String subject) {
    return Story.of(stage("heat", 1), call("spring", "heat"), opened("heat"))
        .and(PromiseCases.promise(subject, null));
  }

  static Stream<Arguments> histories() {
    return Stream.of(
        Arguments.of(promised("heat"), Standing.OPEN),
        Arguments.of(promised("heat").and(new StageClosed("heat")), Standing.BROKEN),
        Arguments.of(promised("spring").and(new CallClosed("spring")), Standing.BROKEN),
        Arguments.of(promised("heat").and(new CallClosed("spring")), Standing.OPEN),
        Arguments.of(promised(null).and(new CallClosed("spring")), Standing.OPEN),
        Arguments.of(promised(null).and(new CompetitionConcluded(null)), Standing.BROKEN),
        Arguments.of(
            promised("heat").and(new StageClosed("heat"), new CompetitionConcluded(null)),
            Standing.BROKEN),
        Arguments.of(
            promised("heat").and(new StageClosed("heat"), new PromiseKept("p-1", null)),
            Standing.KEPT),
        Arguments.of(
            Story.of(stage("heat", 1), opened("heat"), new StageClosed("heat"))
                .and(PromiseCases.promise("heat", null)),
            Standing.OPEN));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void standAsTheirFindingsSay(Story story, Standing standing) {
    Audit audit = new Audit();
    story.events().forEach(audit::next);
    Instant end = audit.lastLedgerTime().orElseThrow();

    assertThat(Promises.at(audit.state(), audit.promises().get(0), end, ZoneOffset.UTC).standing())
        .isEqualTo(standing);
    assertThat(
            audit.findings(end).stream()
                .anyMatch(found -> found.code() == FindingCode.PROMISE_BROKEN && !found.resolved()))
        .isEqualTo(standing == Standing.BROKEN);
  }
}
