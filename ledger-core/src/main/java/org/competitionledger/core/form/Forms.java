package org.competitionledger.core.form;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.event.ByPayload;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Source;

/**
 * The form of every field of every payload, compiled once from the schema. A field of a new type
 * whose form is not stated here, and this class does not load: nothing is unchecked by oversight.
 */
public final class Forms {

  /** By field name, or by {@code Record.field} where a name means different things. */
  private static final Map<String, Form> BY_FIELD =
      Map.ofEntries(
          entry("adjustment", Form.ID),
          entry("benefit", Form.ID),
          entry("call", Form.ID),
          entry("clause", Form.ID),
          entry("criteria", Form.ID),
          entry("criterion", Form.ID),
          entry("decisiveCriterion", Form.ID),
          entry("eligible", Form.ID),
          entry("goals", Form.ID),
          entry("id", Form.ID),
          entry("memberOf", Form.ID),
          entry("motion", Form.ID),
          entry("nextStage", Form.ID),
          entry("notice", Form.ID),
          entry("objection", Form.ID),
          entry("TieResolved.order", Form.ID),
          entry("panel", Form.ID),
          entry("parent", Form.ID),
          entry("participant", Form.ID),
          entry("participants", Form.ID),
          entry("promise", Form.ID),
          entry("resultLine", Form.ID),
          entry("stage", Form.ID),
          entry("stages", Form.ID),
          entry("subject", Form.ID),
          entry("submission", Form.ID),
          entry("team", Form.ID),
          entry("Teams.of", Form.ID),
          entry("evaluator", Form.EVALUATOR),
          entry("person", Form.EVALUATOR),
          entry("baseModel", Form.WORD),
          entry("country", Form.WORD),
          entry("licence", Form.WORD),
          entry("unit", Form.WORD),
          entry("uri", Form.URL),
          entry("url", Form.URL),
          entry("sha256", Form.SHA256),
          entry("digest", Form.SHA256),
          entry("dryRun", Form.SHA256),
          entry("commitment", Form.SHA256),
          entry("salt", Form.SHA256), // 32 bytes as well
          entry("zone", Form.ZONE),
          entry("pointer", Form.POINTER),
          entry("claimedValue", Form.JSON),
          entry("vkey", Form.VKEY),
          entry("base", Form.POSITIVE),
          entry("Teams.best", Form.POSITIVE),
          entry("count", Form.POSITIVE),
          entry("days", Form.POSITIVE),
          entry("depth", Form.POSITIVE),
          entry("from", Form.POSITIVE),
          entry("n", Form.POSITIVE),
          entry("occasion", Form.POSITIVE),
          entry("order", Form.POSITIVE),
          entry("plannedEntries", Form.POSITIVE),
          entry("quorum", Form.POSITIVE),
          entry("seats", Form.POSITIVE),
          entry("sharedBy", Form.POSITIVE),
          entry("size", Form.POSITIVE),
          entry("to", Form.POSITIVE),
          entry("version", Form.POSITIVE),
          entry("abstentions", Form.COUNT),
          entry("about", Form.COUNT),
          entry("against", Form.COUNT),
          entry("high", Form.COUNT),
          entry("low", Form.COUNT),
          entry("plus", Form.COUNT),
          entry("sequence", Form.COUNT),
          entry("votesAgainst", Form.COUNT),
          entry("votesFor", Form.COUNT),
          entry("digits", Form.DIGITS),
          entry("best", Form.NOT_NEGATIVE),
          entry("maximum", Form.NOT_NEGATIVE),
          entry("multiplier", Form.NOT_NEGATIVE),
          entry("quantity", Form.NOT_NEGATIVE),
          entry("percentTrained", Form.PERCENT),
          entry("factor", Form.ANY),
          entry("max", Form.ANY),
          entry("min", Form.ANY),
          entry("table", Form.ANY),
          entry("threshold", Form.ANY),
          entry("value", Form.ANY),
          // Times are judged when they are resolved.
          entry("written", Form.ANY),
          entry("earliest", Form.ANY),
          entry("latest", Form.ANY),
          entry("NoticePublished.text", Form.LONG_TEXT));

  /** Names, and addresses that people follow: what they show is what they hold. */
  private static final Set<String> SHOWN =
      Set.of(
          "attribution",
          "baseModel",
          "citation",
          "country",
          "licence",
          "name",
          "organizer",
          "part",
          "title",
          "unit",
          "uri",
          "url",
          "vkey");

  private static final Forms STATED = new Forms(Forms::stated);
  private static final Forms VISIBLE = new Forms(Forms::visible);

  private final BiFunction<String, Schema.Field, Form> formOf;
  private final ByPayload<Form> payloads;
  private final Form party;
  private final Form source;
  private final Form criteria;
  private final Form time;

