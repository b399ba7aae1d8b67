package org.competitionledger.api.pages.overview;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.pages.overview.OverviewModel.Attention;
import org.competitionledger.api.pages.overview.OverviewModel.Glance;
import org.competitionledger.api.pages.overview.OverviewModel.Intro;
import org.competitionledger.api.pages.overview.OverviewModel.Named;
import org.competitionledger.api.pages.overview.OverviewModel.Now;
import org.competitionledger.api.pages.overview.OverviewModel.Rules;
import org.competitionledger.api.pages.overview.OverviewModel.Story;
import org.competitionledger.api.pages.overview.OverviewModel.Who;
import org.competitionledger.api.pages.pictures.Lanes;
import org.competitionledger.api.pages.pictures.TimeAxis;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.CriteriaView;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.standings.Outcome;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.EntryState;
import org.competitionledger.view.RuleChange;

/** Gathers what the overview of a competition shows, and what is shown of it elsewhere. */
@ApplicationScoped
public class Overviews {

  /** What is said on overviews. */
  public static final Words WORDS = Words.of(Overviews.class, "page-overview");

  private static final int NAMED_MAX = 12;
  private static final int CHANGES_MAX = 200;
  private static final int CHANGES_SHOWN = 8;
  private static final int GRAVE_SHOWN = 4;
  private static final int SCENES_MAX = 200;

  private static final int DAYS_TOLD_MAX = 60;
  private static final int YEARS_TOLD_FROM = 2;
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private final Competitions competitions;
  private final LedgerNode node;
  private final LogFindings logFindings;

  Overviews(Competitions competitions, LedgerNode node, LogFindings logFindings) {
    this.competitions = competitions;
    this.node = node;
    this.logFindings = logFindings;
  }

  OverviewModel of(Reading reading, Optional<Window> window, Frame frame) {
    CompetitionView view = competitions.view(reading);
    List<RuleChange> changes = node.views().changes(reading.competition(), -1, CHANGES_MAX);
    List<FindingAt> findings = open(reading);
    Event last = RecordedEvents.last(node.events(), view.id(), reading.lastSequence(), 1).get(0);
    return new OverviewModel(
        intro(view, frame),
        now(reading, view, last(reading), frame),
        who(reading, frame),
        attention(findings, frame),
        rules(view, changes, frame, new Dates(reading.zone())),
        story(reading, changes, findings, window, frame));
  }

  /** A competition in a few lines, for a frame with these words. */
  public Glance glance(Reading reading, Frame frame) {
    return new Glance(
        now(reading, competitions.view(reading), last(reading), frame),
        counts(open(reading), frame));
  }

  /** The story in lanes alone. */
  public Optional<Story> story(Reading reading, Frame frame) {
    return story(
        reading,
        node.views().changes(reading.competition(), -1, CHANGES_MAX),
        open(reading),
        Optional.empty(),
        frame);
  }

  /** The same as it was known at a moment. */
  public Optional<Story> story(Moment moment, Frame frame) {
    Reading now = moment.reading();
    Reading then = new Reading(now.competition(), now.state(), moment.sequence());
    return story(
        then,
        node.views().changes(then.competition(), -1, CHANGES_MAX).stream()
            .filter(change -> change.getSequence() <= then.lastSequence())
            .toList(),
        node.views().findings(then.competition(), Optional.empty(), then.ledgerTime()).stream()
            .filter(found -> !found.resolved())
            .toList(),
        Optional.empty(),
        frame);
  }

  private List<FindingAt> open(Reading reading) {
    return FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .filter(found -> !found.resolved())
        .toList();
  }

  private Event last(Reading reading) {
    return RecordedEvents.last(node.events(), reading.competition(), reading.lastSequence(), 1)
        .get(0);
  }

  private static Intro intro(CompetitionView view, Frame frame) {
    boolean reconstructed = view.record() == RecordKind.RECONSTRUCTED;
    Language language = frame.language();
    return new Intro(
        view.description().map(language::text).orElse(""),
        view.organizer().map(language::text).orElse(""),
        frame.say(reconstructed ? "reconstructed" : "live"),
        reconstructed ? "reconstructed" : "live",
        reconstructed,
        Stream.of(view.licence(), view.attribution().map(language::text))
            .flatMap(Optional::stream)
            .reduce((licence, attribution) -> licence + ". " + attribution)
            .orElse(""));
  }

