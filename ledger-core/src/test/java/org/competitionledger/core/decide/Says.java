package org.competitionledger.core.decide;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.ApplicationSubmitted;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Ballot;
import org.competitionledger.event.BenefitOffered;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EntryAdvanced;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.ObjectionDecided;
import org.competitionledger.event.ObjectionFiled;
import org.competitionledger.event.ObjectionResult;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ParticipantChanged;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Route;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.Source;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.SubmissionRegistered;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.event.Verdict;
import org.competitionledger.event.VoteCast;

/** What is said in specifications, in as few words as tests need. */
public final class Says {

  private Says() {}

  public static LocalisedText text(String english) {
    return new LocalisedText(null, english);
  }

  public static BigDecimal number(String value) {
    return new BigDecimal(value).setScale(6);
  }

  public static ApproximateTime time(String written) {
    return new ApproximateTime(written, Instant.EPOCH, Instant.EPOCH, null);
  }

  public static TimeWindow window(String start, String end) {
    return new TimeWindow(start == null ? null : time(start), end == null ? null : time(end));
  }

  public static Proposal proposal(Object payload) {
    return new Proposal(null, null, null, null, null, payload);
  }

  public static Proposal occurred(String written, Object payload) {
    return new Proposal(time(written), null, null, null, null, payload);
  }

  public static Proposal causedBy(long sequence, Object payload) {
    return new Proposal(null, null, null, null, sequence, payload);
  }

  public static Proposal of(String party, Object payload) {
    return new Proposal(null, null, new Party(party, null), null, null, payload);
  }

  public static Proposal sourced(Object payload) {
    return new Proposal(null, null, null, source(), null, payload);
  }

  public static Proposal sourced(String party, Object payload) {
    return new Proposal(null, null, new Party(party, null), source(), null, payload);
  }

  public static Source source() {
    return new Source(SourceKind.OFFICIAL, text("Notice 1"), "https://example.org/1");
  }

  public static CompetitionAnnounced announced() {
    return announced(RecordKind.LIVE);
  }

  public static CompetitionAnnounced announced(RecordKind record) {
    return new CompetitionAnnounced(
        new LocalisedText("컵", "Cup"), null, record, "Asia/Seoul", null, null, null);
  }

  public static NoticePublished notice(String id) {
    return new NoticePublished(id, text("Notice"), null, null, null);
  }

  public static PromiseMade promise(String id) {
    return new PromiseMade(id, PromiseKind.OTHER, text("We will"), null, null);
  }

  public static StageScheduled stage(String id, int order) {
    return new StageScheduled(id, text(id), order, null, null, null);
  }

  public static StageOpened opened(String stage) {
    return new StageOpened(stage);
  }

  public static OccasionScheduled occasion(String stage, int number) {
    return new OccasionScheduled(stage, number, null, null, null);
  }

  public static CallOpened call(String id, String stage) {
    return call(id, stage, window(null, null));
  }

  public static CallOpened call(String id, String stage, TimeWindow window) {
    Clause clause = new Clause("no-award", ClauseKind.NO_AWARD, text("Nobody may be selected"));
    return new CallOpened(
        id, CallKind.INITIAL, stage, text(id), window, null, List.of(clause), List.of());
  }

  public static ParticipantRegistered participant(String id) {
    return new ParticipantRegistered(id, text(id), List.of(), null, null);
  }

  public static ParticipantChanged joined(String participant, String team) {
    return new ParticipantChanged(participant, null, null, team);
  }

  public static ApplicationSubmitted applied(String call, String participant) {
    return new ApplicationSubmitted(call, participant, null);
  }

  public static EntryAdmitted admitted(String stage, String participant) {
    return new EntryAdmitted(stage, participant, Route.ORIGINAL, null, null);
  }

  public static EntryAdmitted admitted(String stage, String participant, String call) {
    return new EntryAdmitted(stage, participant, Route.ADDITIONAL_CALL, call, null);
  }

  public static SubmissionRegistered submission(String stage, String participant, String id) {
    return new SubmissionRegistered(stage, participant, id, null, List.of(), null, null);
  }

  /** A SCORED criterion with DIRECT scores from 0 to 100. */
  public static Criterion.Builder criterion(String id) {
    return Criterion.newBuilder()
        .setId(id)
        .setName(text(id))
        .setDefinition(text("What counts as " + id))
        .setKind(CriterionKind.SCORED)
        .setScores(ScoreOrigin.DIRECT)
        .setScale(new Scale(number("0"), number("100")));
  }

