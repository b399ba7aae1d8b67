package org.competitionledger.core.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.competitionledger.core.files.WrittenRecord.Field;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Proposal;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What stands at the top of every file: its languages, and what all of its events say beside their
 * data.
 */
final class Envelope {

  private static final String LANGUAGES = "languages";
  private static final Schema PROPOSAL = Proposal.getClassSchema();

  private final Map<String, Placed> said = new LinkedHashMap<>();

  private Envelope() {}

  /** The fields, for the file's record. */
  static Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put(
        LANGUAGES,
        new Field(
            Writings.LANGUAGES,
            "The languages for which a text stands that is written once; by default both.",
            false));
    fields.putAll(ofOne());
    return fields;
  }

  /** What one event says beside its data. */
  static Map<String, Field> ofOne() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Schema.Field field : PROPOSAL.getFields()) {
      if (!field.name().equals("payload")) {
        fields.put(field.name(), new Field(Writings.of(field.schema()), field.doc(), false));
      }
    }
    return fields;
  }

  /** Reads the whole file by the record that it is; nothing, with problems told, if it is none. */
  static Optional<Placed.Fields> root(byte[] bytes, WrittenRecord file, FileReading in) {
    Optional<Node> tree = YamlText.read(bytes, in);
    tree.ifPresent(root -> languages(root, in));
    return tree.map(root -> file.read(root, in))
        .filter(Placed.Fields.class::isInstance)
        .map(Placed.Fields.class::cast);
  }

  /** They are known before any text is read, wherever they stand. */
  private static void languages(Node root, FileReading in) {
    if (!(root instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple pair : mapping.getValue()) {
      if (pair.getKeyNode() instanceof ScalarNode key && key.getValue().equals(LANGUAGES)) {
        Placed.Items read =
            Writings.LANGUAGES.read(pair.getValueNode(), new FileReading())
                    instanceof Placed.Items all
                ? all
                : new Placed.Items(Place.START, List.of());
        List<Language> stated = new ArrayList<>();
        for (Placed each : read.of()) {
          if (each instanceof Placed.Value value) {
            stated.add(Language.valueOf(value.of().asText()));
          }
        }
        if (!stated.isEmpty()) {
          in.languages(stated);
        }
      }
    }
  }

  /** What the file says for all of its events; it is taken out of the file's record. */
  static Envelope takenOutOf(Placed.Fields file) {
    Envelope envelope = new Envelope();
    file.take(LANGUAGES);
    for (Schema.Field field : PROPOSAL.getFields()) {
      file.take(field.name()).ifPresent(value -> envelope.said.put(field.name(), value));
    }
    return envelope;
  }

  /** The same, where an event says nothing else itself. */
  Envelope of(Placed.Fields event) {
    Envelope own = new Envelope();
    own.said.putAll(said);
    own.said.putAll(takenOutOf(event).said);
    return own;
  }

  /** An event with these data. */
  Placed.Fields event(String type, Placed data) {
    Placed.Fields event = new Placed.Fields(data.at());
    event.put("type", Placed.text(data.at(), type));
    event.of().putAll(said);
    return event.put("data", data);
  }
}
