package org.competitionledger.api.pages.overview;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.standings.TableView;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.view.PromiseView;

/** A competition as texts. */
final class CompetitionModel {

  private final Language language;
  private final StateNames names;
  private final ZoneId zone;
  private final Dates dates;
  private final AnnouncedTogether together;

  /**
   * Of a competition.
   *
   * @param together what was announced in one go
   */
  CompetitionModel(Reading reading, AnnouncedTogether together, Language language) {
    this.language = language;
    this.together = together;
    this.names = new StateNames(reading.state());
    this.zone = reading.zone();
    this.dates = new Dates(zone);
  }

  PageModel.Competition of(
      CompetitionView view,
      Optional<String> stage,
      TableView table,
      List<ChangeReport> changes,
      List<FindingAt> findings,
      List<Event> events) {
    boolean reconstructed = view.record() == RecordKind.RECONSTRUCTED;
    ChangeModel change = new ChangeModel(names, dates, language);
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
        newestFirst(changes.stream().map(change::of).toList()),
        heaviestFirst(findings).stream().map(this::finding).toList(),
        view.openPromises().stream().map(this::promise).toList(),
        newestFirst(
            events.stream().map(event -> EventLine.of(event, names, dates, language)).toList()),
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

  private PageModel.Promise promise(PromisesView.Item item) {
    PromiseView promise = item.promise();
    Promises.Status status = item.status();
    return new PageModel.Promise(
        text(promise.getText()),
        promise.getParty() == null
            ? ""
            : promise.getParty().getName() == null
                ? text(names.participant(promise.getParty().getId()))
                : text(promise.getParty().getName()),
        age(status.ageDays()),
        promise.getDue() == null
            ? ""
            : Label.say(language, "due") + " " + promise.getDue().getWritten(),
        standing(status.standing()),
        ChangeModel.together(together.with(promise), language),
        promise.getMade());
  }

  /** Nothing of a promise that may still be kept in time. */
  private String standing(Promises.Standing standing) {
    return switch (standing) {
      case BROKEN -> Label.say(language, "broken");
      case OVERDUE -> Label.say(language, "overdue");
      default -> "";
    };
  }

  private String age(long openDays) {
    String days = openDays + (language == Language.KO ? "" : " ") + Label.say(language, "days");
    String word = Label.say(language, "open-for");
    return language == Language.KO ? days + " " + word : word + " " + days;
  }

  private String text(LocalisedText text) {
    return language.text(text);
  }
}
