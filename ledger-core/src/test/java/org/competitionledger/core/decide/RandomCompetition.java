package org.competitionledger.core.decide;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Says.applied;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.call;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StandingsCertified;
import org.competitionledger.event.TieBreakMethod;

/**
 * A whole competition, told at random and decided as it is told: two stages and a league of squads,
 * panels, gates, rule changes, corrections, voids, late entrants, withdrawals, closings and
 * certifications. The same seed tells the same competition. Every second one is RECONSTRUCTED. Most
 * of what is proposed is accepted; what is refused leaves no trace.
 */
public final class RandomCompetition {

  private static final List<String> STAGES = List.of("heat", "final");
  static final List<String> EVALUATORS = List.of("eva", "gus", "ida");
  static final List<String> SQUADS = List.of("red", "green", "blue");
  private static final int FIRST_TEAMS = 5;
  private static final int TEAMS_MAX = 12;
  static final int OCCASIONS = 6;

  private final String id;
  private final Random random;
  private final RandomRules rules;
  private final RandomWords words;
  private final boolean reconstructed;
  private final MapState state = new MapState();
  private final List<Told> told = new ArrayList<>();
  private final List<String> teams = new ArrayList<>();
  private final List<ScoreRevealed> openSecrets = new ArrayList<>();
  private final List<ScoreRevealed> secrets = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private Optional<Random> secret = Optional.empty();
  private int ids;
  private int closingAfter;

  /**
   * A command that was accepted, and what came of it.
   *
   * @param now the ledger's clock
   */
  public record Told(Command command, Instant now, List<EncodedEvent> events) {}

  private RandomCompetition(String id, long seed, Set<TieBreakMethod> tieBreaksLeftOut) {
    this.id = id;
    this.random = new Random(seed);
    this.rules = new RandomRules(random, tieBreaksLeftOut);
    this.words = new RandomWords(random, state, teams);
    this.reconstructed = seed % 2 == 0;
  }

  /** Tells a competition in about so many commands. */
  public static RandomCompetition tell(String id, long seed, int commands) {
    return tell(id, seed, commands, Set.of());
  }

  /** The same with rules that don't have some of the tie-breaks. */
  static RandomCompetition tell(
      String id, long seed, int commands, Set<TieBreakMethod> tieBreaksLeftOut) {
    return new RandomCompetition(id, seed, tieBreaksLeftOut).tell(commands);
  }

  /**
   * The same with sealed scores. Some hold what the world makes of them, and are not revealed; so
   * that two worlds differ in nothing else. The others are, most of them while it is told.
   */
  public static RandomCompetition tellSealed(String id, long seed, long world, int commands) {
    RandomCompetition competition = new RandomCompetition(id, seed, Set.of());
    competition.secret = Optional.of(new Random(world));
    return competition.tell(commands);
  }

  private RandomCompetition tell(int commands) {
    closingAfter = commands * 4 / 5;
    begin();
    for (int at = 0; at < commands; at++) {
      propose(next(at));
      if (secret.isPresent()) {
        reveal();
      }
    }
    return this;
  }

  /** Now and then a right reveal of what all worlds share, or a wrong one of what they do not. */
  private void reveal() {
    if (random.nextInt(6) == 0 && !openSecrets.isEmpty()) {
      propose(openSecrets.remove(random.nextInt(openSecrets.size())));
    }
    if (random.nextInt(6) == 0 && !secrets.isEmpty()) {
      ScoreRevealed one = pick(secrets);
      propose(ScoreRevealed.newBuilder(one).setSalt("0".repeat(64)).build());
      propose(ScoreRevealed.newBuilder(one).setValue(number("77")).setAbsence(null).build());
    }
  }

  /** Reveals what is sealed; returns of how many scores that was taken. */
  public int revealAll() {
    return (int) secrets.stream().filter(this::propose).count();
  }

  /** What was refused, in its order. */
  public List<Refusal> refusals() {
    return refusals;
  }

