package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;

/**
 * A time of the world: what was written, as a string, or {@code {time, note}}. What it means is
 * decided where the competition's zone is known; until then both ends are {@link Instant#EPOCH}.
 */
enum TimeShape implements Shape {
  INSTANCE;

  private static final int WRITTEN_LENGTH_MAX = 64;
  private static final String TIME = "time";
  private static final String NOTE = "note";

  private final Shape note = new LocalisedTextShape(RecordShape.of(LocalisedText.getClassSchema()));

  @Override
  public Object read(JsonNode node, Location at, Problems problems) {
    if (node.isTextual()) {
      return time(written(node, at, problems), null);
    }
    if (!node.isObject()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.TIME, JsonType.of(node)));
      return null;
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals(TIME) && !name.equals(NOTE)) {
        problems.add(JsonProblem.unknownField(at.field(name).pointer(), name));
      }
    }
    if (!node.hasNonNull(TIME)) {
      problems.add(JsonProblem.missingField(at.field(TIME).pointer(), TIME));
      return null;
    }
    LocalisedText remark =
        node.hasNonNull(NOTE)
            ? (LocalisedText) note.read(node.get(NOTE), at.field(NOTE), problems)
            : null;
    return time(written(node.get(TIME), at.field(TIME), problems), remark);
  }

  private static ApproximateTime time(String written, LocalisedText note) {
    return new ApproximateTime(written, Instant.EPOCH, Instant.EPOCH, note);
  }

  private static String written(JsonNode node, Location at, Problems problems) {
    String written = (String) ScalarShape.TEXT.read(node, at, problems);
    if (written != null && (written.isBlank() || written.length() > WRITTEN_LENGTH_MAX)) {
      problems.add(JsonProblem.invalidTime(at.pointer()));
    }
    return written;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    ApproximateTime time = (ApproximateTime) value;
    if (time.getNote() == null) {
      out.writeString(time.getWritten());
      return;
    }
    out.writeStartObject();
    out.writeStringField(TIME, time.getWritten());
    out.writeFieldName(NOTE);
    note.write(time.getNote(), out);
    out.writeEndObject();
  }

  @Override
  public ObjectNode schema() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode written =
        json.objectNode().put("type", "string").put("maxLength", WRITTEN_LENGTH_MAX);
    ObjectNode withNote = json.objectNode().put("type", "object").put("title", "AnnotatedTime");
    withNote
        .putObject("properties")
        .<ObjectNode>set(TIME, written.deepCopy())
        .set(NOTE, note.schema());
    withNote.putArray("required").add(TIME);
    ObjectNode schema = json.objectNode();
    schema.put("title", ApproximateTime.getClassSchema().getName());
    schema.put("description", ApproximateTime.getClassSchema().getDoc());
    ArrayNode choices = schema.putArray("oneOf");
    choices.add(written).add(withNote);
    return schema;
  }
}
