package org.competitionledger.core.impact;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.Actor;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.Difference;
import org.competitionledger.view.DirectionReason;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;
import org.competitionledger.view.StageTiming;

/**
 * Rule changes, promises and criteria in force as the API and the commands show them. Parts of
 * events look as they do in events; names that the ledger itself gives are in lower case with
 * hyphens ({@code after-first-score}). What is absent is left out, but for {@code old} and {@code
 * new} of a difference.
 */
public final class RulesJson {

  private RulesJson() {}

  /**
   * Writes {@code {sequence, kind, version?, comparedWith?, title, rationale?, legalBasis?,
   * dryRun?, actor, party?, source?, occurredAt?, announcedAt?, recordedAt, ledgerTime,
   * effectiveFrom?, noticeDays?, direction, reasons, timing, announcedWith?: [{sequence, kind,
   * title}], differences, impact}}.
   */
  public static void write(ChangeReport report, JsonGenerator out) throws IOException {
    RuleChange change = report.change();
    out.writeStartObject();
    out.writeNumberField("sequence", change.getSequence());
    name("kind", change.getKind(), out);
    number("version", change.getVersion(), out);
    number("comparedWith", change.getComparedWith(), out);
    part("title", change.getTitle(), out);
    part("rationale", change.getRationale(), out);
    part("legalBasis", change.getLegalBasis(), out);
    if (change.getDryRun() != null) {
      out.writeStringField("dryRun", change.getDryRun());
    }
    actor(change.getActor(), out);
    part("party", change.getParty(), out);
    part("source", change.getSource(), out);
    part("occurredAt", change.getOccurredAt(), out);
    part("announcedAt", change.getAnnouncedAt(), out);
    time("recordedAt", change.getRecordedAt(), out);
    time("ledgerTime", change.getLedgerTime(), out);
    part("effectiveFrom", change.getEffectiveFrom(), out);
    number("noticeDays", change.getNoticeDays(), out);
    name("direction", change.getDirection(), out);
    reasons(change.getReasons(), out);
    timing(change.getTiming(), out);
    announcedWith(report.announcedWith(), out);
    out.writeFieldName("differences");
    write(change.getDifferences(), out);
    out.writeFieldName("impact");
    out.writeRawValue(report.impact().getJson());
    out.writeEndObject();
  }

  /** The same without what takes more than the change itself: impact, and what came with it. */
  public static void write(RuleChange change, JsonGenerator out) throws IOException {
    ImpactKnown known =
        ImpactOfChange.possible(change) ? ImpactKnown.NOT_COMPUTED : ImpactKnown.NOT_APPLICABLE;
    write(new ChangeReport(change, ImpactJson.none(known), List.of()), out);
  }