  public static Criterion.Builder judged(String id) {
    return criterion(id).setScores(ScoreOrigin.PANEL);
  }

  public static Criterion.Builder gate(String id) {
    return Criterion.newBuilder()
        .setId(id)
        .setName(text(id))
        .setDefinition(text("What counts as " + id))
        .setKind(CriterionKind.GATE);
  }

  public static CriteriaSet.Builder set(int version, String stage, Criterion.Builder... criteria) {
    List<Criterion> built = new ArrayList<>();
    for (Criterion.Builder criterion : criteria) {
      built.add(criterion.build());
    }
    return CriteriaSet.newBuilder()
        .setVersion(version)
        .setStages(List.of(stage))
        .setCriteria(built);
  }

  public static CriteriaPublished published(CriteriaSet.Builder set) {
    return new CriteriaPublished(set.build(), null, null);
  }

  public static CriteriaAmended amended(CriteriaSet.Builder set) {
    return new CriteriaAmended(set.build(), null, null, List.of(), null);
  }

  public static CutRule topOf(String stage, int count) {
    return new CutRule(stage, CutKind.TOP_N, count, null, GateOrder.BEFORE_CUT);
  }

  public static PanelAnnounced panel(String stage, String id, String... criteria) {
    return new PanelAnnounced(stage, id, 3, null, false, List.of(criteria));
  }

  public static EvaluatorAppointed appointed(String stage, String panel, String evaluator) {
    return new EvaluatorAppointed(stage, panel, evaluator, null);
  }

  public static ScoreRecorded score(
      String stage, String participant, String criterion, String value) {
    return score(stage, participant, criterion, 1, null, value);
  }

  public static ScoreRecorded score(
      String stage,
      String participant,
      String criterion,
      int occasion,
      String evaluator,
      String value) {
    return new ScoreRecorded(
        stage,
        participant,
        criterion,
        occasion,
        evaluator,
        ScoreState.NUMBER,
        number(value),
        null,
        null,
        null,
        null,
        null);
  }

  public static ScoreCorrected corrected(
      String stage, String participant, String criterion, String evaluator, String value) {
    return new ScoreCorrected(
        stage,
        participant,
        criterion,
        1,
        evaluator,
        ScoreState.NUMBER,
        number(value),
        null,
        text("Misread"),
        null,
        null,
        null);
  }

  /** A seal whose salt is all zeros. */
  public static ScoreSealed sealed(
      String stage, String participant, String criterion, String evaluator, String value) {
    ScoreRevealed later = revealed(stage, participant, criterion, evaluator, value);
    return new ScoreSealed(
        stage,
        participant,
        criterion,
        1,
        evaluator,
        SealedScore.of(Specification.COMPETITION, later).commitment(salt()));
  }

  public static ScoreRevealed revealed(
      String stage, String participant, String criterion, String evaluator, String value) {
    String salt = HexFormat.of().formatHex(salt());
    return new ScoreRevealed(
        stage, participant, criterion, 1, evaluator, number(value), null, salt);
  }

  private static byte[] salt() {
    return new byte[SealedScore.SALT_BYTES];
  }

  public static ScoreVoided voided(
      String stage, String participant, String criterion, String evaluator) {
    return new ScoreVoided(stage, participant, criterion, 1, evaluator, text("Void"), null);
  }

  public static GateRuled ruled(String stage, String participant, String gate) {
    return new GateRuled(stage, participant, gate, Verdict.PASSED, null);
  }

  public static AdjustmentApplied adjusted(String stage, String participant, String id) {
    return new AdjustmentApplied(stage, participant, id, number("-1"), text("Late"));
  }

  public static EntryAdvanced advanced(String stage, String participant, String next) {
    return new EntryAdvanced(stage, participant, next, null, null);
  }

  public static EntryEliminated eliminated(String stage, String participant) {
    return new EntryEliminated(stage, participant, null, null, null);
  }

  public static VoteCast vote(String call, String evaluator) {
    return new VoteCast(call, null, "no-award", evaluator, Ballot.FOR);
  }

  public static ObjectionFiled objection(String id, String participant) {
    return new ObjectionFiled(id, participant, null, text("We object"));
  }

  public static ObjectionDecided upheld(String id) {
    return new ObjectionDecided(id, ObjectionResult.UPHELD, null, null);
  }

  public static BenefitOffered benefit(String id) {
    return new BenefitOffered(id, text(id), null, null, null, null);
  }
}
