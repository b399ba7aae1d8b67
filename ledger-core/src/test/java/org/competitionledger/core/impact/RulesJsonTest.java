package org.competitionledger.core.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.at;
import static org.competitionledger.core.rules.RuleFixture.criterion;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.gate;
import static org.competitionledger.core.rules.RuleFixture.open;
import static org.competitionledger.core.rules.RuleFixture.publish;
import static org.competitionledger.core.rules.RuleFixture.putStage;
import static org.competitionledger.core.rules.RuleFixture.set;
import static org.competitionledger.core.rules.RuleFixture.state;
import static org.competitionledger.core.rules.RuleFixture.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CriterionInterpreted;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.Event;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Source;
import org.competitionledger.event.SourceKind;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.Test;

class RulesJsonTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final MapState before = state(RecordKind.LIVE, "UTC");

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  @Test
  void aChangeHasTheFieldsOfTheContract() throws IOException {
    putStage(before, stage -> stage.setOpened(2).setFirstScore(4));
    publish(before, set(1, open("expert")), "2026-01-01T00:00:00Z", 3);
    CriteriaAmended amended =
        new CriteriaAmended(
            set(2, open("expert"), gate("own")), text("why"), null, List.of(), null);
    RuleChange change = RuleHistory.changeOf(before, event(amended)).orElseThrow();

    assertThat(json(out -> RulesJson.write(change, out)))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"sequence": 7, "kind": "criteria-amended", "version": 2, "comparedWith": 1,
                 "title": {"ko": "평가 기준 제2판으로 개정", "en": "Criteria amended: version 2"},
                 "rationale": {"en": "why"},
                 "actor": {"subject": "office", "role": "organizer"},
                 "recordedAt": "2026-03-10T12:00:00Z", "ledgerTime": "2026-03-10T12:00:00Z",
                 "noticeDays": 0, "direction": "tightened",
                 "reasons": [{"rule": "gate-added", "pointer": "/criteria/own",
                              "effect": "tightened"}],
                 "timing": [{"stage": "final", "phase": "after-first-score",
                             "reached": ["after-stage-opened", "after-first-score"]}],
                 "differences": [{"pointer": "/criteria/own", "old": null,
                                  "new": {"id": "own", "name": {"en": "own"}, "kind": "GATE",
                                          "state": "DEFINED", "better": "HIGHER",
                                          "scores": "PANEL"}}],
                 "impact": {"status": "not-computed"}}
                """));
  }

  @Test
  void aTextDifferenceShowsItsWords() throws IOException {
    publish(before, set(1, gate("own")), "2026-01-01T00:00:00Z", 3);
    CriterionInterpreted ruling =
        new CriterionInterpreted(
            "own", 1, null, text("own weights"), null, null, DefinitionDirection.NARROWED);
    RuleChange change = RuleHistory.changeOf(before, event(ruling)).orElseThrow();
    assertThat(json(out -> RulesJson.write(change.getDifferences(), out)))
        .isEqualTo(
            MAPPER.readTree(
                """
                [{"pointer": "/criteria/own/interpretation/en", "old": null,
                  "new": "own weights", "segments": [{"op": "insert", "text": "own weights"}]}]
                """));
  }

  @Test
  void aPromiseShowsHowItStandsAtTheMoment() throws IOException {
    PromiseMade promise =
        new PromiseMade(
            "details", PromiseKind.SPECIFY, text("later"), "own", at("2026-03-12T00:00:00Z"));
    PromiseView made = Promises.made(before, event(promise), promise);
    Promises.Status status =
        Promises.at(before, made, Instant.parse("2026-03-15T00:00:00Z"), ZoneId.of("UTC"));
    JsonNode json = json(out -> RulesJson.write(made, status, List.of(), out));
    assertThat(json)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"promise": "details", "kind": "SPECIFY", "text": {"en": "later"},
                 "subject": "own", "due": "2026-03-12T00:00:00Z", "made": 7,
                 "madeAt": "2026-03-10T12:00:00Z", "standing": "overdue", "ageDays": 5,
                 "overdueDays": 3}
                """));
  }

  @Test
  void criteriaInForceShowWhatIsUndefined() throws IOException {
    publish(before, set(1, open("expert")), "2026-01-01T00:00:00Z", 3);
    CriteriaInForce inForce =
        CriteriaInForce.of(before, "final", Instant.parse("2026-02-01T00:00:00Z")).orElseThrow();
    JsonNode json = json(out -> RulesJson.write(inForce, out));
    assertThat(json.get("undefined"))
        .isEqualTo(
            MAPPER.readTree(
                """
                [{"criterion": "expert", "name": {"en": "expert"}, "kind": "SCORED",
                  "sinceVersion": 1, "sinceSequence": 3, "since": "2026-01-01T00:00:00Z",
                  "maximum": 10}]
                """));
    assertThat(json.get("criteria").get("version").intValue()).isEqualTo(1);
    assertThat(json.get("undefinedMaximum").intValue()).isEqualTo(10);
  }

  private static JsonNode json(Writing writing) throws IOException {
    return MAPPER.readTree(JsonBytes.of(writing::to));
  }

  private static Event said(Object payload) {
    return event(
        payload,
        proposal ->
            proposal
                .setParty(new Party("ministry", text("The ministry")))
                .setSource(new Source(SourceKind.OFFICIAL, null, "https://notice.example/1"))
                .setOccurredAt(at("2026-03-01T00:00:00Z"))
                .setAnnouncedAt(at("2026-03-02T00:00:00Z")));
  }

  @Test
  void aChangeNamesWhoSaidItWhenAndWhatElseWasSaid() throws IOException {
    CriteriaSet set =
        CriteriaSet.newBuilder(set(1, gate("own")))
            .setEffectiveFrom(at("2026-03-20T00:00:00Z"))
            .build();
    CriteriaPublished published = new CriteriaPublished(set, null, text("the act"));
    RuleChange change = RuleHistory.changeOf(before, said(published)).orElseThrow();
    JsonNode json =
        json(
            out ->
                RulesJson.write(
                    new ChangeReport(
                        change,
                        ImpactJson.none(ImpactKnown.NOT_APPLICABLE),
                        List.of(new AnnouncedTogether.Part(9, "promise-made", text("more")))),
                    out));
    assertThat(json)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"sequence": 7, "kind": "criteria-published", "version": 1,
                 "title": {"ko": "평가 기준 제1판 공표", "en": "Criteria published: version 1"},
                 "legalBasis": {"en": "the act"},
                 "actor": {"subject": "office", "role": "organizer"},
                 "party": {"id": "ministry", "name": {"en": "The ministry"}},
                 "source": {"kind": "OFFICIAL", "url": "https://notice.example/1"},
                 "occurredAt": "2026-03-01T00:00:00Z", "announcedAt": "2026-03-02T00:00:00Z",
                 "recordedAt": "2026-03-10T12:00:00Z", "ledgerTime": "2026-03-10T12:00:00Z",
                 "effectiveFrom": "2026-03-20T00:00:00Z",
                 "noticeDays": 10, "direction": "initial",
                 "reasons": [{"rule": "first-criteria", "pointer": "/criteria",
                              "effect": "initial"}],
                 "timing": [{"stage": "final", "phase": "before-call",
                             "reached": ["before-call"]}],
                 "announcedWith": [{"sequence": 9, "kind": "promise-made",
                                    "title": {"en": "more"}}],
                 "differences": [], "impact": {"status": "not-applicable"}}
                """));
    assertThat(json(out -> RulesJson.write(change, out)).get("impact"))
        .isEqualTo(MAPPER.readTree(ImpactJson.none(ImpactKnown.NOT_APPLICABLE).getJson()));
  }

  @Test
  void aKeptPromiseShowsWhatKeptIt() throws IOException {
    PromiseMade promise =
        new PromiseMade("details", PromiseKind.SPECIFY, text("later"), null, null);
    PromiseView made = Promises.made(before, said(promise), promise);
    PromiseKept kept = new PromiseKept("details", text("here it is"));
    Event keeping = Event.newBuilder(event(kept)).setSequence(11).build();
    PromiseView view = Promises.kept(before, made, keeping, kept);
    Promises.Status status =
        Promises.at(before, view, Instant.parse("2026-03-15T00:00:00Z"), ZoneId.of("UTC"));
    JsonNode json =
        json(
            out ->
                RulesJson.write(
                    view,
                    status,
                    List.of(new AnnouncedTogether.Part(3, "call-changed", text("a call"))),
                    out));
    assertThat(json)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"promise": "details", "kind": "SPECIFY", "text": {"en": "later"},
                 "party": {"id": "ministry", "name": {"en": "The ministry"}},
                 "source": {"kind": "OFFICIAL", "url": "https://notice.example/1"},
                 "occurredAt": "2026-03-01T00:00:00Z", "announcedAt": "2026-03-02T00:00:00Z",
                 "announcedWith": [{"sequence": 3, "kind": "call-changed",
                                    "title": {"en": "a call"}}],
                 "made": 7, "madeAt": "2026-03-10T12:00:00Z", "kept": 11,
                 "keptAt": "2026-03-10T12:00:00Z", "keptBy": {"en": "here it is"},
                 "standing": "kept", "ageDays": 0}
                """));
  }

  @Test
  void criteriaInForceShowWhatTheyLeaveOpen() throws IOException {
    publish(
        before,
        set(1, criterion("speed", c -> c.setLeftOpen(List.of(text("whether wind counts"))))),
        "2026-01-01T00:00:00Z",
        3);
    CriteriaInForce inForce =
        CriteriaInForce.of(before, "final", Instant.parse("2026-02-01T00:00:00Z")).orElseThrow();
    JsonNode json = json(out -> RulesJson.write(inForce, out));
    ((ObjectNode) json).remove("criteria");
    assertThat(json)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"version": 1, "sequence": 3, "starts": "2026-01-01T00:00:00Z", "undefined": [],
                 "leftOpen": [{"criterion": "speed", "name": {"en": "speed"}, "kind": "SCORED",
                  "sinceVersion": 1, "sinceSequence": 3, "since": "2026-01-01T00:00:00Z",
                  "maximum": 10, "points": [{"en": "whether wind counts"}]}],
                 "undefinedMaximum": 0, "maximum": 10}
                """));
  }
}
