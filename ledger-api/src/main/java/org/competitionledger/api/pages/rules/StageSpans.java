package org.competitionledger.api.pages.rules;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.pictures.StageLane;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.times.LedgerTime;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.CallState;
import org.competitionledger.state.StageState;

/** When the calls of a stage, the stage and its evaluation began and ended, and a change in it. */
final class StageSpans {

  private static final int CALLS_MAX = 4;
  private static final int FOLDED = 20;

  private final Reading reading;
  private final Frame frame;
  private final EventLog log;
  private final Map<Long, Instant> times = new HashMap<>();
  private final Map<String, List<StageLane.Bar>> bars = new HashMap<>();

  StageSpans(Reading reading, Frame frame, EventLog log) {
    this.reading = reading;
    this.frame = frame;
    this.log = log;
  }

  /**
   * A picture of a change in a stage; empty where nothing of the stage has begun.
   *
   * @param change the sequence of the change
   * @param at its ledger time
   * @param phase how far the stage was, in words
   */
  Optional<RawString> of(String stage, long change, Instant at, String phase) {
    List<StageLane.Bar> lanes = bars.computeIfAbsent(stage, this::bars);
    if (lanes.isEmpty()) {
      return Optional.empty();
    }
    String name = frame.language().text(new StateNames(reading.state()).stage(stage));
    return Optional.of(
        StageLane.of(
            "lane-" + change + '-' + stage,
            frame.say("lane-title", name),
            frame.say("lane-description", phase),
            lanes,
            new StageLane.Mark(frame.say("lane-mark"), at)));
  }

  private List<StageLane.Bar> bars(String stage) {
    List<StageLane.Bar> lanes = new ArrayList<>();
    reading
        .state()
        .scan(
            StateKind.CALL,
            "",
            (key, call) -> {
              if (call.getStage().equals(stage) && lanes.size() < CALLS_MAX) {
                lane(name(call), "call", call.getOpened(), call.getClosed()).ifPresent(lanes::add);
              }
            });
    reading
        .state()
        .find(StateKind.STAGE.key(stage))
        .ifPresent(
            found -> {
              lane(frame.say("lane-stage"), "stage", found.getOpened(), found.getClosed(), found)
                  .ifPresent(lanes::add);
              lane(
                      frame.say("lane-evaluation"),
                      "evaluation",
                      found.getEvaluationOpened(),
                      found.getEvaluationClosed())
                  .ifPresent(lanes::add);
            });
    return lanes;
  }

  private String name(CallState call) {
    return frame.language().text(call.getName());
  }

  private Optional<StageLane.Bar> lane(String name, String style, long from, long to) {
    return time(from).map(start -> new StageLane.Bar(name, style, start, time(to), List.of()));
  }

  /** The stage's own, with its first submission, first score and first outcome. */
  private Optional<StageLane.Bar> lane(
      String name, String style, long from, long to, StageState stage) {
    List<Instant> ticks =
        LongStream.of(stage.getFirstSubmission(), stage.getFirstScore(), stage.getFirstOutcome())
            .mapToObj(this::time)
            .flatMap(Optional::stream)
            .toList();
    return time(from).map(start -> new StageLane.Bar(name, style, start, time(to), ticks));
  }

  /** The ledger time of an event; nothing of none. */
  private Optional<Instant> time(long sequence) {
    return sequence < 0
        ? Optional.empty()
        : Optional.ofNullable(times.computeIfAbsent(sequence, this::read));
  }

  /** Folded over the event and some before it, whose time it takes where it says none. */
  private Instant read(long sequence) {
    Instant time = null;
    for (StoredEvent stored :
        log.read(reading.competition(), Math.max(-1, sequence - FOLDED), FOLDED)) {
      Event event = stored.event();
      boolean dated = event.getSaid().getOccurredAt() != null || time != null || isLive();
      if (dated && event.getSequence() <= sequence) {
        time =
            LedgerTime.of(
                reading.announced().getRecord(),
                event.getRecordedAt(),
                event.getSaid().getOccurredAt(),
                Optional.ofNullable(time));
      }
    }
    return time;
  }

  private boolean isLive() {
    return reading.announced().getRecord() == RecordKind.LIVE;
  }
}