  /** Writes {@code [{pointer, old, new, segments?: [{op, text}]}]}. */
  public static void write(List<Difference> differences, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Difference difference : differences) {
      out.writeStartObject();
      out.writeStringField("pointer", difference.getPointer());
      value("old", difference.getOldValue(), out);
      value("new", difference.getNewValue(), out);
      if (!difference.getSegments().isEmpty()) {
        out.writeArrayFieldStart("segments");
        for (Segment segment : difference.getSegments()) {
          out.writeStartObject();
          name("op", segment.getOp(), out);
          out.writeStringField("text", segment.getText());
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /**
   * Writes a promise as it stands at a moment: {@code {promise, kind, text, subject?, party?,
   * source?, occurredAt?, announcedAt?, announcedWith?, due?, made, madeAt, kept?, keptAt?,
   * keptBy?, standing, ageDays, overdueDays?}}.
   *
   * @param status how it stands at the moment
   * @param together what was announced in one go with it
   */
  public static void write(
      PromiseView promise,
      Promises.Status status,
      List<AnnouncedTogether.Part> together,
      JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("promise", promise.getPromise());
    out.writeStringField("kind", promise.getKind().name());
    part("text", promise.getText(), out);
    if (promise.getSubject() != null) {
      out.writeStringField("subject", promise.getSubject());
    }
    part("party", promise.getParty(), out);
    part("source", promise.getSource(), out);
    part("occurredAt", promise.getOccurredAt(), out);
    part("announcedAt", promise.getAnnouncedAt(), out);
    announcedWith(together, out);
    part("due", promise.getDue(), out);
    out.writeNumberField("made", promise.getMade());
    time("madeAt", promise.getMadeAt(), out);
    if (status.kept()) {
      out.writeNumberField("kept", promise.getKept());
      time("keptAt", promise.getKeptAt(), out);
      part("keptBy", promise.getKeptBy(), out);
    }
    name("standing", status.standing(), out);
    out.writeNumberField("ageDays", status.ageDays());
    if (status.overdueDays().isPresent()) {
      out.writeNumberField("overdueDays", status.overdueDays().getAsLong());
    }
    out.writeEndObject();
  }

  /**
   * Writes {@code {version, sequence, starts, criteria, undefined: [{criterion, name, kind,
   * sinceVersion, sinceSequence, since, maximum?}], leftOpen: [{criterion, …, points}],
   * undefinedMaximum, maximum?}}.
   */
  public static void write(CriteriaInForce inForce, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("version", inForce.governing().getCriteria().getVersion());
    out.writeNumberField("sequence", inForce.governing().getSequence());
    time("starts", inForce.governing().getStarts(), out);
    part("criteria", inForce.governing().getCriteria(), out);
    out.writeArrayFieldStart("undefined");
    for (CriteriaInForce.Undefined undefined : inForce.undefined()) {
      out.writeStartObject();
      since(undefined, out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("leftOpen");
    for (CriteriaInForce.Undefined open : inForce.leftOpen()) {
      out.writeStartObject();
      since(open, out);
      out.writeArrayFieldStart("points");
      for (LocalisedText point : open.criterion().getLeftOpen()) {
        RecordJson.write(point, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    decimal("undefinedMaximum", inForce.undefinedMaximum(), out);
    if (inForce.maximum().isPresent()) {
      decimal("maximum", inForce.maximum().get(), out);
    }
    out.writeEndObject();
  }

  private static void since(CriteriaInForce.Undefined undefined, JsonGenerator out)
      throws IOException {
    Criterion criterion = undefined.criterion();
    out.writeStringField("criterion", criterion.getId());
    part("name", criterion.getName(), out);
    out.writeStringField("kind", criterion.getKind().name());
    out.writeNumberField("sinceVersion", undefined.sinceVersion());
    out.writeNumberField("sinceSequence", undefined.sinceSequence());
    time("since", undefined.since(), out);
    if (undefined.maximum().isPresent()) {
      decimal("maximum", undefined.maximum().get(), out);
    }
  }

  private static void reasons(List<DirectionReason> reasons, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("reasons");
    for (DirectionReason reason : reasons) {
      out.writeStartObject();
      out.writeStringField("rule", reason.getRule());
      out.writeStringField("pointer", reason.getPointer());
      name("effect", reason.getEffect(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void timing(List<StageTiming> timings, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("timing");
    for (StageTiming timing : timings) {
      out.writeStartObject();
      out.writeStringField("stage", timing.getStage());
      name("phase", timing.getPhase(), out);
      out.writeArrayFieldStart("reached");
      for (Enum<?> phase : timing.getReached()) {
        out.writeString(PublicName.of(phase));
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void announcedWith(List<AnnouncedTogether.Part> together, JsonGenerator out)
      throws IOException {
    if (together.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("announcedWith");
    for (AnnouncedTogether.Part part : together) {
      out.writeStartObject();
      out.writeNumberField("sequence", part.sequence());
      out.writeStringField("kind", part.kind());
      part("title", part.title(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void actor(Actor actor, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("actor");
    out.writeStringField("subject", actor.getSubject());
    name("role", actor.getRole(), out);
    out.writeEndObject();
  }

  private static void part(String field, SpecificRecord part, JsonGenerator out)
      throws IOException {
    if (part != null) {
      out.writeFieldName(field);
      RecordJson.write(part, out);
    }
  }

  private static void name(String field, Enum<?> value, JsonGenerator out) throws IOException {
    out.writeStringField(field, PublicName.of(value));
  }

  private static void number(String field, Integer value, JsonGenerator out) throws IOException {
    if (value != null) {
      out.writeNumberField(field, value);
    }
  }

  private static void decimal(String field, BigDecimal value, JsonGenerator out)
      throws IOException {
    out.writeFieldName(field);
    out.writeNumber(value.stripTrailingZeros().toPlainString());
  }

  private static void time(String field, Instant value, JsonGenerator out) throws IOException {
    out.writeStringField(field, value.toString());
  }

  /** JSON text as the value it is. */
  private static void value(String field, String json, JsonGenerator out) throws IOException {
    out.writeFieldName(field);
    out.writeRawValue(json == null ? "null" : json);
  }
}
