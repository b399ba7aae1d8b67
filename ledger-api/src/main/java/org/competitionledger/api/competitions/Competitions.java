package org.competitionledger.api.competitions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.rules.CriteriaView;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.CompetitionState;

/** Competitions as the API and the pages show them. */
@ApplicationScoped
public class Competitions {

  private final LedgerNode node;
  private final Announcements announcements;
  private final OtherInstances others;

  Competitions(LedgerNode node, Announcements announcements, OtherInstances others) {
    this.node = node;
    this.others = others;
    this.announcements = announcements;
  }

  /**
   * A page of the competitions that this instance holds, or of those of all instances, in order of
   * id; may block.
   */
  public Paged<CompetitionView.Summary> page(Paged.Request request, boolean hereOnly) {
    List<CompetitionView.Summary> elsewhere = hereOnly ? List.of() : others.summaries();
    List<String> here = node.views().competitions();
    if (elsewhere.isEmpty()) {
      Paged<String> page = Paged.of(here, request);
      return new Paged<>(summaries(page.items()), page.offset(), page.next());
    }
    // An id twice: its partition is moving, and both answer for it.
    Map<String, CompetitionView.Summary> all = new TreeMap<>();
    elsewhere.forEach(summary -> all.put(summary.id(), summary));
    summaries(here).forEach(summary -> all.put(summary.id(), summary));
    return Paged.of(List.copyOf(all.values()), request);
  }

  /** The competitions of all instances, at most so many; may block. */
  public List<CompetitionView.Summary> all(int limit) {
    return page(new Paged.Request(limit, 0), false).items();
  }

  private List<CompetitionView.Summary> summaries(List<String> ids) {
    return ids.stream().flatMap(id -> summary(id).stream()).toList();
  }

  /** Whether the competition's projection is this instance's. */
  public boolean isHere(String id) {
    return node.views().elsewhere(id).isEmpty();
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
