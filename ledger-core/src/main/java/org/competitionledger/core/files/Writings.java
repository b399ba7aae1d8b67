package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.files.WrittenRecord.Field;
import org.competitionledger.core.files.WrittenRecord.ShortForm;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.ApproximateTime;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * How the parts of events are written in files: as their schema says, and shorter where this table
 * says so. A field that is added to the schema can be written without further code.
 */
final class Writings {

  private static final BiConsumer<Placed.Fields, FileReading> AS_IT_IS = (record, in) -> {};
  private static final Map<String, WrittenRecord> RECORDS = new ConcurrentHashMap<>();

  private Writings() {}

  static Written of(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> Scalars.TEXT;
      case BOOLEAN -> Scalars.FLAG;
      case INT, LONG -> Scalars.WHOLE_NUMBER;
      case BYTES -> Scalars.NUMBER;
      case ENUM -> Scalars.Word.of(schema);
      case ARRAY -> list(schema.getElementType());
      case UNION -> of(Schemas.present(schema));
      case RECORD -> record(schema);
      default -> throw new IllegalArgumentException("no file has a " + schema);
    };
  }

  static WrittenRecord record(Schema schema) {
    WrittenRecord known = RECORDS.get(schema.getFullName());
    if (known == null) {
      known = made(schema);
      RECORDS.put(schema.getFullName(), known);
    }
    return known;
  }

  /** The fields of a record as its schema has them. */
  static Map<String, Field> fields(Schema schema) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      boolean required = !field.hasDefaultValue() && !field.schema().isNullable();
      fields.put(field.name(), new Field(of(field.schema()), field.doc(), required));
    }
    return fields;
  }

  static Written list(Schema element) {
    return new WrittenList(of(element), keyed(element.getName()));
  }

  /**
   * A list of what stands below something else, which says some fields of each.
   *
   * @param given fields that are not written
   * @param optional fields that need not be
   */
  static Written list(Schema element, Set<String> given, Set<String> optional) {
    WrittenRecord whole = record(element);
    return new WrittenList(
        new WrittenRecord(
            whole.name(),
            () -> without(whole.fields().get(), given, optional),
            whole.shortForm(),
            whole.completion()),
        keyed(element.getName()));
  }

  /** Fields less some, and some of which need not be said. */
  static Map<String, Field> without(
      Map<String, Field> fields, Set<String> given, Set<String> optional) {
    Map<String, Field> all = new LinkedHashMap<>(fields);
    all.keySet().removeAll(given);
    all.replaceAll(
        (name, field) ->
            optional.contains(name) ? new Field(field.written(), field.doc(), false) : field);
    return all;
  }

  /** What identifies a member of a list, and what is meant where a member is one value. */
  private static Optional<WrittenList.Keyed> keyed(String element) {
    return Optional.ofNullable(
        switch (element) {
          case "Criterion" -> new WrittenList.Keyed("id", Optional.empty());
          case "PolicyGoal", "Clause" -> new WrittenList.Keyed("id", Optional.of("text"));
          case "CutRule" -> new WrittenList.Keyed("stage", Optional.empty());
          case "Publication" -> new WrittenList.Keyed("stage", Optional.of("of"));
          case "DefinitionChange" -> new WrittenList.Keyed("criterion", Optional.of("direction"));
          case "ParticipantRegistered" -> new WrittenList.Keyed("participant", Optional.of("name"));
          case "EvaluatorAppointed" -> new WrittenList.Keyed("evaluator", Optional.of("name"));
          case "OccasionScheduled" -> new WrittenList.Keyed("occasion", Optional.of("name"));
          case "CallOpened" -> new WrittenList.Keyed("call", Optional.empty());
          case "EntryAdmitted" -> new WrittenList.Keyed("participant", Optional.empty());
          default -> null;
        });
  }

  private static WrittenRecord made(Schema schema) {
    Supplier<Map<String, Field>> fields = () -> fields(schema);
    return switch (schema.getName()) {
      case "LocalisedText" -> record(schema, fields, TEXT, AS_IT_IS);
      case "ApproximateTime" -> record(schema, Writings::timeFields, TIME, AS_IT_IS);
      case "TimeWindow" -> record(schema, fields, WINDOW, AS_IT_IS);
      case "Party" -> record(schema, fields, alone("id", Scalars.TEXT), AS_IT_IS);
      case "Scale" -> record(schema, fields, SCALE, AS_IT_IS);
      case "Transform" -> record(schema, fields, transform(schema), AS_IT_IS);
      case "Gate" -> record(schema, fields, method(schema), Criteria::gate);
      case "Criterion" -> Criteria.criterion(schema, fields);
      case "CutRule" -> Criteria.cut(schema, fields);
      case "TieBreak" -> Criteria.tieBreak(schema, fields);
      case "CriteriaSet" -> Criteria.set(schema, fields);
      default ->
          schema.getField("method") == null
              ? new WrittenRecord(schema.getName(), fields, Optional.empty(), AS_IT_IS)
              : record(schema, fields, method(schema), AS_IT_IS);
    };
  }

  private static WrittenRecord record(
      Schema schema,
      Supplier<Map<String, Field>> fields,
      ShortForm shortForm,
      BiConsumer<Placed.Fields, FileReading> completion) {
    return new WrittenRecord(schema.getName(), fields, Optional.of(shortForm), completion);
  }

  /** As {@code TimeShape} has it. */
  private static Map<String, Field> timeFields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    Schema schema = ApproximateTime.getClassSchema();
    fields.put("time", new Field(Scalars.TEXT, schema.getField("written").doc(), true));
    fields.put(
        "note",
        new Field(of(schema.getField("note").schema()), schema.getField("note").doc(), false));
    return fields;
  }

  /** A text that is written once stands for every language of the file. */
  private static final ShortForm TEXT =
      scalar(
          Scalars.TEXT,
          (text, in) -> {
            Placed.Fields both = new Placed.Fields(text.at());
            in.languages().forEach(language -> both.put(language.tag(), text));
            return both;
          });

  /** A time is what was written. */
  private static final ShortForm TIME = scalar(Scalars.TEXT, (text, in) -> text);

  /** {@code from/to}; one time is both ends. */
  private static final ShortForm WINDOW =
      scalar(
          Scalars.TEXT,
          (text, in) -> {
            String[] ends = text.of().asText().split("/", -1);
            return ends.length > 2
                ? in.problem(text.at(), "window-malformed")
                : new Placed.Fields(text.at())
                    .put("start", Placed.text(text.at(), ends[0].strip()))
                    .put("end", Placed.text(text.at(), ends[ends.length - 1].strip()));
          });

  /** {@code 0..10}, open where an end is missing: {@code 0..}. */
  private static final ShortForm SCALE =
      scalar(
          Scalars.TEXT,
          (text, in) -> {
            String written = text.of().asText().replace(" ", "");
            int dots = written.indexOf("..");
            Placed.Fields scale = new Placed.Fields(text.at());
            if (dots < 0
                || !end(scale, "min", written.substring(0, dots), text)
                || !end(scale, "max", written.substring(dots + 2), text)) {
              return in.problem(text.at(), "scale-malformed");
            }
            return scale;
          });

  private static boolean end(Placed.Fields scale, String name, String written, Placed.Value text) {
    if (written.isEmpty()) {
      return true;
    }
    if (!written.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      return false;
    }
    scale.put(name, Placed.number(text.at(), new BigDecimal(written)));
    return true;
  }

  /** A record that is meant where one of its fields stands alone. */
  static ShortForm alone(String field, Written written) {
    return new ShortForm() {
      @Override
      public Optional<Placed> read(Node node, FileReading in) {
        return WrittenRecord.isScalar(node)
            ? Optional.of(new Placed.Fields(Place.of(node)).put(field, written.read(node, in)))
            : Optional.empty();
      }

      @Override
      public ObjectNode schema(SchemaParts of) {
        return written.schema(of);
      }
    };
  }

  static ShortForm method(Schema schema) {
    return alone("method", of(schema.getField("method").schema()));
  }

  /** A method, or the points of the places. */
  private static ShortForm transform(Schema schema) {
    ShortForm method = method(schema);
    Written table = of(schema.getField("table").schema());
    return new ShortForm() {
      @Override
      public Optional<Placed> read(Node node, FileReading in) {
        return node instanceof SequenceNode
            ? Optional.of(
                new Placed.Fields(Place.of(node))
                    .put("method", Placed.text(Place.of(node), "POINTS_TABLE"))
                    .put("table", table.read(node, in)))
            : method.read(node, in);
      }

      @Override
      public ObjectNode schema(SchemaParts of) {
        return SchemaParts.any(method.schema(of), table.schema(of));
      }
    };
  }

  /** What a text alone means; it is not asked about what is no text. */
  private interface Meaning {
    Placed of(Placed.Value text, FileReading in);
  }

  private static ShortForm scalar(Written written, Meaning meaning) {
    return new ShortForm() {
      @Override
      public Optional<Placed> read(Node node, FileReading in) {
        if (!(node instanceof ScalarNode)) {
          return Optional.empty();
        }
        Placed read = written.read(node, in);
        return Optional.of(
            read instanceof Placed.Value value && value.of().isTextual()
                ? meaning.of(value, in)
                : read);
      }

      @Override
      public ObjectNode schema(SchemaParts of) {
        return written.schema(of);
      }
    };
  }

  /** The languages of the file's plain texts. */
  static final Written LANGUAGES =
      WrittenList.of(
          new Scalars.Word(List.of(Language.values()).stream().map(Language::name).toList()));
}
