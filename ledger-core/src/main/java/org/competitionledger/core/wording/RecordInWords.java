package org.competitionledger.core.wording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.event.Proposal;

/**
 * Parts of events for people who do not read JSON: what each field is called and what its value
 * says. It walks the schema, so that a field added to it needs no code, only a word.
 *
 * @param names how to call what a record names by identifier
 */
public record RecordInWords(Names names, Language language) {

  private static final JsonNode MISSING = MissingNode.getInstance();
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /**
   * A part of a record.
   *
   * @param name what it is called; empty in a list whose members have no names
   * @param text what it says; empty where its parts say it
   * @param event the event that it names; -1 if it names none
   */
  public record Part(String name, String text, long event, List<Part> parts) {

    static Part of(String name, String text) {
      return new Part(name, text, -1, List.of());
    }

    /** Whether it is an address on the web. */
    public boolean web() {
      return text.startsWith("https://") || text.startsWith("http://");
    }
  }

  /**
   * What stands in a record, in the order of its fields; what is empty is left out.
   *
   * @param besides fields that are told elsewhere
   */
  public List<Part> parts(SpecificRecord record, String... besides) {
    return fields(record.getSchema(), RecordJson.tree(record).remove(List.of(besides)));
  }

  /** All that a proposal says: of what it is about, and then of when, by whom and from where. */
  public List<Part> whole(Proposal said) {
    List<Part> all = new ArrayList<>(parts((SpecificRecord) said.getPayload()));
    all.addAll(fields(Proposal.getClassSchema(), ProposalJson.tree(said)));
    return all;
  }

  /**
   * A value as events' JSON has it; empty for nothing.
   *
   * @param pointer where it stands in a record of that schema
   */
  public Optional<Part> value(Schema schema, String pointer, JsonNode json) {
    RecordPointer at = RecordPointer.of(schema, pointer);
    return at.schema()
        .map(found -> part("", at.field(), found, json))
        .orElseGet(() -> Optional.of(Part.of("", json.asText())))
        .filter(part -> !part.text().isEmpty() || !part.parts().isEmpty());
  }

  /** What the field at a pointer into a record is called, whose it is first: {@code ‘NIA’ – 배점}. */
  public String field(Schema schema, String pointer) {
    return RecordPointer.of(schema, pointer).steps().stream()
        .map(this::step)
        .reduce((whole, part) -> say("field-and-part", whole, part))
        .orElse("");
  }

  /** Of what stands at a pointer into a record; empty where its schema has no such place. */
  public static Optional<Schema> schema(Schema record, String pointer) {
    return RecordPointer.of(record, pointer).schema().map(Schemas::present);
  }

  /** The language of the half of a text at a pointer; empty where something else stands. */
  public static Optional<Language> half(Schema schema, String pointer) {
    return RecordPointer.of(schema, pointer).language();
  }

  private String step(RecordPointer.Step step) {
    return switch (step.kind()) {
      case FIELD -> fieldName(step.record(), step.name());
      case MEMBER -> memberName(step);
    };
  }

  private String memberName(RecordPointer.Step step) {
    return switch (step.record()) {
      case "Criterion" -> Term.of(names.criterion(step.name())).quoted().in(language);
      case "CutRule", "Publication" -> language.text(names.stage(step.name()));
      default -> step.name();
    };
  }

