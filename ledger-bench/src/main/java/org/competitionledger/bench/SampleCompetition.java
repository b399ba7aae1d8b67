package org.competitionledger.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageScheduled;

/**
 * A competition of any size, the same at every run: one stage, scored by a panel on several
 * criteria and occasions. Each score comes once, and neighbours in time concern distant entries, so
 * that no cache makes a large competition look small.
 *
 * @param id its id
 * @param entries how many take part
 * @param criteria how many criteria are scored
 * @param evaluators how many score
 * @param occasions on how many occasions
 */
record SampleCompetition(String id, int entries, int criteria, int evaluators, int occasions) {

  private static final String STAGE = "final";
  private static final String PANEL = "panel";

  /** A prime beside which every size in use has no divisor. */
  private static final long STRIDE = 7_919;

  /** With as many occasions as so many scores need. */
  static SampleCompetition forScores(String id, int entries, int scores) {
    int criteria = 8;
    int evaluators = 9;
    int anOccasion = entries * criteria * evaluators;
    return new SampleCompetition(
        id, entries, criteria, evaluators, Math.max(1, (scores + anOccasion - 1) / anOccasion));
  }

  /** Everything up to the opening of the evaluation, by the organizer. */
  List<Proposal> setUp() {
    List<Proposal> events = new ArrayList<>();
    events.add(
        proposal(
            CompetitionAnnounced.newBuilder()
                .setName(text("Benchmark " + id))
                .setRecord(RecordKind.LIVE)
                .setZone("Asia/Seoul")
                .build()));
    events.add(
        proposal(
            StageScheduled.newBuilder()
                .setStage(STAGE)
                .setName(text("Final"))
                .setOrder(1)
                .build()));
    events.add(proposal(CriteriaPublished.newBuilder().setCriteria(criteriaSet()).build()));
    events.add(
        proposal(
            PanelAnnounced.newBuilder()
                .setStage(STAGE)
                .setPanel(PANEL)
                .setSize(evaluators)
                .build()));
    for (int i = 0; i < evaluators; i++) {
      events.add(
          proposal(
              EvaluatorAppointed.newBuilder()
                  .setStage(STAGE)
                  .setPanel(PANEL)
                  .setEvaluator(evaluator(i))
                  .build()));
    }
    for (int i = 1; i <= occasions; i++) {
      events.add(proposal(OccasionScheduled.newBuilder().setStage(STAGE).setOccasion(i).build()));
    }
    for (int i = 0; i < entries; i++) {
      events.add(
          proposal(
              ParticipantRegistered.newBuilder()
                  .setParticipant(participant(i))
                  .setName(text("Team " + i))
                  .build()));
      events.add(
          proposal(
              EntryAdmitted.newBuilder().setStage(STAGE).setParticipant(participant(i)).build()));
    }
    events.add(proposal(new StageOpened(STAGE)));
    events.add(proposal(new EvaluationOpened(STAGE)));
    return events;
  }

  private CriteriaSet criteriaSet() {
    List<Criterion> all =
        IntStream.range(0, criteria)
            .mapToObj(
                i ->
                    Criterion.newBuilder()
                        .setId("c" + i)
                        .setName(text("Criterion " + i))
                        .setKind(CriterionKind.SCORED)
                        .setScale(new Scale(decimal(0), decimal(10_000)))
                        .setPanel(
                            PanelAggregation.newBuilder()
                                .setMethod(PanelMethod.MEAN)
                                .setDigits(2)
                                .build())
                        .build())
            .toList();
    return CriteriaSet.newBuilder()
        .setVersion(1)
        .setStages(List.of(STAGE))
        .setCriteria(all)
        .build();
  }

  /** How many scores there are for one evaluator. */
  long scoresEach() {
    return (long) entries * criteria * occasions;
  }

  /** The n-th score (from 0) that an evaluator gives; each n below {@link #scoresEach} is new. */
  Proposal score(int evaluator, long n) {
    long entry = n % entries * STRIDE % entries;
    long criterion = n / entries % criteria;
    long occasion = n / ((long) entries * criteria) + 1;
    return score(
        evaluator, entry, criterion, occasion, decimal((n * 37 + evaluator * 11L) % 10_001));
  }

  /** The score of an evaluator for one entry and one criterion, on the first occasion. */
  Proposal score(int evaluator, long entry, long criterion) {
    long value = (entry * 37 + criterion * 101 + evaluator * 11L) % 10_001;
    return score(evaluator, entry, criterion, 1, decimal(value));
  }

  private static Proposal score(
      int evaluator, long entry, long criterion, long occasion, BigDecimal value) {
    return proposal(
        ScoreRecorded.newBuilder()
            .setStage(STAGE)
            .setParticipant(participant(entry))
            .setCriterion("c" + criterion)
            .setOccasion((int) occasion)
            .setEvaluator(evaluator(evaluator))
            .setValue(value)
            .build());
  }

  static String evaluator(int number) {
    return "judge-" + number;
  }

  private static String participant(long number) {
    return "team-" + number;
  }

  private static Proposal proposal(Object payload) {
    return Proposal.newBuilder().setPayload(payload).build();
  }

  private static LocalisedText text(String english) {
    return new LocalisedText(null, english);
  }

  /** Hundredths. */
  private static BigDecimal decimal(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2).setScale(6);
  }
}
