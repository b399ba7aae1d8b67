package org.competitionledger.api.competitions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.CriteriaView;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.CompetitionState;

/** Competitions as the API and the pages show them. */
@ApplicationScoped
public class Competitions {

  private final LedgerNode node;
  private final Announcements announcements;

  Competitions(LedgerNode node, Announcements announcements) {
    this.node = node;
    this.announcements = announcements;
  }

  /** A page of the competitions, in order of id. */
  public Paged<CompetitionView.Summary> page(Paged.Request request) {
    Paged<String> page = Paged.of(node.views().competitions(), request);
    return new Paged<>(summaries(page.items()), page.offset(), page.next());
  }

  /** All competitions, at most so many. */
  public List<CompetitionView.Summary> all(int limit) {
    return page(new Paged.Request(limit, 0)).items();
  }

  private List<CompetitionView.Summary> summaries(List<String> ids) {
    return ids.stream().flatMap(id -> summary(id).stream()).toList();
  }

  /** A competition in short; empty while its first event is being folded. */
  private Optional<CompetitionView.Summary> summary(String id) {
    return node.views()
        .state(id)
        .flatMap(state -> state.find(Keys.COMPETITION))
        .map(
            known ->
                new CompetitionView.Summary(
                    id,
                    known.getName(),
                    known.getRecord(),
                    known.getZone(),
                    node.views().lastSequence(id)));
  }

  /** A competition as a whole. */
  public CompetitionView view(Reading reading) {
    CompetitionState state = reading.announced();
    CompetitionAnnounced announced = announcements.of(reading.competition());
    return new CompetitionView(
        reading.competition(),
        state.getName(),
        Optional.ofNullable(announced.getDescription()),
        state.getRecord(),
        state.getZone(),
        Optional.ofNullable(announced.getOrganizer()),
        Optional.ofNullable(announced.getLicence()),
        Optional.ofNullable(announced.getAttribution()),
        StageView.sequence(state.getConcluded()),
        StageView.all(reading.state()),
        CallView.all(reading.state()),
        CriteriaView.versions(reading.state()),
        PromisesView.open(node, reading),
        reading.lastSequence());
  }
}
