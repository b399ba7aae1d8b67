package org.competitionledger.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Actor;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.Clause;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.Event;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.CallState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.HeadState;
import org.competitionledger.state.ScoringState;
import org.competitionledger.state.StageState;

/** Rules, states and events of tests, as short as they can be. */
public final class RuleFixture {

  public static final String STAGE = "final";
  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private RuleFixture() {}

  public static LocalisedText text(String english) {
    return new LocalisedText(null, english);
  }

  public static BigDecimal decimal(String value) {
    return new BigDecimal(value).setScale(6);
  }

  public static ApproximateTime at(String instant) {
    Instant time = Instant.parse(instant);
    return new ApproximateTime(instant, time, time, null);
  }

  public static ApproximateTime range(String earliest, String latest) {
    return new ApproximateTime(
        earliest + '/' + latest, Instant.parse(earliest), Instant.parse(latest), null);
  }

  public static TimeWindow window(String start, String end) {
    return new TimeWindow(start == null ? null : at(start), end == null ? null : at(end));
  }

  public static Criterion criterion(String id, UnaryOperator<Criterion.Builder> with) {
    return with.apply(
            Criterion.newBuilder()
                .setId(id)
                .setName(text(id))
                .setKind(CriterionKind.SCORED)
                .setMaximum(decimal("10")))
        .build();
  }

  public static Criterion scored(String id) {
    return criterion(id, c -> c);
  }

  public static Criterion open(String id) {
    return criterion(id, c -> c.setState(DefinitionState.TO_BE_SPECIFIED));
  }

  public static Criterion gate(String id) {
    return criterion(id, c -> c.setKind(CriterionKind.GATE).setMaximum(null));
  }

  public static CriteriaSet set(int version, Criterion... criteria) {
    return CriteriaSet.newBuilder()
        .setVersion(version)
        .setStages(List.of(STAGE))
        .setCriteria(List.of(criteria))
        .build();
  }

  public static CriteriaSet cut(CriteriaSet set, CutKind kind, Integer count, String threshold) {
    return cut(set, kind, count, threshold, GateOrder.BEFORE_CUT);
  }

  public static CriteriaSet cut(
      CriteriaSet set, CutKind kind, Integer count, String threshold, GateOrder gates) {
    BigDecimal least = threshold == null ? null : decimal(threshold);
    return CriteriaSet.newBuilder(set)
        .setCutRules(List.of(new CutRule(STAGE, kind, count, least, gates)))
        .build();
  }

  public static MapState state(RecordKind record, String zone) {
    MapState state = new MapState();
    state.put(
        Keys.COMPETITION,
        new CompetitionState(record, zone, text("Cup"), 0, null, -1L, null, false));
    state.put(Keys.HEAD, new HeadState(0L, Instant.EPOCH, Instant.EPOCH));
    return state;
  }

  public static void publish(MapState state, CriteriaSet set, String starts, long sequence) {
    state.put(
        Keys.criteria(set.getVersion()), new CriteriaState(sequence, Instant.parse(starts), set));
    state.put(Keys.scoring(set.getVersion()), new ScoringState(LedgerVersion.CURRENT));
    CompetitionState competition = state.find(Keys.COMPETITION).orElseThrow();
    state.put(
        Keys.COMPETITION,
        CompetitionState.newBuilder(competition).setLatestVersion(set.getVersion()).build());
  }

  public static StageState stage() {
    return new StageState(
        STAGE,
        text("Final"),
        1,
        null,
        null,
        null,
        1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        0,
        -1L,
        null,
        0,
        List.of());
  }

  public static void putStage(MapState state, UnaryOperator<StageState.Builder> with) {
    state.put(StateKind.STAGE.key(STAGE), with.apply(StageState.newBuilder(stage())).build());
  }

  public static CallState call(String id, long opened, long closed) {
    return new CallState(
        id,
        text(id),
        CallKind.INITIAL,
        STAGE,
        window("2026-01-23T00:00:00Z", "2026-02-12T07:00:00Z"),
        1,
        List.<Clause>of(),
        List.of(),
        opened,
        closed,
        -1L,
        -1L);
  }

  public static Event event(Object payload) {
    return event(payload, proposal -> proposal);
  }

  public static Event event(Object payload, UnaryOperator<Proposal.Builder> with) {
    return new Event(
        "cup",
        7L,
        NOON,
        new Actor("office", Role.ORGANIZER),
        "command",
        new Sha256(new byte[32]),
        0,
        1,
        1,
        with.apply(Proposal.newBuilder().setPayload(payload)).build());
  }
}
