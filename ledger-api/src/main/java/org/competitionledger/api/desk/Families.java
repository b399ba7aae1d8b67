package org.competitionledger.api.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which events belong together for who records them, in the order of a competition. */
final class Families {

  private Families() {}

  /** Event types by the key of the family's name. */
  static Map<String, List<String>> of() {
    Map<String, List<String>> families = new LinkedHashMap<>();
    families.put(
        "taking-part",
        List.of(
            "IntentDeclared",
            "ParticipationDeclined",
            "ApplicationSubmitted",
            "ApplicationWithdrawn",
            "SubmissionRegistered",
            "SnapshotDisclosed",
            "EntryWithdrawn",
            "ObjectionFiled",
            "ObjectionWaived"));
    families.put(
        "judging",
        List.of(
            "ScoreRecorded",
            "ScoreSealed",
            "ScoreRevealed",
            "ScoreCorrected",
            "ScoreVoided",
            "GateRuled",
            "VoteCast",
            "EvaluatorRecused",
            "AdjustmentApplied",
            "TieResolved",
            "ScoreStatisticPublished",
            "FigureReported"));
    families.put(
        "course",
        List.of(
            "CompetitionAnnounced",
            "PolicyGoalsDeclared",
            "StageScheduled",
            "StageRescheduled",
            "StageOpened",
            "EvaluationOpened",
            "EvaluationClosed",
            "StageClosed",
            "OccasionScheduled",
            "OccasionClosed",
            "CallOpened",
            "CallChanged",
            "CallClosed",
            "CompetitionConcluded"));
    families.put(
        "rules",
        List.of(
            "CriteriaPublished", "CriteriaAmended", "CriterionSpecified", "CriterionInterpreted"));
    families.put(
        "people",
        List.of(
            "ParticipantRegistered",
            "ParticipantChanged",
            "ApplicationAccepted",
            "ApplicationRejected",
            "EntryAdmitted",
            "AccommodationDecided",
            "PanelAnnounced",
            "EvaluatorAppointed",
            "RoleGranted",
            "RoleRevoked"));
    families.put(
        "outcomes",
        List.of(
            "StandingsCertified",
            "EntryAdvanced",
            "EntryEliminated",
            "EntryDisqualified",
            "EntryReinstated",
            "NoAwardDeclared",
            "ObjectionPeriodAnnounced",
            "ObjectionDecided",
            "BenefitOffered",
            "BenefitGranted",
            "BenefitRevoked"));
    families.put(
        "word",
        List.of(
            "NoticePublished",
            "StatementRecorded",
            "PromiseMade",
            "PromiseKept",
            "SigningKeyAdded",
            "SigningKeyRetired"));
    return families;
  }
}