  private static Now now(Reading reading, CompetitionView view, Event last, Frame frame) {
    Dates dates = new Dates(reading.zone());
    String current = reading.announced().getLastOpenedStage();
    return new Now(
        view.stages().stream()
            .filter(stage -> stage.stage().equals(current))
            .map(stage -> stage(stage, view, frame))
            .findFirst()
            .orElse(""),
        new OverviewModel.Line(
            last.getSequence(),
            dates.of(last.getSaid().getOccurredAt(), last.getRecordedAt()),
            frame.language().text(Headlines.of(last, new StateNames(reading.state())))),
        ago(end(last), frame));
  }

  private static String stage(StageView stage, CompetitionView view, Frame frame) {
    String phase = view.concluded().isPresent() ? "concluded" : stage.phase();
    return frame.say("stands-at", frame.language().text(stage.name()), frame.say("phase-" + phase));
  }

  /** In whole days: a page that is kept until something is recorded may be a day old. */
  private static String ago(Instant when, Frame frame) {
    long days = Math.max(0, Duration.between(when, Instant.now()).toDays());
    if (days == 0) {
      return frame.say("ago-today");
    }
    if (days <= DAYS_TOLD_MAX) {
      return frame.say("ago-days", days);
    }
    return days < YEARS_TOLD_FROM * DAYS_OF_YEAR
        ? frame.say("ago-months", days / DAYS_OF_MONTH)
        : frame.say("ago-years", days / DAYS_OF_YEAR);
  }

  /** When an event had happened for sure. */
  private static Instant end(Event event) {
    ApproximateTime occurred = event.getSaid().getOccurredAt();
    return occurred == null ? event.getRecordedAt() : occurred.getLatest();
  }

  private static Who who(Reading reading, Frame frame) {
    String current = reading.announced().getLastOpenedStage();
    StateNames names = new StateNames(reading.state());
    Language language = frame.language();
    List<Named> in = new ArrayList<>();
    List<EntryState> out = new ArrayList<>();
    reading
        .state()
        .scan(
            StateKind.ENTRY,
            "",
            (key, entry) -> {
              Optional<Outcome> outcome = Outcome.of(entry.getStatus());
              if (outcome.isPresent() && outcome.get() != Outcome.ADVANCED) {
                out.add(entry);
              } else if (entry.getStage().equals(current)) {
                String id = entry.getParticipant();
                in.add(new Named(id, language.text(names.participant(id))));
              }
            });
    out.sort(Comparator.comparingLong(EntryState::getOutcome).reversed());
    return new Who(
        current == null ? "" : frame.say("in-stage", language.text(names.stage(current))),
        in.stream().limit(NAMED_MAX).toList(),
        Math.max(0, in.size() - NAMED_MAX),
        out.stream().limit(NAMED_MAX).map(entry -> out(entry, names, language)).toList());
  }

  private static OverviewModel.Out out(EntryState entry, StateNames names, Language language) {
    String outcome = Outcome.of(entry.getStatus()).orElseThrow().text();
    String id = entry.getParticipant();
    return new OverviewModel.Out(
        new Named(id, language.text(names.participant(id))),
        language.text(names.stage(entry.getStage())),
        Label.of(outcome, language),
        outcome,
        entry.getOutcome());
  }

  private static Attention attention(List<FindingAt> findings, Frame frame) {
    return new Attention(
        counts(findings, frame),
        findings.stream()
            .sorted(
                Comparator.comparing(found -> found.code().severity(), Comparator.reverseOrder()))
            .limit(GRAVE_SHOWN)
            .map(found -> grave(found, frame))
            .toList());
  }

