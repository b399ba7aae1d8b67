package org.competitionledger.api.pages.embed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.overview.OverviewModel;
import org.competitionledger.api.pages.overview.Stories;
import org.competitionledger.api.pages.rules.ImpactModel;
import org.competitionledger.api.pages.standings.TableModel;
import org.competitionledger.api.pages.standings.TableView;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.RuleChanges;
import org.competitionledger.api.standings.CriteriaChoice;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.projections.Impacts.Detail;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.view.RuleChange;

/** Gathers what is embedded. What is not there is a 404. */
@ApplicationScoped
class Embeds {

  private static final int TIMELINE_MAX = 50;
  private static final AnnouncedTogether NOTHING = new AnnouncedTogether(List.of(), List.of());

  private final LedgerNode node;
  private final Tables tables;
  private final RuleChanges rules;
  private final LogFindings logFindings;
  private final Cosignatures cosignatures;
  private final Moments moments;
  private final Stories stories;

  Embeds(
      LedgerNode node,
      Tables tables,
      RuleChanges rules,
      LogFindings logFindings,
      Cosignatures cosignatures,
      Moments moments,
      Stories stories) {
    this.node = node;
    this.tables = tables;
    this.rules = rules;
    this.logFindings = logFindings;
    this.cosignatures = cosignatures;
    this.moments = moments;
    this.stories = stories;
  }

  /**
   * The table of a stage.
   *
   * @param stage null or empty for the one opened last
   * @param asOf null or empty for how it stands
   */
  TableView table(Reading now, String stage, String asOf, Frame frame) {
    String wanted = isLeftOut(stage) ? null : stage;
    if (isLeftOut(asOf)) {
      String found = tables.stage(now, wanted);
      return new TableModel(now, frame.language()).small(found, tables.find(now, found));
    }
    Moment moment = moments.at("asOf", asOf, now);
    Reading then = moment.reading();
    String found = tables.stage(then, wanted);
    Optional<Tables.Table> table =
        GoverningRules.of(then.state(), found, then.ledgerTime())
            .map(set -> tables.asOf(moment, found, new CriteriaChoice(set, true)));
    return new TableModel(then, frame.language()).small(found, table);
  }

  /** The story in lanes, for a frame with the words of the overview; empty before it begins. */
  Optional<OverviewModel.Story> story(Reading now, String asOf, Frame frame) {
    return isLeftOut(asOf)
        ? stories.of(now, frame)
        : stories.of(moments.at("asOf", asOf, now), frame);
  }

  /** The last events by a moment, newest first. */
  List<EventLine> timeline(Reading now, String asOf, Frame frame) {
    long last = isLeftOut(asOf) ? now.lastSequence() : moments.at("asOf", asOf, now).sequence();
    StateNames names = new StateNames(now.state());
    Dates dates = new Dates(now.zone());
    return node
        .events()
        .read(now.competition(), Math.max(-1, last - TIMELINE_MAX), TIMELINE_MAX)
        .stream()
        .map(StoredEvent::event)
        .filter(event -> event.getSequence() <= last)
        .sorted(Comparator.comparingLong(Event::getSequence).reversed())
        .map(event -> EventLine.of(event, names, dates, frame.language()))
        .toList();
  }

  /** All findings, the gravest first, open ones before resolved ones. */
  List<FindingAt> findings(Reading reading) {
    return FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .sorted(
            Comparator.comparing(FindingAt::resolved)
                .thenComparing(found -> found.code().severity(), Comparator.reverseOrder()))
        .toList();
  }

  FindingAt finding(Reading reading, String key) {
    return findings(reading).stream()
        .filter(found -> found.key().equals(key))
        .findFirst()
        .orElseThrow(ProblemCode.NOT_FOUND::exception);
  }

  EmbedModel.Finding finding(Reading reading, String key, Frame frame) {
    FindingAt found = finding(reading, key);
    Language language = frame.language();
    String severity = found.code().severity().text();
    return new EmbedModel.Finding(
        language.text(found.code().title()),
        language.text(found.finding().getDetail()),
        new EmbedModel.Badge(Label.of(severity, language), severity),
        found.resolved()
            ? frame.say("resolved")
            : frame.say("since", new Dates(reading.zone()).of(found.finding().getSince())),
        found.finding().getSequences());
  }

  RuleChange change(Reading reading, String sequence) {
    long wanted = Parameters.wholeNumber("sequence", sequence, 0, 0, Long.MAX_VALUE);
    return node.views()
        .change(reading.competition(), wanted)
        .orElseThrow(ProblemCode.CHANGE_NOT_FOUND::exception);
  }

  EmbedModel.Change change(Reading reading, String sequence, Frame frame) {
    RuleChange change = change(reading, sequence);
    Language language = frame.language();
    StateNames names = new StateNames(reading.state());
    ChangeReport told =
        rules.withImpact(reading.competition(), List.of(change), Detail.BRIEF, NOTHING).get(0);
    return new EmbedModel.Change(
        change.getSequence(),
        new Dates(reading.zone()).of(change.getOccurredAt(), change.getRecordedAt()),
        language.text(change.getTitle()),
        badge(change.getDirection(), language),
        change.getTiming().stream()
            .map(
                timing ->
                    language.text(names.stage(timing.getStage()))
                        + ": "
                        + Label.of(timing.getPhase().name(), language))
            .toList(),
        language.text(change.getRationale()),
        new ImpactModel(reading.state(), frame).sentences(change.getSequence(), told.impact()));
  }

  /** The head as it is shown; empty if nothing was signed yet. */
  Optional<EmbedModel.Proof> proof(Reading reading, Frame frame) {
    return cosignatures.head(reading.competition()).map(note -> proof(note, reading, frame));
  }

  /** All signatures but the log's own are its witnesses'. */
  private EmbedModel.Proof proof(SignedNote note, Reading reading, Frame frame) {
    Checkpoint head = Checkpoint.parse(note.text());
    int own =
        note.verify(node.transparency().keys(reading.competition(), Optional.of(note)))
            .valid()
            .size();
    int witnesses = note.signatures().size() - own;
    return new EmbedModel.Proof(
        frame.say("signed-events", head.size(), reading.lastSequence() + 1),
        note.text().lines().skip(2).findFirst().orElseThrow(),
        witnesses == 0 ? "" : frame.say("cosigned", witnesses));
  }

  private static EmbedModel.Badge badge(Enum<?> name, Language language) {
    String style = name.name().toLowerCase(Locale.ROOT);
    return new EmbedModel.Badge(Label.of(style, language), style);
  }

  private static boolean isLeftOut(String parameter) {
    return parameter == null || parameter.isEmpty();
  }
}
