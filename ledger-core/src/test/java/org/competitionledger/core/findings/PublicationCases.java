package org.competitionledger.core.findings;

import static org.competitionledger.core.decide.Says.admitted;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.eliminated;
import static org.competitionledger.core.decide.Says.objection;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;

import java.util.List;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.ObjectionPeriodAnnounced;
import org.competitionledger.event.ObjectionWaived;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;

/** Histories about what is published of the scores, and about objections to outcomes. */
final class PublicationCases {

  private PublicationCases() {}

  static void addTo(Cases cases) {
    cases
        .on(
            FindingCode.LESS_PUBLISHED_THAN_STATED,
            () -> promised(PublicationScope.ALL).and(hidden("speed"), eliminated("heat", "ants")),
            () ->
                promised(PublicationScope.ALL)
                    .and(score("heat", "ants", "speed", "90"), eliminated("heat", "ants")))
        .on(
            FindingCode.PUBLICATION_NARROWED_AFTER_SCORES,
            () -> scored(PublicationScope.LEADERS).on("2026-02-02", now(PublicationScope.NONE)),
            () -> scored(PublicationScope.LEADERS).on("2026-02-02", now(PublicationScope.ALL)))
        .on(
            FindingCode.PUBLICATION_WIDENED_AFTER_SCORES,
            () -> scored(PublicationScope.LEADERS).on("2026-02-02", now(PublicationScope.ALL)),
            () ->
                promised(PublicationScope.LEADERS)
                    .on("2026-02-01", now(PublicationScope.ALL))
                    .and(score("heat", "ants", "speed", "90")))
        .on(
            FindingCode.OBJECTION_AFTER_PERIOD,
            () -> decided().and(days(10)).on("2026-02-12", objection("o-1", "ants")),
            () -> decided().and(days(10)).on("2026-02-11", objection("o-1", "ants")))
        .on(
            FindingCode.OBJECTION_DESPITE_WAIVER,
            () -> decided().and(waived("ants")).on("2026-02-02", objection("o-1", "ants")),
            () -> decided().on("2026-02-02", objection("o-1", "ants")).and(waived("ants")));
  }

  /** Rules of an earlier day that say what will be published, and one entry. */
  static Story promised(PublicationScope of) {
    return promised(new Publication("heat", of, null, null));
  }

  static Story promised(Publication stated) {
    return Story.of(stage("heat", 1), published(publishing(1, stated)))
        .and(participant("ants"), opened("heat"), admitted("heat", "ants"))
        .on("2026-02-01");
  }

  private static Story scored(PublicationScope of) {
    return promised(of).and(score("heat", "ants", "speed", "90"));
  }

  /** Version 2 differs by what is published. */
  static Object now(PublicationScope of) {
    return amended(publishing(2, new Publication("heat", of, null, null)));
  }

  private static CriteriaSet.Builder publishing(int version, Publication stated) {
    return set(version, "heat", criterion("speed")).setPublication(List.of(stated));
  }

  static ScoreRecorded hidden(String criterion) {
    return ScoreRecorded.newBuilder(score("heat", "ants", criterion, "1"))
        .setState(ScoreState.NOT_PUBLISHED)
        .setValue(null)
        .build();
  }

  static Story decided() {
    return RuleCases.entered().on("2026-02-01", eliminated("heat", "ants"));
  }

  static ObjectionPeriodAnnounced days(int days) {
    return new ObjectionPeriodAnnounced("heat", null, days, null);
  }

  static ObjectionWaived waived(String participant) {
    return new ObjectionWaived("heat", participant, null);
  }
}
