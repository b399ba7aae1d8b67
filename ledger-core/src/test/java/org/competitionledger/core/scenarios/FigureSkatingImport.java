package org.competitionledger.core.scenarios;

import static org.competitionledger.core.scenarios.Clerk.at;
import static org.competitionledger.core.scenarios.Clerk.text;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.Party;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Route;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Source;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageScheduled;

/**
 * The men's free skating of the ISU Grand Prix Final 2017 as a clerk records it: "components PANEL,
 * trimmed mean of nine, 2 digits, × factor, rounded; elements DIRECT with open scale; deductions as
 * negative adjustments". The source gives the year of all this, and no day.
 */
final class FigureSkatingImport {

  static final String STAGE = "free-skating";
  static final String COMPONENTS = "components";

  private static final ApproximateTime WHEN = at("2017", text("The source gives no day"));
  private static final String PANEL = "judges";

  private final Scenario scenario = Scenario.empty("isu-gpf2017-men");
  private final Clerk clerk =
      new Clerk(
          scenario,
          new Party("isu", text("International Skating Union")),
          new Source(SourceKind.OFFICIAL, text("ISU judges' details per skater"), null));
  private final List<Map<String, String>> marks =
      PublishedData.read("isu-gpf2017-men-free-marks.csv");
  private final List<Map<String, String>> results =
      PublishedData.read("isu-gpf2017-men-free-result.csv");

  /** Imports the segment. */
  static Scenario segment() {
    FigureSkatingImport segment = new FigureSkatingImport();
    segment.begin();
    segment.results.forEach(segment::skater);
    segment.end();
    return segment.scenario;
  }

  private void begin() {
    says(
        new CompetitionAnnounced(
            text("ISU Grand Prix Final 2017, men"),
            null,
            RecordKind.RECONSTRUCTED,
            "UTC",
            null,
            null,
            null));
    says(new StageScheduled(STAGE, text("Free skating"), 1, null, null, null));
    says(new CriteriaPublished(rules(), null, null));
    Set<String> judges = new LinkedHashSet<>();
    marks.forEach(mark -> judges.add(mark.get("judge")));
    says(new PanelAnnounced(STAGE, PANEL, judges.size(), null, true, List.of()));
    judges.forEach(judge -> says(new EvaluatorAppointed(STAGE, PANEL, judge, null)));
    clerk.send("announced");
    says(new StageOpened(STAGE));
    says(new EvaluationOpened(STAGE));
    clerk.send("opened");
  }

  private CriteriaSet rules() {
    List<Criterion.Builder> criteria = new ArrayList<>();
    criteria.add(direct("elements"));
    criteria.add(direct(COMPONENTS));
    Set<String> factors = new LinkedHashSet<>();
    marks.forEach(mark -> factors.add(mark.get("component") + "|" + mark.get("factor")));
    for (String factor : factors) {
      String[] parts = factor.split("\\|");
      criteria.add(
          judged(id(parts[0]), PanelMethod.TRIMMED_MEAN, 1, 1)
              .setName(text(parts[0]))
              .setParent(COMPONENTS)
              .setScale(scale("0", "10"))
              .setFactor(decimal(parts[1]))
              .setDigits(2));
    }
    return set(criteria.toArray(Criterion.Builder[]::new))
        .setStages(List.of(STAGE))
        .setDigits(2)
        .build();
  }

  private void skater(Map<String, String> result) {
    String skater = id(result.get("name"));
    says(
        new ParticipantRegistered(
            skater, text(result.get("name")), List.of(), result.get("nation"), null));
    says(new EntryAdmitted(STAGE, skater, Route.ORIGINAL, null, null));
    says(score(skater, "elements", null, result.get("elements")));
    marks.stream()
        .filter(mark -> mark.get("name").equals(result.get("name")))
        .forEach(
            mark ->
                says(
                    score(skater, id(mark.get("component")), mark.get("judge"), mark.get("mark"))));
    if (decimal(result.get("deductions")).signum() != 0) {
      says(
          new AdjustmentApplied(
              STAGE,
              skater,
              "deductions",
              decimal(result.get("deductions")).negate(),
              text("Deductions")));
    }
    clerk.send(skater);
  }

  private static ScoreRecorded score(String skater, String criterion, String judge, String value) {
    return new ScoreRecorded(
        STAGE,
        skater,
        criterion,
        1,
        judge,
        ScoreState.NUMBER,
        decimal(value),
        null,
        null,
        null,
        null,
        null);
  }

  private void end() {
    says(new EvaluationClosed(STAGE));
    says(new StageClosed(STAGE));
    clerk.send("closed");
    says(scenario.certification(STAGE));
    clerk.send("certified");
    says(new CompetitionConcluded((LocalisedText) null));
    clerk.send("concluded");
  }

  private void says(Object payload) {
    clerk.says(WHEN, payload);
  }

  static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-').replace("/", "-");
  }
}
