package org.competitionledger.cli.standings;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.options.LanguageOption;
import org.competitionledger.core.bundle.Bundle;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.StandingsCsv;
import org.competitionledger.core.tables.StandingsJson;
import org.competitionledger.core.tables.TableDigest;
import org.competitionledger.core.tables.TableRemarks;
import org.competitionledger.core.tables.TableStatus;
import org.competitionledger.core.times.LedgerTime;
import org.competitionledger.core.times.WorldTimes;
import org.competitionledger.core.whatif.Edits;
import org.competitionledger.core.whatif.WhatIfQuestion;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;

/**
 * The standings of a stage from a bundle, with no server: as of any moment, under any version or an
 * edited one. The same answer as the ledger's.
 */
final class BundleStandings {

  private static final JsonMapper JSON = new JsonMapper();

  private final MapState state = new MapState();
  private final BundleFiles files;
  private final boolean latest;
  private final String competition;
  private boolean past;

  /**
   * Folds a bundle's events.
   *
   * @param asOf a sequence or a time, or null for all of it
   */
  BundleStandings(BundleFiles files, String asOf) {
    this(files, asOf == null);
    Bundle.open(files).events(event -> fold(event.event(), asOf));
    if (asOf != null && isSequence(asOf) && head().getLastSequence() < sequence(asOf)) {
      throw CommandFailed.refused("the last event is " + head().getLastSequence());
    }
  }

  /** Of nothing yet. */
  private BundleStandings(BundleFiles files, boolean latest) {
    this.files = files;
    this.latest = latest;
    competition = Bundle.open(files).origin().competition();
  }

  /**
   * Goes through a bundle and stops at each reveal of a stage.
   *
   * @param asked the stage; null for the one opened last
   */
  static void reveals(
      BundleFiles files, String asked, LanguageOption language, Consumer<Resolver.Step> visitor) {
    String stage = new BundleStandings(files, null).stage(asked).getStage();
    Question question = new Question(stage, null, null, List.of());
    BundleStandings growing = new BundleStandings(files, false);
    AtomicInteger number = new AtomicInteger();
    Bundle.open(files)
        .events(
            encoded -> {
              Event event = encoded.event();
              if (event.getSaid().getPayload() instanceof ScoreRevealed revealed
                  && revealed.getStage().equals(stage)) {
                ObjectNode before = growing.answer(question).json();
                growing.fold(event, null);
                visitor.accept(
                    new Resolver.Step(
                        number.incrementAndGet(),
                        event.getSequence(),
                        language.get().text(Headlines.of(event, new StateNames(growing.state))),
                        revealed.getParticipant(),
                        before,
                        growing.answer(question).json()));
              } else {
                growing.fold(event, null);
              }
            });
  }

  /** Whatever comes behind the moment is another history: as-of is always a prefix of the log. */
  private void fold(Event event, String asOf) {
    past = past || isPast(event, asOf);
    if (past) {
      return;
    }
    Evolve.evolve(state, event);
    if (event.getSequence() == 0 && asOf != null && !isSequence(asOf)) {
      requireBegun(asOf);
    }
  }

  private boolean isPast(Event event, String asOf) {
    if (asOf == null) {
      return false;
    }
    if (isSequence(asOf)) {
      return event.getSequence() > sequence(asOf);
    }
    Optional<CompetitionState> known = state.find(Keys.COMPETITION);
    if (known.isEmpty()) {
      return false; // only once it is folded is its zone known
    }
    Instant ledgerTime =
        LedgerTime.of(
            known.get().getRecord(),
            event.getRecordedAt(),
            event.getSaid().getOccurredAt(),
            state.find(Keys.HEAD).map(HeadState::getLastLedgerTime));
    return ledgerTime.isAfter(time("--as-of", asOf));
  }

  /** Digits alone are a sequence, even where they could be a year. */
  private static boolean isSequence(String asOf) {
    return asOf.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void requireBegun(String asOf) {
    if (head().getLastLedgerTime().isAfter(time("--as-of", asOf))) {
      throw CommandFailed.refused("nothing had been recorded by " + asOf);
    }
  }

  private static long sequence(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw CommandFailed.usage("'" + text + "' is no sequence");
    }
  }

