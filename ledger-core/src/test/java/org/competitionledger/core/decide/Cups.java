package org.competitionledger.core.decide;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.topOf;
import static org.competitionledger.core.decide.Specification.applicant;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StandingsCertified;

/** Small competitions to begin a specification with. */
public final class Cups {

  private Cups() {}

  /** Two stages, the first open; three teams in it; nothing of rules. */
  public static List<Object> entered() {
    return List.of(
        announced(),
        stage("heat", 1),
        stage("final", 2),
        participant("ants"),
        participant("bees"),
        participant("crows"),
        opened("heat"),
        admitted("heat", "ants"),
        admitted("heat", "bees"));
  }

  /** As above, with a DIRECT criterion, a PANEL one, a gate and two evaluators. */
  public static List<Object> judgedCup() {
    return plus(
        entered(),
        published(
            set(
                1,
                "heat",
                criterion("speed"),
                judged("style"),
                criterion("total-style"),
                judged("grace").setParent("total-style"),
                gate("safe"))),
        panel("heat", "jury"),
        panel("heat", "gracers", "grace"),
        appointed("heat", "jury", "eva"),
        appointed("heat", "gracers", "gus"));
  }

  /** A stage with one DIRECT criterion of which the best one stays: ants 90, bees 80. */
  public static List<Object> scored() {
    return plus(
        entered(),
        published(set(1, "heat", criterion("speed")).setCutRules(List.of(topOf("heat", 1)))),
        Says.score("heat", "ants", "speed", "90"),
        Says.score("heat", "bees", "speed", "80"));
  }

  public static List<Object> closedStage() {
    return plus(scored(), new StageClosed("heat"));
  }

  /** A call for the first stage; ants and bees are known. */
  public static List<Object> called() {
    return List.of(
        announced(),
        stage("heat", 1),
        stage("final", 2),
        participant("ants"),
        participant("bees"),
        call("spring", "heat"));
  }

  /** As above, and ants applied; the organiser writes on. */
  public static Specification appliedCup() {
    return given(called()).by(applicant("ants")).and(applied("spring", "ants")).by(organizer());
  }

  /** The certification that the state supports, as of its last event. */
  public static StandingsCertified certification(Specification of) {
    CriteriaSet governing =
        GoverningRules.of(
                of.state(), "heat", of.state().find(Keys.HEAD).orElseThrow().getLastLedgerTime())
            .orElseThrow()
            .getCriteria();
    String digest =
        Standings.compute(of.state(), "heat", governing)
            .digest(Specification.COMPETITION, governing.getVersion(), of.lastSequence());
    return new StandingsCertified("heat", governing.getVersion(), of.lastSequence(), digest);
  }

  public static List<Object> plus(List<Object> before, Object... more) {
    return Stream.concat(before.stream(), Stream.of(more)).toList();
  }
}
