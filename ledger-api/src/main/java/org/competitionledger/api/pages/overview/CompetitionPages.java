package org.competitionledger.api.pages.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.view.RuleChange;

/** Gathers what the page of a competition shows, and what is embedded of it. */
@ApplicationScoped
class CompetitionPages {

  private static final int TIMELINE_MAX = 200;
  private static final int CHANGES_MAX = 1_000;
  private static final int CHANGES_TOLD = 5;

  private final Competitions competitions;
  private final Tables tables;
  private final LedgerNode node;
  private final LogFindings logFindings;

  CompetitionPages(
      Competitions competitions, Tables tables, LedgerNode node, LogFindings logFindings) {
    this.competitions = competitions;
    this.tables = tables;
    this.node = node;
    this.logFindings = logFindings;
  }

  /**
   * The page.
   *
   * @param asked the stage whose table is shown; null for the one that opened last
   */
  PageModel.Competition of(Reading reading, String asked, Language language) {
    CompetitionView view = competitions.view(reading);
    Optional<String> stage =
        Optional.ofNullable(asked)
            .or(() -> Optional.ofNullable(reading.announced().getLastOpenedStage()))
            .or(() -> view.stages().stream().findFirst().map(first -> first.stage()));
    PageModel.Table table =
        stage
            .map(
                id ->
                    new TableModel(reading, language)
                        .of(id, tables.find(reading, tables.stage(reading, id))))
            .orElse(null);
    List<Event> events =
        node
            .events()
            .read(
                reading.competition(),
                Math.max(-1, reading.lastSequence() - TIMELINE_MAX),
                TIMELINE_MAX)
            .stream()
            .map(StoredEvent::event)
            .toList();
    List<RuleChange> changes = node.views().changes(reading.competition(), -1, CHANGES_MAX);
    return new CompetitionModel(reading, language)
        .of(
            view,
            stage,
            table,
            changes.subList(Math.max(0, changes.size() - CHANGES_TOLD), changes.size()),
            FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
                .map(FindingsView.Item::found)
                .toList(),
            events);
  }
}
