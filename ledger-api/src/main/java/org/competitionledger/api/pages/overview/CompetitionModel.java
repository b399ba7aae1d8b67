package org.competitionledger.api.pages.overview;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Source;
import org.competitionledger.view.RuleChange;

/** A competition as texts. */
final class CompetitionModel {

  private final Language language;
  private final StateNames names;
  private final ZoneId zone;
  private final Dates dates;

  CompetitionModel(Reading reading, Language language) {
    this.language = language;
    this.names = new StateNames(reading.state());
    this.zone = reading.zone();
    this.dates = new Dates(zone);
  }

  PageModel.Competition of(
      CompetitionView view,
      Optional<String> stage,
      PageModel.Table table,
      List<RuleChange> changes,
      List<FindingAt> findings,
      List<Event> events) {
    boolean reconstructed = view.record() == RecordKind.RECONSTRUCTED;
    return new PageModel.Competition(
        view.id(),
        text(view.name()),
        view.description().map(this::text).orElse(""),
        Label.say(language, reconstructed ? "reconstructed" : "live"),
        reconstructed ? "reconstructed" : "live",
        reconstructed,
        view.licence().orElse(""),
        view.attribution().map(this::text).orElse(""),
        view.stages().stream().map(each -> tab(each, stage)).toList(),
        table,
        newestFirst(changes.stream().map(this::change).toList()),
        heaviestFirst(findings).stream().map(this::finding).toList(),
        newestFirst(events.stream().map(this::entry).toList()),
        view.lastSequence());
  }

  private static <T> List<T> newestFirst(List<T> oldestFirst) {
    List<T> reversed = new ArrayList<>(oldestFirst);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Open ones before resolved ones. */
  private static List<FindingAt> heaviestFirst(List<FindingAt> findings) {
    List<FindingAt> sorted = new ArrayList<>(findings);
    sorted.sort(
        Comparator.comparing(FindingAt::resolved)
            .thenComparing(found -> found.code().severity(), Comparator.reverseOrder()));
    return sorted;
  }

  private PageModel.Finding finding(FindingAt found) {
    String severity = found.code().severity().text();
    return new PageModel.Finding(
        found.code().code(),
        text(found.code().title()),
        text(found.finding().getDetail()),
        Label.of(severity, language),
        severity,
        found.resolved() ? Label.say(language, "resolved") : age(found.openDays(zone)),
        found.resolved(),
        found.finding().getSequences());
  }

  private PageModel.Tab tab(StageView view, Optional<String> current) {
    return new PageModel.Tab(
        view.stage(), text(view.name()), current.filter(view.stage()::equals).isPresent());
  }

  private PageModel.Change change(RuleChange change) {
    String direction = change.getDirection().name().toLowerCase(Locale.ROOT);
    return new PageModel.Change(
        change.getSequence(),
        dates.of(change.getOccurredAt(), change.getRecordedAt()),
        text(change.getTitle()),
        Label.of(direction, language),
        direction);
  }

  private String age(long openDays) {
    String days = openDays + (language == Language.KO ? "" : " ") + Label.say(language, "days");
    String word = Label.say(language, "open-for");
    return language == Language.KO ? days + " " + word : word + " " + days;
  }

  private PageModel.Entry entry(Event event) {
    Source source = event.getSaid().getSource();
    return new PageModel.Entry(
        event.getSequence(),
        dates.of(event.getSaid().getOccurredAt(), event.getRecordedAt()),
        text(Headlines.of(event, names)),
        source == null ? "" : Label.of(source.getKind().name(), language),
        source == null ? "" : source.getKind().name().toLowerCase(Locale.ROOT));
  }

  private String text(LocalisedText text) {
    return TableModel.text(text, language);
  }
}
