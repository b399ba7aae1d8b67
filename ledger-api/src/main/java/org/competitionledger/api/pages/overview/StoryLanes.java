package org.competitionledger.api.pages.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.pages.pictures.Lanes.Item;
import org.competitionledger.api.pages.pictures.Lanes.Lane;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.state.CallState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.StageState;
import org.competitionledger.view.RuleChange;

/**
 * The story of a competition in lanes: rules, calls, stages, scores and outcomes. It is made of
 * what the state remembers, so that it costs the same for ten scores and for a million.
 */
final class StoryLanes {

  private static final int OUTCOMES_MAX = 200;

  private final Frame frame;
  private final StateNames names;
  private final Instant end;
  private final List<StageState> stages = new ArrayList<>();
  private final List<CallState> calls = new ArrayList<>();
  private final Set<Long> outcomes = new TreeSet<>();
  private final Map<Long, Event> events;

  /**
   * Of a competition as it stands.
   *
   * @param end until when what has not ended is drawn
   */
  StoryLanes(Frame frame, Reading reading, EventLog log, Instant end) {
    State state = reading.state();
    this.frame = frame;
    this.names = new StateNames(state);
    this.end = end;
    state.scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage));
    state.scan(StateKind.CALL, "", (key, call) -> calls.add(call));
    state.scan(
        StateKind.ENTRY,
        "",
        (key, entry) -> {
          if (entry.getStatus() != EntryStatus.IN && outcomes.size() < OUTCOMES_MAX) {
            outcomes.add(entry.getOutcome());
          }
        });
    this.events = RecordedEvents.of(log, reading.competition(), named());
  }

  /** Those in which something has a place. */
  List<Lane> of(List<RuleChange> changes) {
    return Stream.of(
            new Lane(
                frame.say("room-rules"), List.of(), changes.stream().map(this::change).toList()),
            bars("lane-calls", calls.stream().flatMap(call -> call(call).stream())),
            bars("lane-stages", stages.stream().flatMap(this::stage)),
            bars("lane-scores", stages.stream().flatMap(stage -> scores(stage).stream())),
            new Lane(
                frame.say("lane-outcomes"),
                List.of(),
                outcomes.stream().flatMap(sequence -> outcome(sequence).stream()).toList()))
        .filter(lane -> !lane.bars().isEmpty() || !lane.marks().isEmpty())
        .toList();
  }

  private Lane bars(String key, Stream<Item> bars) {
    return new Lane(frame.say(key), bars.toList(), List.of());
  }

  /** Findings as flags at the day on which they came up, the gravest first. */
  List<Item> flags(List<FindingAt> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(found -> found.code().severity(), Comparator.reverseOrder()))
        .map(
            found ->
                new Item(
                    found.finding().getSince(),
                    found.finding().getSince(),
                    found.code().severity().text(),
                    frame.language().text(found.code().title()),
                    frame.to(Room.FINDINGS)))
        .toList();
  }

  private Item change(RuleChange change) {
    ApproximateTime at = change.getOccurredAt();
    return new Item(
        at == null ? change.getRecordedAt() : at.getEarliest(),
        at == null ? change.getRecordedAt() : at.getLatest(),
        change.getDirection().name().toLowerCase(Locale.ROOT),
        frame.language().text(change.getTitle()),
        frame.change(change.getSequence()));
  }

  /** The stages that have begun, as stretches to look at alone. */
  List<Item> stages() {
    return stages.stream()
        .flatMap(
            stage ->
                stretch(
                    stage.getOpened(),
                    stage.getClosed(),
                    stage.getStage(),
                    frame.language().text(stage.getName()))
                    .stream())
        .toList();
  }

  private Set<Long> named() {
    Set<Long> named = new TreeSet<>(outcomes);
    for (StageState stage : stages) {
      named.add(stage.getOpened());
      named.add(stage.getEvaluationOpened());
      named.add(stage.getEvaluationClosed());
      named.add(stage.getClosed());
      named.add(stage.getFirstScore());
      named.add(stage.getFirstOutcome());
    }
    for (CallState call : calls) {
      named.add(call.getOpened());
      named.add(call.getClosed());
    }
    named.removeIf(sequence -> sequence < 0);
    return named;
  }

  private Optional<Item> call(CallState call) {
    return stretch(
        call.getOpened(), call.getClosed(), "call", frame.language().text(call.getName()));
  }

  private Stream<Item> stage(StageState stage) {
    String name = frame.language().text(stage.getName());
    return Stream.concat(
        stretch(stage.getOpened(), stage.getClosed(), "stage", name).stream(),
        stretch(
            stage.getEvaluationOpened(),
            stage.getEvaluationClosed(),
            "evaluation",
            frame.say("evaluation-of", name))
            .stream());
  }

  /** From the first score until no more was to come; a moment where nothing says until when. */
  private Optional<Item> scores(StageState stage) {
    long until =
        stage.getEvaluationClosed() >= 0 ? stage.getEvaluationClosed() : stage.getFirstOutcome();
    return stretch(
        stage.getFirstScore(),
        Math.max(until, stage.getFirstScore()),
        "scores",
        frame.say("scores-of", frame.language().text(stage.getName())));
  }

  private Optional<Item> outcome(long sequence) {
    return Optional.ofNullable(events.get(sequence))
        .map(
            event ->
                new Item(
                    from(event),
                    RecordedEvents.happened(event),
                    event.getSaid().getPayload() instanceof EntryAdvanced
                        ? "advanced"
                        : "eliminated",
                    frame.language().text(Headlines.of(event, names)),
                    frame.event(sequence)));
  }

  private Optional<Item> stretch(long first, long last, String style, String title) {
    return Optional.ofNullable(events.get(first))
        .map(
            event ->
                new Item(
                    from(event),
                    Optional.ofNullable(events.get(last)).map(RecordedEvents::happened).orElse(end),
                    style,
                    title,
                    frame.event(first)));
  }

  private static Instant from(Event event) {
    ApproximateTime occurred = event.getSaid().getOccurredAt();
    return occurred == null ? event.getRecordedAt() : occurred.getEarliest();
  }
}
