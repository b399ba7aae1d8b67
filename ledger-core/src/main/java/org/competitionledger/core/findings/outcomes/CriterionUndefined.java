package org.competitionledger.core.findings.outcomes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.rules.CriteriaInForce.Undefined;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.words.Template;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.Finding;

/**
 * Criterion in force without definition (§10.3), and in force with an open point (§10.3): from the
 * start of the version that left it open until one starts that defines or drops it. Both may lie
 * ahead: a version is known before it applies. So each new version has all spells of its stages
 * worked out again, in the order of time.
 */
public final class CriterionUndefined {

  private CriterionUndefined() {}

  public static void register(Observers observers) {
    observers
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
    settle(
        FindingCode.CRITERION_UNDEFINED_IN_FORCE,
        stage,
        spells(stage, CriteriaInForce::undefined, one -> undefined(stage, one, at), at),
        at);
    settle(
        FindingCode.DEFINITION_LEFT_OPEN_IN_FORCE,
        stage,
        spells(stage, CriteriaInForce::leftOpen, one -> leftOpen(stage, one, at), at),
        at);
  }

  /** By subject, the spells for which something is so of criteria in force. */
  private static Map<String, Finding> spells(
      String stage,
      Function<CriteriaInForce, List<Undefined>> isSo,
      Function<Undefined, Finding> spell,
      Observed at) {
    Map<String, Finding> spells = new LinkedHashMap<>();
    Map<String, Finding> open = new LinkedHashMap<>();
    for (Instant moment : starts(stage, at.state())) {
      Optional<CriteriaInForce> inForce = CriteriaInForce.of(at.state(), stage, moment);
      Map<String, Undefined> now = new LinkedHashMap<>();
      inForce.ifPresent(
          found -> isSo.apply(found).forEach(one -> now.put(subject(stage, one), one)));
      for (String subject : List.copyOf(open.keySet())) {
        if (!now.containsKey(subject)) {
          long by = inForce.orElseThrow().governing().getSequence();
          spells.put(subject, resolved(open.remove(subject), moment, by));
        }
      }
      now.forEach((subject, one) -> open.computeIfAbsent(subject, begins -> spell.apply(one)));
    }
    spells.putAll(open);
    return spells;
  }

  /** Puts the spells that changed; one that was expected and will never begin, never held. */
  private static void settle(
      FindingCode code, String stage, Map<String, Finding> spells, Observed at) {
    List<Finding> gone = new ArrayList<>();
    at.store()
        .memory()
        .scan(
            FindingKinds.FINDING,
            code.code() + '|' + stage + '|',
            (key, known) -> {
              if (known.equals(spells.get(known.getSubject()))) {
                spells.remove(known.getSubject());
              } else if (!spells.containsKey(known.getSubject())) {
                gone.add(resolved(known, known.getSince().minusMillis(1), at.sequence()));
              }
            });
    gone.forEach(at.store()::put);
    spells.values().forEach(at.store()::put);
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

  private static Finding undefined(String stage, Undefined undefined, Observed at) {
    Term what =
        Words.FINDINGS.say(
            "criterion-has-applied-to-since",
            at.nameOfStage(stage),
            at.nameOfCriterion(undefined.criterion().getId()),
            at.day(undefined.since()));
    return spell(
        FindingCode.CRITERION_UNDEFINED_IN_FORCE,
        stage,
        undefined,
        Template.fill("{0}{1}.", "{0}{1}.", what, weight(undefined)));
  }

  private static Finding leftOpen(String stage, Undefined criterion, Observed at) {
    return spell(
        FindingCode.DEFINITION_LEFT_OPEN_IN_FORCE,
        stage,
        criterion,
        Words.FINDINGS.say(
            "criterion-has-applied-to-since-with-a-definition",
            at.nameOfStage(stage),
            at.nameOfCriterion(criterion.criterion().getId()),
            at.day(criterion.since()),
            OutcomeOnPointLeftOpen.points(List.of(criterion.criterion()))));
  }

  private static Finding spell(FindingCode code, String stage, Undefined of, Term detail) {
    return new Finding(
        code.code(),
        subject(stage, of),
        detail.text(),
        List.of(of.sinceSequence()),
        1,
        of.sinceSequence(),
        of.since(),
        FindingStore.NONE,
        null);
  }

  private static Term weight(Undefined undefined) {
    if (undefined.criterion().getKind() == CriterionKind.GATE) {
      return Words.FINDINGS.say("gate-whoever-fails");
    }
    Optional<BigDecimal> maximum = undefined.maximum();
    return maximum.isPresent()
        ? Words.FINDINGS.say("points-that-hang", Term.of(maximum.get()))
        : Term.of("");
  }
}
