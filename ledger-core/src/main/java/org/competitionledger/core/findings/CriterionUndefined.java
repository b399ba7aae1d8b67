package org.competitionledger.core.findings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.rules.CriteriaInForce.Undefined;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.Finding;

/**
 * "Criterion in force without definition", from the start of the version that left it open until
 * one starts that defines or drops it. Both may lie ahead: a version is known before it applies. So
 * each new version has all spells of its stages worked out again, in the order of time.
 */
final class CriterionUndefined {

  private CriterionUndefined() {}

  static void register(Watch watch) {
    watch
        .on(
            CriteriaPublished.class,
            (published, at) -> newRules(published.getCriteria().getVersion(), at))
        .on(
            CriteriaAmended.class,
            (amended, at) -> newRules(amended.getCriteria().getVersion(), at))
        .on(CriterionSpecified.class, (specified, at) -> newRules(specified.getVersion(), at));
  }

  private static void newRules(int version, Observed at) {
    at.state()
        .find(Keys.criteria(version))
        .ifPresent(set -> set.getCriteria().getStages().forEach(stage -> workOut(stage, at)));
  }

  private static void workOut(String stage, Observed at) {
    Map<String, Finding> spells = new LinkedHashMap<>();
    Map<String, Finding> open = new LinkedHashMap<>();
    for (Instant moment : starts(stage, at.state())) {
      Optional<CriteriaInForce> inForce = CriteriaInForce.of(at.state(), stage, moment);
      Map<String, Undefined> undefined = new LinkedHashMap<>();
      inForce.ifPresent(
          found -> found.undefined().forEach(one -> undefined.put(subject(stage, one), one)));
      for (String subject : List.copyOf(open.keySet())) {
        if (!undefined.containsKey(subject)) {
          long by = inForce.orElseThrow().governing().getSequence();
          spells.put(subject, resolved(open.remove(subject), moment, by));
        }
      }
      undefined.forEach(
          (subject, one) -> {
            if (!open.containsKey(subject)) {
              open.put(subject, spell(stage, subject, one, at));
            }
          });
    }
    spells.putAll(open);
    settle(stage, spells, at);
  }

  /** Puts the spells that changed; one that was expected and will never begin, never held. */
  private static void settle(String stage, Map<String, Finding> spells, Observed at) {
    List<Finding> gone = new ArrayList<>();
    String code = FindingCode.CRITERION_UNDEFINED_IN_FORCE.code();
    at.board()
        .memory()
        .scan(
            FindingKinds.FINDING,
            code + '|' + stage + '|',
            (key, known) -> {
              if (known.equals(spells.get(known.getSubject()))) {
                spells.remove(known.getSubject());
              } else if (!spells.containsKey(known.getSubject())) {
                gone.add(resolved(known, known.getSince().minusMillis(1), at.sequence()));
              }
            });
    gone.forEach(at.board()::put);
    spells.values().forEach(at.board()::put);
  }

  private static SortedSet<Instant> starts(String stage, State state) {
    SortedSet<Instant> starts = new TreeSet<>();
    int latest = state.find(Keys.COMPETITION).map(CompetitionState::getLatestVersion).orElse(0);
    for (int version = 1; version <= latest; version++) {
      state
          .find(Keys.criteria(version))
          .filter(set -> set.getCriteria().getStages().contains(stage))
          .map(CriteriaState::getStarts)
          .ifPresent(starts::add);
    }
    return starts;
  }

  private static String subject(String stage, Undefined undefined) {
    return stage + '|' + undefined.criterion().getId() + '|' + undefined.sinceVersion();
  }

  private static Finding resolved(Finding finding, Instant at, long by) {
    return Finding.newBuilder(finding).setResolvedAt(at).setResolvedBy(by).build();
  }

  private static Finding spell(String stage, String subject, Undefined undefined, Observed at) {
    Term what =
        Template.fill(
            "평가 기준 {1:은} {2}부터 정의가 기록되지 않은 채 {0}에 적용됐다",
            "The criterion {1} has applied to {0} since {2} without a definition on record",
            at.nameOfStage(stage),
            at.nameOfCriterion(undefined.criterion().getId()),
            at.day(undefined.since()));
    return new Finding(
        FindingCode.CRITERION_UNDEFINED_IN_FORCE.code(),
        subject,
        Template.fill("{0}{1}.", "{0}{1}.", what, weight(undefined)).text(),
        List.of(undefined.sinceSequence()),
        1,
        undefined.sinceSequence(),
        undefined.since(),
        Board.NONE,
        null);
  }

  private static Term weight(Undefined undefined) {
    if (undefined.criterion().getKind() == CriterionKind.GATE) {
      return new Term(". 필수 요건이므로 충족하지 못하면 탈락한다", "; it is a gate: whoever fails it is out");
    }
    Optional<BigDecimal> maximum = undefined.maximum();
    return maximum.isPresent()
        ? Template.fill(
            ". 이 평가 기준에 {0}점이 걸려 있다", "; points that hang on it: {0}", Term.of(maximum.get()))
        : Term.of("");
  }
}