  private Object sometimesSealed(Object said) {
    if (secret.isEmpty()
        || !(said instanceof ScoreRecorded score)
        || score.getEvaluator() == null
        || random.nextInt(3) == 0) {
      return said;
    }
    boolean shared = random.nextBoolean();
    Random source = shared ? random : secret.get();
    byte[] salt = new byte[SealedScore.SALT_BYTES];
    source.nextBytes(salt);
    boolean absent = source.nextInt(8) == 0;
    ScoreRevealed later =
        new ScoreRevealed(
            score.getStage(),
            score.getParticipant(),
            score.getCriterion(),
            score.getOccasion(),
            score.getEvaluator(),
            absent ? null : number(Integer.toString(source.nextInt(61))),
            absent ? AbsenceReason.values()[source.nextInt(2)] : null,
            HexFormat.of().formatHex(salt));
    (shared ? openSecrets : secrets).add(later);
    return new ScoreSealed(
        later.getStage(),
        later.getParticipant(),
        later.getCriterion(),
        later.getOccasion(),
        later.getEvaluator(),
        SealedScore.of(id, later).commitment(salt));
  }

  /** The accepted commands in their order. */
  public List<Told> told() {
    return told;
  }

  /** All events in their order. */
  public List<EncodedEvent> log() {
    return told.stream().flatMap(one -> one.events().stream()).toList();
  }

  /** The state that decide left. */
  public MapState state() {
    return state;
  }

  public String id() {
    return id;
  }

  private void begin() {
    propose(announced(reconstructed ? RecordKind.RECONSTRUCTED : RecordKind.LIVE));
    propose(stage("heat", 1), stage("final", 2), stage("league", 3), call("spring", "heat"));
    SQUADS.forEach(squad -> propose(participant(squad), admitted("league", squad)));
    for (int team = 0; team < FIRST_TEAMS; team++) {
      propose(entrant());
    }
    propose(published(rules.version(1, STAGES)));
    propose(amended(rules.league(2)));
    for (String stage : STAGES) {
      propose(panel(stage, "jury"));
      EVALUATORS.forEach(evaluator -> propose(appointed(stage, "jury", evaluator)));
    }
    for (int number = 1; number <= OCCASIONS; number++) {
      propose(occasion("heat", number));
    }
    propose(opened("heat"), new EvaluationOpened("heat"));
  }

  /** A new team, every second one by an application. */
  private Object[] entrant() {
    String team = "team-" + teams.size();
    teams.add(team);
    String squad = random.nextInt(4) == 0 ? null : pick(SQUADS);
    Object registered = new ParticipantRegistered(team, text(team), List.of(), null, squad);
    return random.nextBoolean()
        ? new Object[] {registered, admitted("heat", team)}
        : new Object[] {registered, applied("spring", team), admitted("heat", team, "spring")};
  }

  private Object[] next(int at) {
    String stage = random.nextInt(5) == 0 ? pick("final", "final", "league") : "heat";
    return switch (random.nextInt(24)) {
      case 0 -> teams.size() < TEAMS_MAX ? entrant() : one(words.tie(stage));
      case 1 -> one(amended(ahead(amendment(latest() + 1))));
      case 2 -> at < closingAfter ? one(opened(pick("final", "league"))) : closed(stage);
      case 3 -> certified(stage);
      case 4 -> words.scores(stage).toArray();
      case 5 -> one(words.outcome(stage));
      case 6 -> one(words.decision(stage));
      default -> one(words.evaluation(stage));
    };
  }

  private CriteriaSet.Builder amendment(int version) {
    return random.nextInt(4) == 0 ? rules.league(version) : rules.version(version, stages());
  }

  /** The end of a stage and of its occasions: what is pending could not be certified. */
  private Object[] closed(String stage) {
    List<Object> said = new ArrayList<>();
    for (int number = 1; number <= occasions(stage); number++) {
      boolean open =
          state
              .find(Keys.occasion(stage, number))
              .filter(occasion -> occasion.getClosed() != State.NOT_YET)
              .isEmpty();
      if (open) {
        said.add(new OccasionClosed(stage, number, null, null));
      }
    }
    said.add(new StageClosed(stage));
    return said.toArray();
  }

