package org.competitionledger.api.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Ballot;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.event.VoteCast;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was voted on, where nobody was selected, and what was objected to or would not be; in the
 * order in which it began.
 */
@Schema(name = "Decisions")
public record DecisionsView(List<Decision> decisions) {

  private static final int READ_AT_ONCE_MAX = 500;

  /**
   * A motion with its votes, a declaration that nobody was selected, a period for objections, an
   * objection with its decision, or a waiver.
   *
   * @param kind {@code vote}, {@code no-award}, {@code objection-period}, {@code objection} or
   *     {@code objection-waived}
   * @param since sequence of the first vote, of the declaration, or of the first event about it
   * @param call the call decided on, if it was one
   * @param stage the stage decided on, if it was one
   * @param motion the motion, of votes
   * @param votes single votes; none of a declaration that states totals only
   * @param tally the votes counted, or the totals as declared
   * @param declared what the declaration says
   * @param period until when objections are taken
   * @param objection an objection, or its waiver
   */
  public record Decision(
      String kind,
      long since,
      Optional<String> call,
      Optional<String> stage,
      Optional<String> motion,
      List<Vote> votes,
      Tally tally,
      Optional<Declared> declared,
      Optional<Objections.Period> period,
      Optional<Objections.Objection> objection) {

    /** A decision about objections. */
    Decision(
        Found found,
        Optional<String> stage,
        Optional<Objections.Period> period,
        Optional<Objections.Objection> objection) {
      this(
          found.kind(),
          found.since(),
          Optional.empty(),
          stage,
          Optional.empty(),
          List.of(),
          new Tally(Optional.empty(), Optional.empty(), Optional.empty()),
          Optional.empty(),
          period,
          objection);
    }
  }

  /** One vote. */
  public record Vote(long sequence, Instant recordedAt, String evaluator, Ballot ballot) {}

  /** Votes counted; nothing where nobody said. */
  public record Tally(
      Optional<Integer> votesFor, Optional<Integer> votesAgainst, Optional<Integer> abstentions) {}

  /**
   * A declaration.
   *
   * @param clause the clause of the call it rests on
   * @param quorum how many votes make a quorum
   * @param quorumMet whether as many were given; nothing where it is not said
   */
  public record Declared(
      long sequence,
      Instant recordedAt,
      Optional<String> clause,
      Optional<Integer> quorum,
      Optional<Boolean> quorumMet,
      Optional<LocalisedText> fallback,
      Optional<LocalisedText> reason) {}

  /** A decision before its events are read. */
  record Found(String kind, List<Long> sequences) {
    long since() {
      return sequences.get(0);
    }
  }

  /** All decisions there are. */
  static List<Found> find(State state) {
    Map<String, TreeSet<Long>> votes = new TreeMap<>();
    state.scan(
        StateKind.VOTE,
        "",
        (key, mark) ->
            votes
                .computeIfAbsent(key.part(0) + '|' + key.part(1), motion -> new TreeSet<>())
                .add(mark.getSequence()));
    List<Found> found = new ArrayList<>();
    votes.values().forEach(sequences -> found.add(new Found("vote", List.copyOf(sequences))));
    TreeSet<Long> declared = new TreeSet<>();
    state.scan(StateKind.CALL, "", (key, call) -> declared.add(call.getNoAward()));
    state.scan(StateKind.STAGE, "", (key, stage) -> declared.add(stage.getNoAward()));
    declared.tailSet(0L).forEach(at -> found.add(new Found("no-award", List.of(at))));
    Objections.find(state, found);
    found.sort(Comparator.comparingLong(Found::since));
    return found;
  }

  /** Reads the events of some of them; blocks. */
  static DecisionsView read(EventLog log, String competition, List<Found> page) {
    TreeSet<Long> wanted = new TreeSet<>();
    page.forEach(found -> wanted.addAll(found.sequences()));
    Map<Long, Event> events = events(log, competition, wanted);
    return new DecisionsView(page.stream().map(found -> decision(found, events)).toList());
  }

  private static Map<Long, Event> events(EventLog log, String competition, TreeSet<Long> wanted) {
    Map<Long, Event> events = new TreeMap<>();
    Long next = wanted.isEmpty() ? null : wanted.first();
    while (next != null) {
      int span = (int) Math.min(READ_AT_ONCE_MAX, wanted.last() - next + 1);
      List<StoredEvent> batch = log.read(competition, next - 1, span);
      if (batch.isEmpty()) {
        break;
      }
      for (StoredEvent stored : batch) {
        if (wanted.contains(stored.sequence())) {
          events.put(stored.sequence(), stored.event());
        }
      }
      next = wanted.higher(batch.get(batch.size() - 1).sequence());
    }
    return events;
  }

  private static Decision decision(Found found, Map<Long, Event> events) {
    List<Event> own =
        found.sequences().stream().map(events::get).filter(event -> event != null).toList();
    return switch (found.kind()) {
      case "vote" -> votes(found, own);
      case "no-award" -> noAward(found, own);
      default -> Objections.decision(found, own);
    };
  }

  private static Decision votes(Found found, List<Event> events) {
    List<Vote> votes =
        events.stream()
            .map(
                event ->
                    new Vote(
                        event.getSequence(),
                        event.getRecordedAt(),
                        ((VoteCast) event.getSaid().getPayload()).getEvaluator(),
                        ((VoteCast) event.getSaid().getPayload()).getBallot()))
            .toList();
    Optional<VoteCast> first =
        events.stream().findFirst().map(event -> (VoteCast) event.getSaid().getPayload());
    return new Decision(
        found.kind(),
        found.since(),
        first.map(VoteCast::getCall),
        first.map(VoteCast::getStage),
        first.map(VoteCast::getMotion),
        votes,
        new Tally(
            count(votes, Ballot.FOR), count(votes, Ballot.AGAINST), count(votes, Ballot.ABSTAIN)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Integer> count(List<Vote> votes, Ballot ballot) {
    return Optional.of((int) votes.stream().filter(vote -> vote.ballot() == ballot).count());
  }

  private static Decision noAward(Found found, List<Event> events) {
    Optional<Event> event = events.stream().findFirst();
    Optional<NoAwardDeclared> said = event.map(one -> (NoAwardDeclared) one.getSaid().getPayload());
    return new Decision(
        found.kind(),
        found.since(),
        said.map(NoAwardDeclared::getCall),
        said.map(NoAwardDeclared::getStage),
        Optional.empty(),
        List.of(),
        new Tally(
            said.map(NoAwardDeclared::getVotesFor),
            said.map(NoAwardDeclared::getVotesAgainst),
            said.map(NoAwardDeclared::getAbstentions)),
        event.map(one -> declared(one, said.get())),
        Optional.empty(),
        Optional.empty());
  }

  private static Declared declared(Event event, NoAwardDeclared said) {
    boolean counted = said.getVotesFor() != null || said.getVotesAgainst() != null;
    return new Declared(
        event.getSequence(),
        event.getRecordedAt(),
        Optional.ofNullable(said.getClause()),
        Optional.ofNullable(said.getQuorum()),
        said.getQuorum() == null || !counted
            ? Optional.empty()
            : Optional.of(given(said) >= said.getQuorum()),
        Optional.ofNullable(said.getFallback()),
        Optional.ofNullable(said.getReason()));
  }

  private static int given(NoAwardDeclared said) {
    return number(said.getVotesFor())
        + number(said.getVotesAgainst())
        + number(said.getAbstentions());
  }

  private static int number(Integer given) {
    return given == null ? 0 : given;
  }
}