  /** By severity, the gravest first. */
  private static List<OverviewModel.Count> counts(List<FindingAt> findings, Frame frame) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    findings.forEach(found -> counts.merge(found.code().severity(), 1, Integer::sum));
    return Stream.of(Severity.values())
        .sorted(Comparator.reverseOrder())
        .filter(counts::containsKey)
        .map(
            severity ->
                new OverviewModel.Count(
                    Label.of(severity.text(), frame.language()),
                    severity.text(),
                    counts.get(severity)))
        .toList();
  }

  private static OverviewModel.Grave grave(FindingAt found, Frame frame) {
    String severity = found.code().severity().text();
    return new OverviewModel.Grave(
        frame.language().text(found.code().title()),
        frame.language().text(found.finding().getDetail()),
        Label.of(severity, frame.language()),
        severity,
        frame.to(Room.FINDINGS));
  }

  private static Rules rules(
      CompetitionView view, List<RuleChange> changes, Frame frame, Dates dates) {
    List<CriteriaView.Version> versions = view.versions();
    int last = versions.size() - 1;
    List<OverviewModel.Change> shown =
        changes.stream()
            .filter(change -> change.getVersion() != null)
            .sorted(Comparator.comparingLong(RuleChange::getSequence).reversed())
            .limit(CHANGES_SHOWN)
            .map(change -> change(change, frame, dates))
            .toList();
    return new Rules(
        shown,
        last < 1
            ? ""
            : "v" + versions.get(last - 1).version() + "...v" + versions.get(last).version(),
        changes.size() - shown.size(),
        view.openPromises().size());
  }

  private static OverviewModel.Change change(RuleChange change, Frame frame, Dates dates) {
    String direction = change.getDirection().name().toLowerCase(Locale.ROOT);
    return new OverviewModel.Change(
        change.getSequence(),
        dates.of(change.getOccurredAt(), change.getRecordedAt()),
        frame.language().text(change.getTitle()),
        Label.of(direction, frame.language()),
        direction);
  }

  /**
   * The story in lanes; empty where nothing has a place in it.
   *
   * @param window the days that are shown; empty for all
   */
  private Optional<Story> story(
      Reading reading,
      List<RuleChange> changes,
      List<FindingAt> findings,
      Optional<Window> window,
      Frame frame) {
    Event last = last(reading);
    StoryLanes story = new StoryLanes(frame, reading, node.events(), end(last));
    List<Lanes.Lane> lanes = story.of(changes);
    if (lanes.isEmpty()) {
      return Optional.empty();
    }
    List<Lanes.Item> flags = story.flags(findings);
    TimeAxis axis =
        window
            .map(days -> days.axis(reading.zone()))
            .orElseGet(() -> TimeAxis.over(times(lanes, flags), reading.zone()));
    RawString picture =
        new Lanes(lanes, flags, axis)
            .draw("story", frame.say("story"), frame.say("story-description"));
    return Optional.of(
        new Story(
            picture,
            scenes(lanes, new Dates(reading.zone())),
            zooms(story, reading, frame),
            new OverviewModel.Axis(axis.from().toEpochMilli(), axis.until().toEpochMilli())));
  }

  private static List<Instant> times(List<Lanes.Lane> lanes, List<Lanes.Item> flags) {
    return Stream.concat(
            flags.stream(),
            lanes.stream()
                .flatMap(lane -> Stream.concat(lane.bars().stream(), lane.marks().stream())))
        .flatMap(item -> Stream.of(item.from(), item.until()))
        .toList();
  }

  private static List<OverviewModel.Zoom> zooms(StoryLanes story, Reading reading, Frame frame) {
    return Stream.concat(
            Stream.of(
                new OverviewModel.Zoom(frame.say("whole-story"), frame.of("") + "#story-title")),
            story.stages().stream()
                .map(
                    stage ->
                        new OverviewModel.Zoom(
                            stage.title(),
                            frame.of("")
                                + Window.of(stage.from(), stage.until(), reading.zone()).query()
                                + "#story-title")))
        .toList();
  }

  private static List<OverviewModel.Scene> scenes(List<Lanes.Lane> lanes, Dates dates) {
    return lanes.stream()
        .flatMap(
            lane ->
                Stream.concat(lane.bars().stream(), lane.marks().stream())
                    .map(item -> new SceneOf(lane.name(), item)))
        .sorted(Comparator.comparing(scene -> scene.item().from()))
        .limit(SCENES_MAX)
        .map(scene -> scene.told(dates))
        .toList();
  }

  /** An item with the lane that it is in. */
  private record SceneOf(String lane, Lanes.Item item) {

    private OverviewModel.Scene told(Dates dates) {
      return new OverviewModel.Scene(dates.of(item.from()), lane, item.title(), item.href());
    }
  }
}
