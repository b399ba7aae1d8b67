package org.competitionledger.bench;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.Digests;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/** Makes the commands of a sample competition: first its set-up, then scores that never repeat. */
final class Writer {

  static final String ORGANIZER = "organizer";

  private final SampleCompetition competition;
  private final long[] given;
  private int turn;
  private long commands;

  Writer(SampleCompetition competition) {
    this.competition = competition;
    this.given = new long[competition.evaluators()];
  }

  SampleCompetition competition() {
    return competition;
  }

  /**
   * Scores by one evaluator.
   *
   * @param evaluator who gives them
   * @param scores the events
   */
  record Scores(int evaluator, List<Proposal> scores) {}

  /** The next scores, by the evaluator whose turn it is. */
  Scores nextScores(int count) {
    int evaluator = turn;
    turn = (turn + 1) % given.length;
    List<Proposal> scores = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (given[evaluator] == competition.scoresEach()) {
        throw new IllegalStateException(competition.id() + " has no scores left to give");
      }
      scores.add(competition.score(evaluator, given[evaluator]));
      given[evaluator]++;
    }
    return new Scores(evaluator, scores);
  }

  /** The next scores as a command. */
  Command scores(int count) {
    Scores next = nextScores(count);
    return command(SampleCompetition.evaluator(next.evaluator()), Role.EVALUATOR, next.scores());
  }

  /** The set-up as commands of at most so many events. */
  List<Command> setUp(int batchSize) {
    List<Proposal> events = competition.setUp();
    List<Command> all = new ArrayList<>();
    for (int from = 0; from < events.size(); from += batchSize) {
      List<Proposal> batch = events.subList(from, Math.min(events.size(), from + batchSize));
      all.add(command(ORGANIZER, Role.ORGANIZER, batch));
    }
    return all;
  }

  private Command command(String subject, Role role, List<Proposal> proposals) {
    String key = "bench-" + commands++;
    return new Command(
        CommandIds.of(competition.id(), subject, key).toString(),
        new Sha256(Digests.commandDigest(proposals)),
        new Authority(subject, List.of(role), List.of(competition.id()), List.of()),
        null,
        proposals);
  }
}
