package org.competitionledger.api.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Proposal;

/**
 * The form of an event: a field for each of its schema's, filled with what a proposal says.
 *
 * @param language the language of its labels
 * @param choices what a field of a name can be, where the competition knows it; empty where not
 * @param problems why fields were refused, by their pointers
 * @param longer lists that get one more member than they have
 */
public record EventForm(
    Language language,
    Function<String, List<Field.Choice>> choices,
    Map<String, List<String>> problems,
    Set<String> longer) {

  private static final String DATA = "/data";

  /** What stands beside the data. */
  static final List<Schema.Field> ENVELOPE =
      Proposal.getClassSchema().getFields().stream()
          .filter(field -> !field.name().equals("payload"))
          .toList();

  /** Texts that are short, as names are. */
  private static final Set<String> SHORT =
      Set.of("name", "title", "unit", "citation", "consortium");

  /** Fields that name what the event makes; all others of these names refer to what there is. */
  private static final Map<String, String> MAKES =
      Map.ofEntries(
          Map.entry("StageScheduled", "stage"),
          Map.entry("CallOpened", "call"),
          Map.entry("ParticipantRegistered", "participant"),
          Map.entry("PanelAnnounced", "panel"),
          Map.entry("PromiseMade", "promise"),
          Map.entry("BenefitOffered", "benefit"),
          Map.entry("ObjectionFiled", "objection"),
          Map.entry("EvaluatorAppointed", "evaluator"),
          Map.entry("RoleGranted", "person"));

  /** The fields of an event's data. */
  public List<Field> data(Schema payload, JsonNode event) {
    return fields(payload, DATA, event.path("data"));
  }

  /**
   * The fields of what stands beside it: when, who, by which source.
   *
   * @param needed those without which it is not recorded
   */
  public List<Field> envelope(JsonNode event, Set<String> needed) {
    return ENVELOPE.stream()
        .map(
            field ->
                field(Proposal.getClassSchema(), field, "", event, needed.contains(field.name())))
        .toList();
  }

  /** For whom else the same can be recorded; empty where it is about no participant there is. */
  public List<Field.Choice> others(Schema payload) {
    Schema.Field field = payload.getField("participant");
    boolean known =
        field != null
            && field.schema().getType() == Schema.Type.STRING
            && !makes(payload.getName(), field.name());
    return known ? choices.apply(field.name()) : List.of();
  }

  private List<Field> fields(Schema record, String at, JsonNode json) {
    return record.getFields().stream().map(field -> field(record, field, at, json)).toList();
  }

  private Field field(Schema record, Schema.Field field, String at, JsonNode json) {
    boolean required = !field.hasDefaultValue() && field.schema().getType() != Schema.Type.UNION;
    return field(record, field, at, json, required);
  }

  private Field field(
      Schema record, Schema.Field field, String at, JsonNode json, boolean required) {
    List<Field.Choice> known =
        makes(record.getName(), field.name()) ? List.of() : choices.apply(field.name());
    return field(
        new Place(
            at + '/' + field.name(),
            RecordInWords.field(record.getName(), field.name(), language),
            RecordInWords.help(record.getName(), field.name(), language),
            field.name(),
            required),
        field.schema(),
        known,
        field.hasDefaultValue() && !json.has(field.name())
            ? MissingNode.getInstance()
            : json.path(field.name()));
  }

  private record Place(String pointer, String label, String help, String name, boolean required) {}

  private Field field(Place at, Schema given, List<Field.Choice> known, JsonNode json) {
    Schema schema = Schemas.present(given);
    return switch (schema.getType()) {
      case RECORD -> record(at, schema, json);
      case ARRAY -> list(at, schema, json);
      case ENUM ->
          leaf(
              Field.Kind.CHOICE,
              at,
              json,
              schema.getEnumSymbols().stream()
                  .map(
                      symbol ->
                          new Field.Choice(symbol, RecordInWords.value(schema, symbol, language)))
                  .toList());
      case BOOLEAN -> leaf(Field.Kind.YES_NO, at, json, List.of());
      case STRING ->
          known.isEmpty()
              ? leaf(
                  at.name().equals("sha256") ? Field.Kind.DIGEST : Field.Kind.LINE, at, json, known)
              : leaf(Field.Kind.CHOICE, at, json, known);
      default -> leaf(known.isEmpty() ? Field.Kind.NUMBER : Field.Kind.CHOICE, at, json, known);
    };
  }

  private Field record(Place at, Schema schema, JsonNode json) {
    if (isTime(schema)) {
      return leaf(Field.Kind.TIME, at, json.isObject() ? json.path("time") : json, List.of());
    }
    if (schema.getName().equals("LocalisedText")) {
      Field.Kind kind = SHORT.contains(at.name()) ? Field.Kind.LINE : Field.Kind.AREA;
      return whole(
          Field.Kind.GROUP,
          at,
          List.of(half(kind, at, Language.KO, json), half(kind, at, Language.EN, json)));
    }
    return whole(Field.Kind.GROUP, at, fields(schema, at.pointer(), json));
  }

  private Field half(Field.Kind kind, Place at, Language half, JsonNode json) {
    return leaf(
        kind,
        new Place(
            at.pointer() + '/' + half.tag(),
            RecordInWords.field("LocalisedText", half.tag(), language),
            "",
            half.tag(),
            at.required()),
        json.path(half.tag()),
        List.of());
  }

  private Field list(Place at, Schema schema, JsonNode json) {
    Schema member = schema.getElementType();
    if (member.getType() != Schema.Type.RECORD) {
      return new Field(
          Field.Kind.ROW,
          at.pointer(),
          at.label(),
          at.help(),
          StreamSupport.stream(json.spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(", ")),
          at.required(),
          choices.apply(at.name()),
          List.of(),
          below(at.pointer()));
    }
    int count = json.size() + (longer.contains(at.pointer()) ? 1 : 0);
    List<Field> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Field drawn =
          field(
              new Place(at.pointer() + '/' + i, at.label() + ' ' + (i + 1), "", at.name(), true),
              member,
              List.of(),
              json.path(i));
      members.add(
          new Field(
              Field.Kind.MEMBER,
              drawn.name(),
              drawn.label(),
              "",
              "",
              true,
              List.of(),
              drawn.parts(),
              drawn.problems()));
    }
    return whole(Field.Kind.LIST, at, members);
  }

  private Field whole(Field.Kind kind, Place at, List<Field> parts) {
    return new Field(
        kind,
        at.pointer(),
        at.label(),
        at.help(),
        "",
        at.required(),
        List.of(),
        parts,
        of(at.pointer()));
  }

  private Field leaf(Field.Kind kind, Place at, JsonNode json, List<Field.Choice> choices) {
    return new Field(
        kind,
        at.pointer(),
        at.label(),
        at.help(),
        !json.isMissingNode() && !json.isNull()
            ? text(json)
            : at.required() && choices.size() == 1 ? choices.get(0).value() : "",
        at.required(),
        choices,
        List.of(),
        below(at.pointer()));
  }

  private static String text(JsonNode json) {
    return json.isNumber() ? json.decimalValue().toPlainString() : json.asText();
  }

  private List<String> of(String pointer) {
    return problems.getOrDefault(pointer, List.of());
  }

  /** What stands in one field may be refused at a place in it. */
  private List<String> below(String pointer) {
    return problems.entrySet().stream()
        .filter(each -> each.getKey().equals(pointer) || each.getKey().startsWith(pointer + '/'))
        .flatMap(each -> each.getValue().stream())
        .toList();
  }

  /** Whether a field names what the event makes. */
  public static boolean makes(String type, String field) {
    return field.equals(MAKES.get(type));
  }

  /** Of what type the value is that a pointer into an event leads to. */
  public static Optional<Schema.Type> type(Schema payload, String pointer) {
    boolean inData = pointer.startsWith(DATA + '/');
    return RecordInWords.schema(
            inData ? payload : Proposal.getClassSchema(),
            inData ? pointer.substring(DATA.length()) : pointer)
        .map(Schema::getType);
  }

  static boolean isTime(Schema schema) {
    return schema.getName().equals("ApproximateTime");
  }

  static boolean isNumber(Schema schema) {
    return switch (schema.getType()) {
      case INT, LONG -> true;
      case BYTES -> schema.getLogicalType() instanceof LogicalTypes.Decimal;
      default -> false;
    };
  }
}