  private Forms(BiFunction<String, Schema.Field, Form> formOf) {
    this.formOf = formOf;
    this.payloads = payloads();
    this.party = of(Party.getClassSchema());
    this.source = of(Source.getClassSchema());
    this.criteria = of(CriteriaSet.getClassSchema());
    this.time = of(ApproximateTime.getClassSchema());
  }

  /** The first field of a proposal whose form is wrong, by a version of the ledger's rules. */
  public static Optional<Refusal> check(Proposal said, int ledgerVersion) {
    Optional<Refusal> malformed = STATED.first(said);
    return malformed.isPresent() || ledgerVersion < LedgerVersion.NAMES_AS_REGISTERED
        ? malformed
        : VISIBLE.first(said);
  }

  /** The first field of a criteria set whose form is wrong. */
  public static Optional<Refusal> check(CriteriaSet set) {
    return STATED.criteria.check(set).or(() -> VISIBLE.criteria.check(set));
  }

  private Optional<Refusal> first(Proposal said) {
    Optional<Refusal> data = payloads.of(said.getPayload()).check(said.getPayload());
    if (data.isPresent()) {
      return data.map(refusal -> refusal.under("/data"));
    }
    return part(party, said.getParty(), "/party")
        .or(() -> part(source, said.getSource(), "/source"))
        .or(() -> part(time, said.getOccurredAt(), "/occurredAt"))
        .or(() -> part(time, said.getAnnouncedAt(), "/announcedAt"))
        .or(() -> part(Form.COUNT, said.getCausedBy(), "/causedBy"));
  }

  private static Optional<Refusal> part(Form form, Object value, String pointer) {
    return value == null
        ? Refusal.none()
        : form.check(value).map(refusal -> refusal.under(pointer));
  }

  private ByPayload<Form> payloads() {
    Map<Class<?>, Form> forms = new HashMap<>();
    for (Class<?> type : ByPayload.types()) {
      forms.put(type, of(SpecificData.get().getSchema(type)));
    }
    return ByPayload.of(forms);
  }

  /** A record's form: each field that has one is checked, in their order. */
  private Form of(Schema record) {
    List<FieldForm> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      Form form = ofField(record.getName(), field, field.schema());
      if (form != Form.ANY) {
        fields.add(new FieldForm(field.pos(), "/" + field.name(), form));
      }
    }
    FieldForm[] compiled = fields.toArray(FieldForm[]::new);
    return compiled.length == 0 ? Form.ANY : value -> record((SpecificRecord) value, compiled);
  }

  private static Optional<Refusal> record(SpecificRecord record, FieldForm[] fields) {
    for (FieldForm field : fields) {
      Object value = record.get(field.position());
      if (value != null) {
        Optional<Refusal> refusal = field.form().check(value);
        if (refusal.isPresent()) {
          return refusal.map(found -> found.under(field.pointer()));
        }
      }
    }
    return Refusal.none();
  }

  private Form ofField(String record, Schema.Field field, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> ofField(record, field, Schemas.present(schema));
      case ARRAY -> list(ofField(record, field, schema.getElementType()));
      case RECORD ->
          schema.equals(LocalisedText.getClassSchema()) ? formOf.apply(record, field) : of(schema);
      case ENUM, BOOLEAN -> Form.ANY;
      default -> formOf.apply(record, field);
    };
  }

  private static Form stated(String record, Schema.Field field) {
    String own = record + '.' + field.name();
    boolean text = isText(field.schema());
    Form form = BY_FIELD.getOrDefault(own, text ? Form.TEXT : BY_FIELD.get(field.name()));
    if (form == null) {
      throw new IllegalStateException("the form of " + own + " is not stated");
    }
    return form;
  }

  private static Form visible(String record, Schema.Field field) {
    if (!SHOWN.contains(field.name())) {
      return Form.ANY;
    }
    return isText(field.schema()) ? Form.VISIBLE_TEXT : Form.VISIBLE;
  }

  private static boolean isText(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> isText(Schemas.present(schema));
      case ARRAY -> isText(schema.getElementType());
      default -> schema.equals(LocalisedText.getClassSchema());
    };
  }

  private static Form list(Form element) {
    return element == Form.ANY ? Form.ANY : value -> elements((List<?>) value, element);
  }

  private static Optional<Refusal> elements(List<?> list, Form element) {
    for (int at = 0; at < list.size(); at++) {
      Optional<Refusal> refusal = element.check(list.get(at));
      if (refusal.isPresent()) {
        String pointer = "/" + at;
        return refusal.map(found -> found.under(pointer));
      }
    }
    return Refusal.none();
  }

  /** A field's place, its pointer within the record, and its form. */
  private record FieldForm(int position, String pointer, Form form) {}
}
