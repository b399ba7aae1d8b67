package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A list. One of things that have an identifier may also be a mapping from it to the rest of each:
 * {@code {research: {points: 60}}}.
 *
 * @param item how each is written
 * @param keyed what the keys of such a mapping are
 */
record WrittenList(Written item, Optional<Keyed> keyed) implements Written {

  /**
   * A list of records that have an identifier.
   *
   * @param key the field that identifies one
   * @param main the field that is meant where one value stands behind the key; empty where none is
   */
  record Keyed(String key, Optional<String> main) {}

  static WrittenList of(Written item) {
    return new WrittenList(item, Optional.empty());
  }

  @Override
  public Placed read(Node node, FileReading in) {
    if (!in.takes(node)) {
      return new Placed.Faulty(Place.of(node));
    }
    List<Placed> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(each -> items.add(item(each, in)));
      return new Placed.Items(Place.of(node), items);
    }
    if (keyed.isPresent() && node instanceof MappingNode mapping) {
      WrittenRecord.each(mapping, in, (key, value) -> items.add(member(key, value, in)));
      return new Placed.Items(Place.of(node), items);
    }
    return in.problem(
        Place.of(node), keyed.isPresent() ? "list-or-mapping-expected" : "list-expected");
  }

  /** A bare identifier in a list stands for what has it. */
  private Placed item(Node node, FileReading in) {
    if (keyed.isPresent() && node instanceof ScalarNode scalar) {
      return completed(
          new Placed.Fields(Place.of(node)).put(keyed.get().key(), read(scalar, in)), in);
    }
    return item.read(node, in);
  }

  private Placed member(ScalarNode key, Node value, FileReading in) {
    Keyed how = keyed.orElseThrow();
    Placed read;
    if (isMain(value)) {
      String main = how.main().orElseThrow();
      Placed said = record().fields().get().get(main).written().read(value, in);
      read = completed(new Placed.Fields(Place.of(key)).put(main, said), in);
    } else if (WrittenRecord.isNothing(value)) {
      read = completed(new Placed.Fields(Place.of(key)), in);
    } else {
      read = item.read(value, in);
    }
    if (!(read instanceof Placed.Fields fields)) {
      return read;
    }
    if (fields.has(how.key())) {
      in.problem(fields.of().get(how.key()).at(), "key-said-twice", how.key());
    }
    return fields.put(how.key(), read(key, in)).at(Place.of(key));
  }

  /** Whether what stands behind a key is the field that is meant, as one value or as its parts. */
  private boolean isMain(Node value) {
    Optional<String> main = keyed.flatMap(Keyed::main);
    if (main.isEmpty() || WrittenRecord.isNothing(value)) {
      return false;
    }
    Map<String, WrittenRecord.Field> fields = record().fields().get();
    return value instanceof ScalarNode
        || value instanceof MappingNode mapping
            && fields.get(main.get()).written() instanceof WrittenRecord parts
            && mapping.getValue().stream()
                .allMatch(
                    pair ->
                        pair.getKeyNode() instanceof ScalarNode key
                            && parts.fields().get().containsKey(key.getValue())
                            && !fields.containsKey(key.getValue()));
  }

  private Placed read(ScalarNode key, FileReading in) {
    return record().fields().get().get(keyed.orElseThrow().key()).written().read(key, in);
  }

  private Placed completed(Placed.Fields fields, FileReading in) {
    record().completion().accept(fields, in);
    return fields;
  }

  private WrittenRecord record() {
    return (WrittenRecord) item;
  }

  @Override
  public ObjectNode schema(SchemaParts of) {
    ObjectNode list = SchemaParts.type("array");
    list.set(
        "items", keyed.isEmpty() ? item.schema(of) : SchemaParts.any(item.schema(of), key(of)));
    if (keyed.isEmpty()) {
      return list;
    }
    Keyed how = keyed.get();
    ObjectNode member = record().memberSchema(of, how.key());
    ObjectNode nothing = SchemaParts.type("null");
    ObjectNode mapping = SchemaParts.type("object");
    mapping.set(
        "additionalProperties",
        how.main()
            .map(main -> record().fields().get().get(main).written().schema(of))
            .map(main -> SchemaParts.any(member, main, nothing))
            .orElseGet(() -> SchemaParts.any(member, nothing)));
    return SchemaParts.any(mapping, list);
  }

  private ObjectNode key(SchemaParts of) {
    return record().fields().get().get(keyed.orElseThrow().key()).written().schema(of);
  }
}
