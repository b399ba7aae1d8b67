package org.competitionledger.core.decide;

import static org.competitionledger.core.decide.Says.adjusted;
import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.advanced;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.notice;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.time;
import static org.competitionledger.core.decide.Says.topOf;
import static org.competitionledger.core.decide.Says.voided;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.event.EntryWithdrawn;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.TieResolved;

/** Proposals about a few stages and teams: many make sense where they come, many do not. */
final class RandomProposals {

  private final Random random;
  private int ids;

  RandomProposals(Random random) {
    this.random = random;
  }

  /** The first is the announcement; the others are one to three proposals. */
  List<Proposal> batch(int index) {
    if (index == 0) {
      return List.of(Says.proposal(announced()));
    }
    List<Proposal> batch = new ArrayList<>();
    int size = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 1;
    for (int at = 0; at < size; at++) {
      batch.add(Says.proposal(payload(index)));
    }
    return batch;
  }

  private Object payload(int index) {
    String stage = pick("heat", "final");
    String team = pick("ants", "bees", "crows");
    return switch (random.nextInt(24)) {
      case 0 -> stage(stage, stage.equals("heat") ? 1 : 2);
      case 1 -> opened(stage);
      case 2 -> participant(team);
      case 3 -> admitted(stage, team);
      case 4 -> published(rules(1, stage));
      case 5 -> amended(ahead(rules(2 + random.nextInt(6), stage), index));
      case 6 -> panel(stage, "jury");
      case 7 -> appointed(stage, "jury", "eva");
      case 8, 9, 10 -> score(stage, team, "speed", 1 + random.nextInt(30), null, value());
      case 11, 12, 13 -> score(stage, team, "style", 1 + random.nextInt(30), "eva", value());
      case 14 -> corrected(stage, team, "speed", null, value());
      case 15 -> voided(stage, team, "speed", null);
      case 16 -> ruled(stage, team, "safe");
      case 17 -> adjusted(stage, team, "fix-" + ids++);
      case 18 -> outcome(stage, team);
      case 19 -> new EntryReinstated(stage, team, null);
      case 20 ->
          random.nextInt(9) == 0 ? new EvaluatorRecused(stage, "eva", team, null) : tie(stage);
      case 21 ->
          random.nextBoolean()
              ? occasion(stage, 1 + random.nextInt(30))
              : new OccasionClosed(stage, 1 + random.nextInt(30), null, null);
      case 22 -> random.nextBoolean() ? call("spring", stage) : applied("spring", team);
      default -> notice("notice-" + ids++);
    };
  }

  private Object outcome(String stage, String team) {
    return switch (random.nextInt(4)) {
      case 0 -> advanced(stage, team, "final");
      case 1 -> new EntryWithdrawn(stage, team, text("Tired"));
      default -> eliminated(stage, team);
    };
  }

  private static TieResolved tie(String stage) {
    return new TieResolved(stage, List.of("ants", "bees"), null);
  }

  private static CriteriaSet.Builder rules(int version, String stage) {
    return set(version, stage, criterion("speed"), judged("style"), gate("safe"))
        .setCutRules(List.of(topOf(stage, 1)));
  }

  /** Some versions start a while after they are recorded. */
  private CriteriaSet.Builder ahead(CriteriaSet.Builder set, int index) {
    return random.nextBoolean()
        ? set
        : set.setEffectiveFrom(
            time(Specification.START.plusSeconds(60L * (index + random.nextInt(50))).toString()));
  }

  private String value() {
    return Integer.toString(random.nextInt(101));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
