package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingsJson;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.impact.RulesJson;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.PromiseView;

/** A report of a log that was gone through here. */
public final class LocalAudit {

  private static final JsonMapper JSON = new JsonMapper();

  private LocalAudit() {}

  /**
   * The report {@code {competition, changes, promises, findings}}, as the service would give it.
   *
   * @param id the competition
   * @param lastSequence of its last event
   * @param now the clock, by which promises of a LIVE competition fall due
   */
  public static ObjectNode of(Audit audit, String id, long lastSequence, Instant now) {
    CompetitionState competition = audit.state().find(Keys.COMPETITION).orElseThrow();
    ZoneId zone = ZoneId.of(competition.getZone());
    ObjectNode report = JSON.createObjectNode();
    ObjectNode about = report.putObject("competition");
    about.put("id", id);
    about.set("name", node(out -> RecordJson.write(competition.getName(), out)));
    about.put("record", competition.getRecord().name());
    about.put("zone", competition.getZone());
    about.put("lastSequence", lastSequence);
    List<StageState> stages = new ArrayList<>();
    audit.state().scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage));
    stages.sort(Comparator.comparingInt(StageState::getOrder));
    ArrayNode named = about.putArray("stages");
    for (StageState stage : stages) {
      ObjectNode one = named.addObject();
      one.put("stage", stage.getStage());
      one.set("name", node(out -> RecordJson.write(stage.getName(), out)));
    }
    Instant moment = moment(audit, competition.getRecord(), now);
    AnnouncedTogether together = audit.together();
    ArrayNode changes = report.putArray("changes");
    for (ChangeReport change : audit.changes()) {
      changes.add(node(out -> RulesJson.write(change, out)));
    }
    ArrayNode promises = report.putArray("promises");
    for (PromiseView promise : audit.promises()) {
      Promises.Status status = Promises.at(audit.state(), promise, moment, zone);
      promises.add(node(out -> RulesJson.write(promise, status, together.with(promise), out)));
    }
    ArrayNode findings = report.putArray("findings");
    for (FindingAt found : audit.findings(moment)) {
      findings.add(node(out -> FindingsJson.write(found, zone, out)));
    }
    return report;
  }

  private static Instant moment(Audit audit, RecordKind record, Instant now) {
    Instant last = audit.lastLedgerTime().orElseThrow();
    return record == RecordKind.LIVE && now.isAfter(last) ? now : last;
  }

  private static JsonNode node(JsonBytes.Value part) {
    try {
      return JSON.readTree(JsonBytes.of(part));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