  /** Identifiers say nothing to people where they are no names of something else. */
  private List<Part> fields(Schema record, JsonNode json) {
    List<Part> parts = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      JsonNode value = field.name().equals("id") ? MISSING : json.path(field.name());
      if (!value.isMissingNode()
          && !value.isNull()
          && !isNone(field, value)
          && !isMoot(field, json)) {
        part(fieldName(record.getName(), field.name()), field.name(), field.schema(), value)
            .ifPresent(parts::add);
      }
    }
    return parts;
  }

  /** None of something is what was meant where nothing was said; but there is an event 0. */
  private static boolean isNone(Schema.Field field, JsonNode value) {
    return field.hasDefaultValue()
        && Schemas.present(field.schema()).getType() != Schema.Type.LONG
        && value.isInt()
        && value.intValue() == 0;
  }

  /** A gate that is ruled on has no threshold to be at either side of. */
  private static boolean isMoot(Schema.Field field, JsonNode record) {
    return field.name().equals("comparison") && !record.has("threshold");
  }

  private Optional<Part> part(String name, String field, Schema schema, JsonNode value) {
    return switch (schema.getType()) {
      case UNION -> part(name, field, Schemas.present(schema), value);
      case RECORD -> record(name, schema, value);
      case ARRAY -> list(name, field, schema.getElementType(), value);
      case ENUM -> Optional.of(Part.of(name, value(schema, value.asText(), language)));
      case BOOLEAN -> Optional.of(Part.of(name, say("value-boolean-" + value.asText())));
      default -> Optional.of(scalar(name, field, value));
    };
  }

  private Optional<Part> record(String name, Schema schema, JsonNode value) {
    if (schema.getName().equals("LocalisedText")) {
      return Optional.of(Part.of(name, language.text(text(value))));
    }
    if (schema.getName().equals("ApproximateTime")) {
      return Optional.of(Part.of(name, time(value)));
    }
    if (schema.getName().equals("Party")) {
      Party party = RecordJson.read(Party.class, value).orElseThrow();
      return Optional.of(Part.of(name, language.text(names.of(party))));
    }
    List<Part> parts = fields(schema, value);
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Part(name, "", -1, parts));
  }

  /** Members that are told whole have parts of their own; all others stand in a row. */
  private Optional<Part> list(String name, String field, Schema member, JsonNode values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (!values.get(0).isObject()) { // of records it is their order, by their identifiers
      return Optional.of(
          Part.of(
              name,
              StreamSupport.stream(values.spliterator(), false)
                  .map(each -> scalar("", field, each).text())
                  .collect(Collectors.joining(", "))));
    }
    List<Part> members = new ArrayList<>();
    for (JsonNode each : values) {
      part("", field, member, each).map(part -> named(part, member)).ifPresent(members::add);
    }
    return Optional.of(new Part(name, "", -1, members));
  }

  /** A member that says its name, or its stage, is called by it. */
  private Part named(Part member, Schema schema) {
    List<Part> parts = new ArrayList<>(member.parts());
    for (String naming : List.of("name", "stage")) {
      String called = fieldName(schema.getName(), naming);
      Optional<Part> found = parts.stream().filter(p -> p.name().equals(called)).findFirst();
      if (found.isPresent() && schema.getField(naming) != null) {
        parts.remove(found.get());
        return new Part(found.get().text(), "", -1, parts);
      }
    }
    return new Part(member.name(), member.text(), -1, parts);
  }

  private Part scalar(String name, String field, JsonNode value) {
    return switch (field) {
      case "sequence", "about", "against", "causedBy" ->
          new Part(name, "#" + value.asText(), value.asLong(), List.of());
      case "pointer" -> Part.of(name, field(null, lastStep(value.asText())));
      default -> Part.of(name, value.isTextual() ? called(field, value.textValue()) : plain(value));
    };
  }

  private static String lastStep(String pointer) {
    return pointer.substring(Math.max(0, pointer.lastIndexOf('/')));
  }

  private static String plain(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }

  /** An identifier that a field holds by what it is called; all else as it is. */
  public String called(String field, String value) {
    return language.text(
        switch (field) {
          case "participant", "participants", "order", "eligible", "team", "memberOf" ->
              names.participant(value);
          case "stage", "stages", "nextStage", "of", "cutRules", "publication" ->
              names.stage(value);
          case "criterion", "criteria", "decisiveCriterion", "parent" -> names.criterion(value);
          case "call" -> names.call(value);
          case "evaluator" -> names.evaluator(value);
          case "benefit" -> names.benefit(value);
          case "promise" -> names.promise(value);
          default -> new LocalisedText(value, value);
        });
  }

  private static LocalisedText text(JsonNode json) {
    return new LocalisedText(json.path("ko").textValue(), json.path("en").textValue());
  }

  /** As {@code TimeShape} writes it: a text, or one with a note. */
  private String time(JsonNode json) {
    boolean noted = json.isObject();
    String written = noted ? json.path("time").asText() : json.asText();
    LocalisedText note = noted ? text(json.path("note")) : null;
    return Times.of(new ApproximateTime(written, Instant.EPOCH, Instant.EPOCH, note)).in(language);
  }

  private String fieldName(String record, String field) {
    return field(record, field, language);
  }

  /** What a field of a record is called. */
  public static String field(String record, String field, Language language) {
    return ofField(Words.RECORDS, "field-", record, field, language).orElse(field);
  }

  /** What to fill in there; empty where its name says it. */
  public static String help(String record, String field, Language language) {
    return ofField(Words.RECORDS_HELP, "help-", record, field, language).orElse("");
  }

  /** The words for a field of one record or, where there are none, of all that have it. */
  private static Optional<String> ofField(
      Words words, String kind, String record, String field, Language language) {
    return words
        .find(kind + "of-" + kebab(record + '-' + field))
        .or(() -> words.find(kind + kebab(field)))
        .map(word -> word.in(language));
  }

  /** What recording an event of a type does, as one who is about to do it reads. */
  public static String act(String type, Language language) {
    return Words.RECORDS.say("do-" + kebab(type)).in(language);
  }

  /** What a value of an enumeration says. */
  public static String value(Schema enumeration, String symbol, Language language) {
    return Words.RECORDS.say("value-" + kebab(enumeration.getName() + '-' + symbol)).in(language);
  }

  private String say(String key, Object... about) {
    return Words.RECORDS.say(key, about).in(language);
  }

  /** {@code cutRules} is {@code cut-rules}, {@code TOP_N} is {@code top-n}. */
  private static String kebab(String name) {
    return HUMP.matcher(name).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
