package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.Actor;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.event.Role;
import org.competitionledger.event.Source;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.competitionledger.view.Impact;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.ImpactStatus;
import org.competitionledger.view.Phase;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;
import org.competitionledger.view.SegmentOp;
import org.competitionledger.view.StageTiming;

/**
 * Reads a report from the JSON of the public contract, which {@code RulesJson}, {@code ImpactJson}
 * and {@code FindingsJson} write.
 */
final class ReportReader {

  private ReportReader() {}

  /**
   * The report {@code {competition, changes, promises, findings}}.
   *
   * @throws IllegalArgumentException if it says what is not known here
   * @throws java.time.DateTimeException if a time or zone is none
   */
  static AuditReport read(JsonNode json) {
    return new AuditReport(
        about(json.path("competition")),
        all(json.path("changes"), ReportReader::change),
        all(json.path("promises"), ReportReader::promise),
        all(json.path("findings"), ReportReader::finding));
  }

  private static AuditReport.About about(JsonNode json) {
    Map<String, LocalisedText> stages = new LinkedHashMap<>();
    json.path("stages")
        .forEach(stage -> stages.put(stage.path("stage").asText(), text(stage.path("name"))));
    return new AuditReport.About(
        json.path("id").asText(),
        text(json.path("name")),
        json.path("record").asText().equalsIgnoreCase("LIVE"),
        ZoneId.of(json.path("zone").asText("UTC")),
        json.path("lastSequence").asLong(),
        stages);
  }

  private static AuditReport.Promise promise(JsonNode json) {
    return new AuditReport.Promise(
        text(json.path("text")),
        part(Party.class, json.path("party")),
        json.path("made").asLong(),
        time(json.path("madeAt")),
        part(ApproximateTime.class, json.path("due")),
        new Promises.Status(
            constant(Promises.Standing.class, json.path("standing")),
            json.path("ageDays").asLong(),
            json.has("overdueDays")
                ? OptionalLong.of(json.path("overdueDays").asLong())
                : OptionalLong.empty()));
  }

  private static AuditReport.Finding finding(JsonNode json) {
    return new AuditReport.Finding(
        constant(Severity.class, json.path("severity")),
        text(json.path("title")),
        text(json.path("detail")),
        all(json.path("sequences"), JsonNode::asLong),
        time(json.path("since")),
        json.path("openDays").asLong(),
        json.has("resolvedAt"));
  }

  private static ChangeReport change(JsonNode json) {
    long sequence = json.path("sequence").asLong();
    RuleChange change =
        RuleChange.newBuilder()
            .setSequence(sequence)
            .setCommandFirst(sequence) // is not told: what came with it is, below
            .setKind(constant(ChangeKind.class, json.path("kind")))
            .setVersion(number(json.path("version")))
            .setComparedWith(number(json.path("comparedWith")))
            .setTitle(text(json.path("title")))
            .setRationale(text(json.path("rationale")))
            .setLegalBasis(text(json.path("legalBasis")))
            .setDryRun(json.path("dryRun").textValue())
            .setActor(
                new Actor(
                    json.path("actor").path("subject").asText(),
                    constant(Role.class, json.path("actor").path("role"))))
            .setParty(part(Party.class, json.path("party")))
            .setSource(part(Source.class, json.path("source")))
            .setOccurredAt(part(ApproximateTime.class, json.path("occurredAt")))
            .setAnnouncedAt(part(ApproximateTime.class, json.path("announcedAt")))
            .setRecordedAt(time(json.path("recordedAt")))
            .setLedgerTime(time(json.path("ledgerTime")))
            .setEffectiveFrom(part(ApproximateTime.class, json.path("effectiveFrom")))
            .setNoticeDays(number(json.path("noticeDays")))
            .setDirection(constant(Direction.class, json.path("direction")))
            .setReasons(all(json.path("reasons"), ReportReader::reason))
            .setTiming(all(json.path("timing"), ReportReader::timing))
            .setDifferences(all(json.path("differences"), ReportReader::difference))
            .setImpact(new Impact(ImpactStatus.NOT_COMPUTED))
            .build();
    return new ChangeReport(
        change, impact(json.path("impact")), all(json.path("announcedWith"), ReportReader::with));
  }

  private static AnnouncedTogether.Part with(JsonNode json) {
    return new AnnouncedTogether.Part(
        json.path("sequence").asLong(), json.path("kind").asText(), text(json.path("title")));
  }

  private static DirectionReason reason(JsonNode json) {
    return new DirectionReason(
        json.path("rule").asText(),
        json.path("pointer").asText(),
        constant(Direction.class, json.path("effect")));
  }

  private static StageTiming timing(JsonNode json) {
    return new StageTiming(
        json.path("stage").asText(),
        constant(Phase.class, json.path("phase")),
        all(json.path("reached"), phase -> constant(Phase.class, phase)));
  }

  private static Difference difference(JsonNode json) {
    return new Difference(
        json.path("pointer").asText(),
        json.hasNonNull("old") ? json.get("old").toString() : null,
        json.hasNonNull("new") ? json.get("new").toString() : null,
        all(
            json.path("segments"),
            segment ->
                new Segment(
                    constant(SegmentOp.class, segment.path("op")), segment.path("text").asText())));
  }

  private static ImpactReport impact(JsonNode json) {
    ImpactKnown known = constant(ImpactKnown.class, json.path("status"));
    List<ImpactOnStage> stages = new ArrayList<>();
    if (known == ImpactKnown.COMPUTED) {
      stages.add(stage(json));
      stages.addAll(all(json.path("more"), ReportReader::stage));
    }
    return new ImpactReport(known, stages, json.path("digest").textValue(), json.toString());
  }

  private static ImpactOnStage stage(JsonNode json) {
    return new ImpactOnStage(
        json.path("stage").asText(),
        json.path("versions").path("from").asInt(),
        json.path("versions").path("to").asInt(),
        json.path("entries").asInt(),
        json.path("moved").asInt(),
        json.path("crossed").asInt(),
        all(json.path("moves"), ReportReader::move));
  }

  private static ImpactMove move(JsonNode json) {
    return new ImpactMove(
        json.path("participant").asText(),
        text(json.path("name")),
        place(json, "from"),
        place(json, "to"),
        json.path("crossed").textValue());
  }

  private static ImpactPlace place(JsonNode move, String side) {
    return new ImpactPlace(
        number(move.path(side)),
        move.path("section").path(side).textValue(),
        move.path("cut").path(side).textValue());
  }

  private static <T> List<T> all(JsonNode list, Function<JsonNode, T> each) {
    List<T> all = new ArrayList<>();
    list.forEach(one -> all.add(each.apply(one)));
    return all;
  }

  private static LocalisedText text(JsonNode json) {
    return part(LocalisedText.class, json);
  }

  /** Null where there is none. */
  private static <T extends SpecificRecord> T part(Class<T> type, JsonNode json) {
    return json.isMissingNode() || json.isNull() ? null : RecordJson.read(type, json).orElseThrow();
  }

  private static Integer number(JsonNode json) {
    return json.isInt() ? json.intValue() : null;
  }

  private static Instant time(JsonNode json) {
    return Instant.parse(json.asText());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode name) {
    for (E constant : type.getEnumConstants()) {
      if (PublicName.of(constant).equals(name.asText())) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'" + name.asText() + "' is none of " + List.of(type.getEnumConstants()));
  }
}
