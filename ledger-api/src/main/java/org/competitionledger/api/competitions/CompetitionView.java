package org.competitionledger.api.competitions;

import java.util.List;
import java.util.Optional;
import org.competitionledger.api.rules.CriteriaView.Version;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;

/**
 * One competition.
 *
 * @param record LIVE or RECONSTRUCTED
 * @param concluded sequence of its end, if it has ended
 * @param lastSequence its last event
 */
public record CompetitionView(
    String id,
    LocalisedText name,
    Optional<LocalisedText> description,
    RecordKind record,
    String zone,
    Optional<LocalisedText> organizer,
    Optional<String> licence,
    Optional<LocalisedText> attribution,
    Optional<Long> concluded,
    List<StageView> stages,
    List<CallView> calls,
    List<Version> versions,
    List<PromisesView.Item> openPromises,
    long lastSequence) {

  /** A competition in a list. */
  public record Summary(
      String id, LocalisedText name, RecordKind record, String zone, long lastSequence) {}

  /** A page of competitions. */
  public record Summaries(List<Summary> competitions) {}
}