  private Instant time(String option, String text) {
    ZoneId zone = ZoneId.of(state.find(Keys.COMPETITION).orElseThrow().getZone());
    return WorldTimes.parse(text, zone)
        .map(WorldTimes.Span::latest)
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    option + " is a time like 2026-08-12T09:00:00Z or 2026-08, not " + text));
  }

  /**
   * What is asked of the table.
   *
   * @param stage the stage, or null for the one opened last
   * @param criteria a version, or null
   * @param inForce a time, or null
   * @param edits changes of the set, {@code pointer=value}
   */
  record Question(String stage, Integer criteria, String inForce, List<String> edits) {

    /** Whether it is the table under the rules that govern. */
    private boolean isOfGoverning() {
      return criteria == null && inForce == null && edits.isEmpty();
    }
  }

  /** A table as JSON and as CSV, and what certifies it. */
  record Answer(ObjectNode json, String csv, ObjectNode digest) {}

  Answer answer(Question question) {
    StageState stage = stage(question.stage());
    Optional<CriteriaState> governing =
        GoverningRules.of(state, stage.getStage(), head().getLastLedgerTime());
    CriteriaState base = base(question, stage.getStage(), governing);
    boolean governs =
        governing
            .filter(set -> set.getCriteria().getVersion() == base.getCriteria().getVersion())
            .isPresent();
    Edits edits = orUsage(Edits.ofTexts(question.edits()));
    CriteriaSet set =
        orUsage(
            edits.applyTo(
                base.getCriteria(),
                stage.getStage(),
                CompiledRules.ledgerVersion(state, base.getCriteria().getVersion())));
    StageTable table = Standings.compute(state, stage.getStage(), set);
    boolean official = governs && question.edits().isEmpty();
    long changed = changed(stage);
    // The table as it stands is as of its own last change, so that it stays the same until then.
    long asOf = latest && question.isOfGoverning() ? changed : head().getLastSequence();
    StandingsJson.Head above =
        new StandingsJson.Head(
            competition,
            stage.getStage(),
            state.find(Keys.COMPETITION).orElseThrow().getRecord(),
            official ? TableStatus.of(competition, stage, table) : TableStatus.uncertified(stage),
            official,
            changed,
            asOf,
            new StandingsJson.Criteria(
                base.getCriteria().getVersion(),
                governs,
                CompiledRules.compile(state, stage.getStage(), set).cut()));
    StandingsJson.Part further =
        official
            ? remarks(stage, above.status(), changed)
            : edits.edits().isEmpty()
                ? StandingsJson.Part.NONE
                : new WhatIfQuestion(competition, stage.getStage(), asOf, base, edits)::write;
    return new Answer(
        json(out -> StandingsJson.write(above, further, table.rows(), this::name, out)),
        StandingsCsv.table(columns(table), table.rows(), this::name),
        json(TableDigest.of(above, table)::write));
  }

  /** The last event that changed a stage's table. */
  private long changed(StageState stage) {
    return state
        .find(StateKind.TABLE.key(stage.getStage()))
        .map(TableMark::getSequence)
        .orElse(stage.getScheduled());
  }

  private TableRemarks remarks(StageState stage, TableStatus status, long changed) {
    return new TableRemarks(
        competition,
        stage,
        status,
        GoverningRules.announced(state, stage.getStage(), head().getLastLedgerTime()),
        status == TableStatus.RESTATED
            ? new BundleRestatement(files).of(competition, stage.getStage(), changed)
            : Optional.empty());
  }

  private HeadState head() {
    return state
        .find(Keys.HEAD)
        .orElseThrow(() -> CommandFailed.refused(competition + " has no events"));
  }

  private StageState stage(String asked) {
    String stage =
        asked == null ? state.find(Keys.COMPETITION).orElseThrow().getLastOpenedStage() : asked;
    if (stage == null) {
      throw CommandFailed.refused("no stage had been opened; name one with --stage");
    }
    return state
        .find(StateKind.STAGE.key(stage))
        .orElseThrow(() -> CommandFailed.refused("there is no stage " + stage));
  }

  private CriteriaState base(Question question, String stage, Optional<CriteriaState> governing) {
    if (question.criteria() != null) {
      return state
          .find(Keys.criteria(question.criteria()))
          .filter(set -> set.getCriteria().getStages().contains(stage))
          .orElseThrow(
              () ->
                  CommandFailed.refused(
                      "there is no version " + question.criteria() + " that covers this stage"));
    }
    if (question.inForce() != null) {
      return GoverningRules.inForce(state, stage, time("--in-force", question.inForce()))
          .orElseThrow(
              () -> CommandFailed.refused("no version was in force at " + question.inForce()));
    }
    return governing.orElseThrow(() -> CommandFailed.refused("no criteria govern this stage yet"));
  }

  private static <T> T orUsage(Parsed<T> parsed) {
    if (parsed instanceof Parsed.Ok<T> ok) {
      return ok.value();
    }
    throw CommandFailed.usage(
        "--set: "
            + String.join(
                "; ",
                parsed.problems().stream()
                    .map(
                        problem ->
                            problem.pointer().replaceFirst("^/edits/\\d+$", "")
                                + ' '
                                + problem.message().en())
                    .map(String::strip)
                    .toList()));
  }

  private Optional<LocalisedText> name(String participant) {
    return state.find(StateKind.PARTICIPANT.key(participant)).map(ParticipantState::getName);
  }

  private static List<String> columns(StageTable table) {
    return table.rows().stream()
        .findFirst()
        .map(Row::points)
        .map(points -> points.stream().map(Points::criterion).toList())
        .orElse(List.of());
  }

  private static ObjectNode json(StandingsJson.Part whole) {
    try {
      return (ObjectNode) JSON.readTree(JsonBytes.of(whole::write));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
