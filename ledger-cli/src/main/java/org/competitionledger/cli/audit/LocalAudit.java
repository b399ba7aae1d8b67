package org.competitionledger.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.audit.Audit;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingsJson;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.impact.RulesJson;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.PromiseView;

/** A report of a log that was gone through here. */
final class LocalAudit implements AuditReport.Gathered {

  private final Audit audit;
  private final CompetitionState competition;
  private final AuditReport.About about;
  private final Instant moment;

  /**
   * The report as of a log's end.
   *
   * @param last its last event
   * @param now the clock, by which promises of a LIVE competition fall due
   */
  LocalAudit(Audit audit, Event last, Instant now) {
    this.audit = audit;
    this.competition = audit.state().find(Keys.COMPETITION).orElseThrow();
    boolean live = competition.getRecord() == RecordKind.LIVE;
    this.about =
        new AuditReport.About(
            last.getCompetition(),
            competition.getName(),
            live,
            ZoneId.of(competition.getZone()),
            last.getSequence(),
            stages(audit.state()));
    Instant end = audit.lastLedgerTime().orElseThrow();
    this.moment = live && now.isAfter(end) ? now : end;
  }

  /** What would be found and change by what was tried, and nothing refuses. */
  static AuditReport report(DryRun tried) {
    CompetitionState competition = tried.after().find(Keys.COMPETITION).orElseThrow();
    ZoneId zone = ZoneId.of(competition.getZone());
    return new AuditReport(
        new AuditReport.About(
            tried.competition(),
            competition.getName(),
            competition.getRecord() == RecordKind.LIVE,
            zone,
            tried.sequence() + tried.events().size() - 1,
            stages(tried.after())),
        tried.changes(),
        List.of(),
        tried.findings().stream().map(found -> finding(found, zone)).toList());
  }

  /** In their order. */
  private static Map<String, LocalisedText> stages(State state) {
    List<StageState> stages = new ArrayList<>();
    state.scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage));
    stages.sort(Comparator.comparingInt(StageState::getOrder));
    Map<String, LocalisedText> names = new LinkedHashMap<>();
    stages.forEach(stage -> names.put(stage.getStage(), stage.getName()));
    return names;
  }

  @Override
  public AuditReport report() {
    return new AuditReport(
        about,
        audit.changes(),
        audit.promises().stream().map(this::promise).toList(),
        audit.findings(moment).stream().map(found -> finding(found, about.zone())).toList());
  }

  private AuditReport.Promise promise(PromiseView promise) {
    return new AuditReport.Promise(
        promise.getText(),
        promise.getParty(),
        promise.getMade(),
        promise.getMadeAt(),
        promise.getDue(),
        status(promise));
  }

  private Promises.Status status(PromiseView promise) {
    return Promises.at(audit.state(), promise, moment, about.zone());
  }

  private static AuditReport.Finding finding(FindingAt found, ZoneId zone) {
    return new AuditReport.Finding(
        found.code().severity(),
        found.code().title(),
        found.finding().getDetail(),
        found.finding().getSequences(),
        found.finding().getSince(),
        found.openDays(zone),
        found.resolved());
  }

  /** As the service would give it. What core writes is compact, so it is read to be laid out. */
  @Override
  public String json() {
    try {
      return new JsonMapper().readTree(JsonBytes.of(this::write)).toPrettyString();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("competition");
    out.writeStringField("id", about.id());
    out.writeFieldName("name");
    RecordJson.write(about.name(), out);
    out.writeStringField("record", competition.getRecord().name());
    out.writeStringField("zone", competition.getZone());
    out.writeNumberField("lastSequence", about.lastSequence());
    out.writeArrayFieldStart("stages");
    for (Map.Entry<String, LocalisedText> stage : about.stages().entrySet()) {
      out.writeStartObject();
      out.writeStringField("stage", stage.getKey());
      out.writeFieldName("name");
      RecordJson.write(stage.getValue(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeArrayFieldStart("changes");
    for (ChangeReport change : audit.changes()) {
      RulesJson.write(change, out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("promises");
    AnnouncedTogether together = audit.together();
    for (PromiseView promise : audit.promises()) {
      RulesJson.write(promise, status(promise), together.with(promise), out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("findings");
    for (FindingAt found : audit.findings(moment)) {
      FindingsJson.write(found, about.zone(), out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