  private static int occasions(String stage) {
    return switch (stage) {
      case "heat" -> OCCASIONS;
      case "final" -> 1;
      default -> 0;
    };
  }

  private static Object[] one(Object said) {
    return new Object[] {said};
  }

  private List<String> stages() {
    return random.nextInt(3) == 0 ? List.of(pick(STAGES)) : STAGES;
  }

  /** Some versions start a while after they are recorded. */
  private CriteriaSet.Builder ahead(CriteriaSet.Builder set) {
    return random.nextInt(3) > 0
        ? set
        : set.setEffectiveFrom(time(ledgerTime().plusSeconds(60L * random.nextInt(30)).toString()));
  }

  /** The right certification of a closed stage; without a closed one, something else. */
  private Object[] certified(String stage) {
    return certification(id, state, stage)
        .map(RandomCompetition::one)
        .orElseGet(() -> one(words.aside(pick(teams))));
  }

  /** The certification that a state supports, as of its last event. */
  public static Optional<StandingsCertified> certification(
      String competition, State state, String stage) {
    return governing(state, stage)
        .map(
            set -> {
              long sequence = state.find(Keys.HEAD).orElseThrow().getLastSequence();
              String digest =
                  Standings.compute(state, stage, set)
                      .digest(competition, set.getVersion(), sequence);
              return new StandingsCertified(stage, set.getVersion(), sequence, digest);
            });
  }

  /** The rules that govern a stage after the last event. */
  public static Optional<CriteriaSet> governing(State state, String stage) {
    Instant ledgerTime = state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
    return GoverningRules.of(state, stage, ledgerTime).map(set -> set.getCriteria());
  }

  private Instant ledgerTime() {
    return state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
  }

  private int latest() {
    return state.find(Keys.COMPETITION).orElseThrow().getLatestVersion();
  }

  private Instant now() {
    return Specification.START.plusSeconds(60L * told.size());
  }

  private boolean propose(Object... wanted) {
    List<Proposal> proposals = new ArrayList<>();
    for (Object one : wanted) {
      proposals.add(proposal(sometimesSealed(one)));
    }
    Command command =
        Specification.command("key-" + ids++, writer(proposals.get(0).getPayload()), proposals);
    Decision decision = Specification.committed(Decide.decide(id, state, command, now()));
    if (decision instanceof Decision.Accepted accepted) {
      told.add(new Told(command, now(), accepted.events()));
      return true;
    }
    if (decision instanceof Decision.Refused refused) {
      refusals.add(refused.refusal());
    }
    return false;
  }

  /** In a reconstructed competition things happened in the year before, not always in order. */
  private Proposal proposal(Object said) {
    if (!reconstructed || (!told.isEmpty() && random.nextInt(4) == 0)) {
      return Says.proposal(said);
    }
    Instant happened = Specification.START.minusSeconds(60L * (10_000 - told.size()));
    return Says.occurred(happened.minusSeconds(random.nextInt(300)).toString(), said);
  }

  /** An evaluator scores as itself; the organizer records all else. */
  private Authority writer(Object said) {
    String evaluator =
        said instanceof ScoreRecorded score
            ? score.getEvaluator()
            : said instanceof ScoreSealed sealed
                ? sealed.getEvaluator()
                : said instanceof ScoreRevealed revealed ? revealed.getEvaluator() : null;
    String subject = evaluator == null ? "organizer-1" : evaluator;
    return new Authority(subject, List.of(Role.values()), List.of("*"), teams);
  }

  /** How often each type of event was accepted. */
  public Map<String, Integer> types() {
    Map<String, Integer> types = new TreeMap<>();
    log()
        .forEach(
            event ->
                types.merge(
                    event.event().getSaid().getPayload().getClass().getSimpleName(),
                    1,
                    Integer::sum));
    return types;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
