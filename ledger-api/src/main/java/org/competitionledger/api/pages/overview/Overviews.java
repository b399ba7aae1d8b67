package org.competitionledger.api.pages.overview;

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
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.pages.overview.OverviewModel.Attention;
import org.competitionledger.api.pages.overview.OverviewModel.Glance;
import org.competitionledger.api.pages.overview.OverviewModel.Intro;
import org.competitionledger.api.pages.overview.OverviewModel.Named;
import org.competitionledger.api.pages.overview.OverviewModel.Now;
import org.competitionledger.api.pages.overview.OverviewModel.Rules;
import org.competitionledger.api.pages.overview.OverviewModel.Who;
import org.competitionledger.api.pages.standings.TableModel;
import org.competitionledger.api.pages.standings.TableView;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.CriteriaView;
import org.competitionledger.api.rules.RuleChanges;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.standings.Outcome;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;
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
  private static final int CHANGES_SHOWN = 8;
  private static final int GRAVE_SHOWN = 4;
  private static final int ROWS_SHOWN = 10;

  private static final int DAYS_TOLD_MAX = 60;
  private static final int YEARS_TOLD_FROM = 2;
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private final Competitions competitions;
  private final LedgerNode node;
  private final OpenFindings openFindings;
  private final Stories stories;
  private final Tables tables;

  Overviews(
      Competitions competitions,
      LedgerNode node,
      OpenFindings openFindings,
      Stories stories,
      Tables tables) {
    this.competitions = competitions;
    this.node = node;
    this.openFindings = openFindings;
    this.stories = stories;
    this.tables = tables;
  }

  OverviewModel of(Reading reading, Optional<Window> window, Frame frame) {
    CompetitionView view = competitions.view(reading);
    List<RuleChange> changes = RuleChanges.all(node, reading.competition());
    List<FindingAt> findings = openFindings.of(reading);
    return new OverviewModel(
        intro(view, frame),
        now(reading, view, last(reading), frame),
        who(reading, frame),
        attention(findings, frame),
        rules(view, changes, frame, new Dates(reading.zone())),
        table(reading, frame),
        stories.of(reading, changes, findings, window, frame));
  }

  /** A competition in a few lines, for a frame with these words. */
  public Glance glance(Reading reading, Frame frame) {
    return new Glance(
        now(reading, competitions.view(reading), last(reading), frame),
        counts(openFindings.of(reading), frame));
  }

  private Event last(Reading reading) {
    return RecordedEvents.last(node.events(), reading.competition(), reading.lastSequence());
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
        ago(RecordedEvents.happened(last), frame));
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

  private static Who who(Reading reading, Frame frame) {
    String current = reading.announced().getLastOpenedStage();
    StateNames names = new StateNames(reading.state());
    Language language = frame.language();
    List<String> in = new ArrayList<>();
    AtomicInteger more = new AtomicInteger();
    PriorityQueue<EntryState> out =
        new PriorityQueue<>(Comparator.comparingLong(EntryState::getOutcome));
    reading
        .state()
        .scan(
            StateKind.ENTRY,
            "",
            (key, entry) -> {
              Optional<Outcome> outcome = Outcome.of(entry.getStatus());
              if (outcome.isPresent() && outcome.get() != Outcome.ADVANCED) {
                out.add(entry);
                if (out.size() > NAMED_MAX) {
                  out.remove(); // the oldest
                }
              } else if (entry.getStage().equals(current)) {
                if (in.size() < NAMED_MAX) {
                  in.add(entry.getParticipant());
                } else {
                  more.incrementAndGet();
                }
              }
            });
    return new Who(
        current == null ? "" : frame.say("in-stage", language.text(names.stage(current))),
        in.stream().map(id -> new Named(id, language.text(names.participant(id)))).toList(),
        more.get(),
        out.stream()
            .sorted(Comparator.comparingLong(EntryState::getOutcome).reversed())
            .map(entry -> out(entry, names, language))
            .toList());
  }

  /** The first rows of the stage opened last. */
  private Optional<TableView> table(Reading reading, Frame frame) {
    return Optional.ofNullable(reading.announced().getLastOpenedStage())
        .map(
            stage ->
                new TableModel(reading, frame.language())
                    .small(stage, tables.find(reading, stage), ROWS_SHOWN));
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
        frame.finding(found.key()));
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
}
