package org.competitionledger.api.pages.overview;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.pages.overview.OverviewModel.Story;
import org.competitionledger.api.pages.pictures.Lanes;
import org.competitionledger.api.pages.pictures.TimeAxis;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.RuleChanges;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.view.RuleChange;

/** The story of a competition as a picture, and as the list behind it. */
@ApplicationScoped
public class Stories {

  private static final int SCENES_MAX = 200;

  private final LedgerNode node;
  private final OpenFindings openFindings;

  Stories(LedgerNode node, OpenFindings openFindings) {
    this.node = node;
    this.openFindings = openFindings;
  }

  /** The story in lanes alone. */
  public Optional<Story> of(Reading reading, Frame frame) {
    return of(
        reading,
        RuleChanges.all(node, reading.competition()),
        openFindings.of(reading),
        Optional.empty(),
        frame);
  }

  /** The same as it was known at a moment. */
  public Optional<Story> of(Moment moment, Frame frame) {
    Reading now = moment.reading();
    Reading then = new Reading(now.competition(), now.state(), moment.sequence());
    return of(
        then,
        RuleChanges.all(node, then.competition()).stream()
            .filter(change -> change.getSequence() <= then.lastSequence())
            .toList(),
        node.views().findings(then.competition(), Optional.empty(), then.ledgerTime()).stream()
            .filter(found -> !found.resolved())
            .toList(),
        Optional.empty(),
        frame);
  }

  /**
   * The story in lanes; empty where nothing has a place in it.
   *
   * @param window the days that are shown; empty for all
   */
  Optional<Story> of(
      Reading reading,
      List<RuleChange> changes,
      List<FindingAt> findings,
      Optional<Window> window,
      Frame frame) {
    Instant end =
        RecordedEvents.happened(
            RecordedEvents.last(node.events(), reading.competition(), reading.lastSequence()));
    StoryLanes story = new StoryLanes(frame, reading, node.events(), end);
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
