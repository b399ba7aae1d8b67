package org.competitionledger.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.CloudEventAttributes;
import org.competitionledger.event.Actor;
import org.competitionledger.event.Event;
import org.competitionledger.event.Role;

/**
 * JSON Schemas (2020-12, as OpenAPI 3.1 uses them) of what writers send and readers get, derived
 * from the Avro schema, for the documents of the API.
 *
 * <p>Of each type there are three: {@code ScoreRecorded} is its data, {@code ScoreRecordedProposal}
 * what is sent, {@code ScoreRecordedEvent} what is read. {@code Proposal} and {@code Event} are any
 * of them, told apart by their {@code type}. None forbids further fields: readers ignore those that
 * they do not know, and that writers may send none is for the ledger to say.
 */
public final class EventSchemas {

  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";
  private static final String TYPE = "type";
  private static final String REF = "$ref";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  private final String prefix;
  private final Map<String, ObjectNode> components = new LinkedHashMap<>();
  private final Map<String, ObjectNode> parts = new TreeMap<>();

  private EventSchemas(String prefix) {
    this.prefix = prefix;
  }

  /** The names of all event types, in the order of the schema. */
  public static Set<String> types() {
    return Collections.unmodifiableSet(Shapes.PAYLOADS.keySet());
  }

  /**
   * All schemas by name: of events, and of all that they consist of; each refers to others by
   * {@code prefix + name}. The caller may change them.
   */
  public static Map<String, ObjectNode> components(String prefix) {
    EventSchemas schemas = new EventSchemas(prefix);
    schemas.any("Proposal", "A proposed event; its type says what its data are.");
    schemas.any("Event", "A recorded event; its type says what its data are.");
    schemas.components.put("EventType", names(types().stream()));
    schemas.components.put(
        "CloudEventType", names(types().stream().map(CloudEventAttributes::type)));
    ObjectNode said = schemas.said();
    schemas.components.put("ProposalEnvelope", said);
    schemas.components.put("EventEnvelope", schemas.recorded(said.deepCopy()));
    Shapes.PAYLOADS.forEach(
        (type, shape) -> {
          schemas.components.put(type, schemas.referring(shape.schema()));
          schemas.ofType(type, "Proposal");
          schemas.ofType(type, "Event");
        });
    schemas.components.putAll(schemas.parts);
    return schemas.components;
  }

  /** Any proposal or any event. */
  private void any(String kind, String description) {
    ObjectNode schema = object().put(DESCRIPTION, description);
    ArrayNode choices = schema.putArray("oneOf");
    ObjectNode discriminator = schema.putObject("discriminator");
    ObjectNode mapping = discriminator.put("propertyName", ProposalJson.TYPE).putObject("mapping");
    for (String type : types()) {
      choices.addObject().put(REF, prefix + type + kind);
      mapping.put(type, prefix + type + kind);
    }
    components.put(kind, schema);
  }

  /** A proposal or an event of one type: its envelope, and its data. */
  private void ofType(String type, String kind) {
    ObjectNode schema = object();
    schema.put(DESCRIPTION, Shapes.PAYLOADS.get(type).schemaOfRecord().getDoc());
    ArrayNode both = schema.putArray("allOf");
    both.addObject().put(REF, prefix + kind + "Envelope");
    ObjectNode own = both.addObject().put(TYPE, "object");
    ObjectNode properties = own.putObject(PROPERTIES);
    properties.set(ProposalJson.TYPE, names(Stream.of(type)));
    properties.putObject(ProposalJson.DATA).put(REF, prefix + type);
    own.putArray(REQUIRED).add(ProposalJson.TYPE).add(ProposalJson.DATA);
    components.put(type + kind, schema);
  }

  /** What a writer says beside the data. */
  private ObjectNode said() {
    ObjectNode schema = object().put(TYPE, "object");
    ObjectNode properties = schema.putObject(PROPERTIES);
    for (RecordShape.Field field : ProposalJson.ENVELOPE) {
      properties.set(field.name(), parted(field.shape().schema().put(DESCRIPTION, field.doc())));
    }
    return schema;
  }

  /** The same, and what the ledger adds. */
  private ObjectNode recorded(ObjectNode schema) {
    ObjectNode properties = (ObjectNode) schema.get(PROPERTIES);
    ObjectNode added = object();
    added.set("competition", documented(Event.getClassSchema(), "competition", "string"));
    added.set("sequence", documented(Event.getClassSchema(), "sequence", "integer"));
    added.withObject("sequence").put("format", "int64").put("minimum", 0);
    added.putObject("id").put(TYPE, "string").put(DESCRIPTION, "`<competition>/<sequence>`.");
    added.set("recordedAt", documented(Event.getClassSchema(), "recordedAt", "string"));
    added.withObject("recordedAt").put("format", "date-time");
    added.set("actor", actor());
    added.set("ledgerVersion", documented(Event.getClassSchema(), "ledgerVersion", "integer"));
    added.withObject("ledgerVersion").put("format", "int32");
    added.set("commandId", documented(Event.getClassSchema(), "commandId", "string"));
    added.withObject("commandId").put("format", "uuid");
    properties.setAll(added);
    ArrayNode required = schema.putArray(REQUIRED);
    added.fieldNames().forEachRemaining(required::add);
    return schema;
  }

  private ObjectNode actor() {
    ObjectNode schema = object().put(TITLE, "Actor").put(TYPE, "object");
    ObjectNode properties = schema.putObject(PROPERTIES);
    properties.set("subject", documented(Actor.getClassSchema(), "subject", "string"));
    properties.set(
        "role", names(Stream.of(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT))));
    schema.putArray(REQUIRED).add("subject").add("role");
    return (ObjectNode)
        parted(schema.put(DESCRIPTION, Event.getClassSchema().getField("actor").doc()));
  }

  private static ObjectNode documented(Schema record, String field, String type) {
    return object().put(TYPE, type).put(DESCRIPTION, record.getField(field).doc());
  }

  private static ObjectNode names(Stream<String> names) {
    ObjectNode schema = object().put(TYPE, "string");
    names.forEach(schema.putArray("enum")::add);
    return schema;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A schema whose titled parts are taken out, and referred to. */
  private ObjectNode referring(ObjectNode schema) {
    ObjectNode copy = object();
    schema.properties().forEach(field -> copy.set(field.getKey(), parted(field.getValue())));
    if (copy.path(TITLE).isTextual()) { // and no property of that name
      copy.remove(TITLE);
    }
    return copy;
  }

  private JsonNode parted(JsonNode node) {
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(parted(item)));
      return copy;
    }
    if (!(node instanceof ObjectNode schema)) {
      return node;
    }
    if (!schema.path(TITLE).isTextual()) {
      return referring(schema);
    }
    String name = schema.path(TITLE).textValue();
    ObjectNode part = referring(schema);
    part.remove(DESCRIPTION); // of the place where it stands
    parts.putIfAbsent(name, part);
    ObjectNode reference = object().put(REF, prefix + name);
    if (schema.has(DESCRIPTION)) {
      reference.set(DESCRIPTION, schema.get(DESCRIPTION));
    }
    return reference;
  }
}
