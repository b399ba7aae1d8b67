package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.competitionledger.core.json.JsonProblem;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A record: its fields, abbreviations beside them, and perhaps a short form in which it is one
 * value.
 *
 * @param name what the part of the schema for editors is called
 * @param fields by name, in the order in which they are told; made when first asked, since a
 *     criterion has parts that are criteria
 * @param shortForm how it is written as one value
 * @param completion puts fields of the JSON in the place of abbreviations, and says what goes
 *     without saying
 */
record WrittenRecord(
    String name,
    Supplier<Map<String, Field>> fields,
    Optional<ShortForm> shortForm,
    BiConsumer<Placed.Fields, FileReading> completion)
    implements Written {

  /**
   * A field, or an abbreviation.
   *
   * @param required whether it has to be said
   */
  record Field(Written written, String doc, boolean required) {}

  /** How a record is written as one value. */
  interface ShortForm {

    /** The record; empty where the node is no such value. */
    Optional<Placed> read(Node node, FileReading in);

    ObjectNode schema(SchemaParts of);
  }

  @Override
  public Placed read(Node node, FileReading in) {
    if (!in.takes(node)) {
      return new Placed.Faulty(Place.of(node));
    }
    Optional<Placed> whole = shortForm.flatMap(form -> form.read(node, in));
    if (whole.isPresent()) {
      if (whole.get() instanceof Placed.Fields record) {
        completion.accept(record, in);
      }
      return whole.get();
    }
    if (!(node instanceof MappingNode mapping)) {
      return in.problem(
          Place.of(node), shortForm.isPresent() ? "short-form-unknown" : "fields-expected");
    }
    Placed.Fields record = fields(mapping, in);
    completion.accept(record, in);
    return record;
  }

  private Placed.Fields fields(MappingNode mapping, FileReading in) {
    Map<String, Field> known = fields.get();
    Placed.Fields record = new Placed.Fields(Place.of(mapping));
    each(
        mapping,
        in,
        (key, value) -> {
          Field field = known.get(key.getValue());
          if (field == null && key.getValue().matches("[0-9]+") && isNothing(value)) {
            in.problem(Place.of(key), "decimal-comma", JsonProblem.echo(key.getValue()));
          } else if (field == null) {
            Placed.Faulty faulty =
                in.unknown(
                    Place.of(key), "key-unknown", key.getValue(), List.copyOf(known.keySet()));
            Nearest.to(key.getValue(), List.copyOf(known.keySet()))
                .ifPresent(meant -> record.otherwise(meant, faulty));
          } else if (!isNothing(value)) {
            record.put(key.getValue(), behind(key, field.written().read(value, in)));
          }
        });
    return record;
  }

  /** Nothing behind a key is as if it were not there. */
  static boolean isNothing(Node value) {
    return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  /** Each key, which is there once, and its value. */
  static void each(MappingNode mapping, FileReading in, BiConsumer<ScalarNode, Node> visitor) {
    Map<String, Place> seen = new HashMap<>();
    for (NodeTuple pair : mapping.getValue()) {
      Place at = Place.of(pair.getKeyNode());
      if (!(pair.getKeyNode() instanceof ScalarNode key)) {
        in.problem(at, "key-no-word");
        continue;
      }
      Place before = seen.putIfAbsent(key.getValue(), at);
      if (before == null) {
        visitor.accept(key, pair.getValueNode());
      } else {
        in.problem(at, "key-twice", JsonProblem.echo(key.getValue()), before.line());
      }
    }
  }

  /** What begins on a line below its key is found by the key. */
  static Placed behind(ScalarNode key, Placed value) {
    Place at = Place.of(key);
    return value.at().line() == at.line() ? value : value.at(at);
  }

  @Override
  public ObjectNode schema(SchemaParts of) {
    ObjectNode whole = of.refer(name, part -> describe(part, of, List.of()));
    return shortForm.isPresent() ? SchemaParts.any(shortForm.get().schema(of), whole) : whole;
  }

  /** The same as a member of a mapping, whose key says a field. */
  ObjectNode memberSchema(SchemaParts of, String key) {
    return of.refer(name + "Member", part -> describe(part, of, List.of(key)));
  }

  private void describe(ObjectNode part, SchemaParts of, List<String> besides) {
    part.put("type", "object");
    ObjectNode properties = part.putObject("properties");
    List<String> required = new ArrayList<>();
    fields
        .get()
        .forEach(
            (field, how) -> {
              if (besides.contains(field)) {
                return;
              }
              properties.set(field, how.written().schema(of).put("description", how.doc()));
              if (how.required()) {
                required.add(field);
              }
            });
    required.forEach(part.withArray("required")::add);
    if (required.isEmpty()) {
      part.remove("required");
    }
    part.put("additionalProperties", false);
  }

  static boolean isScalar(Node node) {
    return node.getNodeType() == NodeType.SCALAR;
  }
}
