package org.competitionledger.api.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.json.ProposalJson;

/**
 * A form as it was sent. What is left blank is not there; what is no number where one belongs stays
 * the text that it is, for the reader of events to refuse at its place.
 *
 * @param values by the names of the fields
 */
public record Filled(Map<String, List<String>> values) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
  private static final int FIELDS_MAX = 5_000;
  private static final int MEMBERS_MAX = 500;

  /** Reads {@code application/x-www-form-urlencoded}. */
  public static Filled of(byte[] body) {
    return new Filled(
        new QueryStringDecoder(
                new String(body, StandardCharsets.US_ASCII),
                StandardCharsets.UTF_8,
                false,
                FIELDS_MAX)
            .parameters());
  }

  /** What stands in a field; empty if nothing does. */
  public String value(String name) {
    return values.getOrDefault(name, List.of("")).get(0).replace("\r\n", "\n").strip();
  }

  /** The proposed event that was filled in, in the form that {@link ProposalJson} reads. */
  public ObjectNode event(String type, Schema payload) {
    ObjectNode event = JSON.objectNode().put("type", type);
    for (Schema.Field field : EventForm.ENVELOPE) {
      value(field.schema(), '/' + field.name()).ifPresent(found -> event.set(field.name(), found));
    }
    event.set("data", record(payload, "/data"));
    return event;
  }

  private ObjectNode record(Schema record, String at) {
    ObjectNode object = JSON.objectNode();
    for (Schema.Field field : record.getFields()) {
      value(field.schema(), at + '/' + field.name())
          .ifPresent(found -> object.set(field.name(), found));
    }
    return object;
  }

  private Optional<JsonNode> value(Schema given, String at) {
    Schema schema = Schemas.present(given);
    return switch (schema.getType()) {
      case RECORD ->
          EventForm.isTime(schema)
              ? text(at)
              : Optional.<JsonNode>of(record(schema, at)).filter(found -> !found.isEmpty());
      case ARRAY -> Optional.<JsonNode>of(list(schema, at)).filter(found -> !found.isEmpty());
      case BOOLEAN -> text(at).map(text -> JSON.booleanNode(text.textValue().equals("true")));
      case ENUM, STRING -> text(at);
      default -> text(at).map(text -> number(text.textValue()));
    };
  }

  private Optional<JsonNode> text(String at) {
    return Optional.of(value(at)).filter(text -> !text.isEmpty()).map(JSON::textNode);
  }

  private static JsonNode number(String text) {
    return NUMBER.matcher(text).matches()
        ? JSON.numberNode(new BigDecimal(text))
        : JSON.textNode(text);
  }

  /** Members that have parts have fields of their own; all others stand in one field. */
  private ArrayNode list(Schema list, String at) {
    ArrayNode array = JSON.arrayNode();
    Schema member = list.getElementType();
    if (member.getType() == Schema.Type.RECORD) {
      for (int index : members(at)) {
        value(member, at + '/' + index).ifPresent(array::add);
      }
    } else {
      Arrays.stream(BETWEEN.split(value(at)))
          .filter(text -> !text.isEmpty())
          .limit(MEMBERS_MAX)
          .map(text -> EventForm.isNumber(member) ? number(text) : (JsonNode) JSON.textNode(text))
          .forEach(array::add);
    }
    return array;
  }

  private List<Integer> members(String at) {
    TreeSet<Integer> indices = new TreeSet<>();
    for (String name : values.keySet()) {
      if (name.startsWith(at + '/')) {
        String rest = name.substring(at.length() + 1);
        int slash = rest.indexOf('/');
        String index = slash < 0 ? rest : rest.substring(0, slash);
        if (index.matches("[0-9]{1,3}")) {
          indices.add(Integer.parseInt(index));
        }
      }
    }
    return new ArrayList<>(indices);
  }
}
