package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.competitionledger.event.LocalisedText;

/** {@code {ko?, en?}}: a record at least one of whose languages says something. */
record LocalisedTextShape(RecordShape fields) implements Shape {

  @Override
  public Object read(JsonNode node, Location at, Problems problems) {
    LocalisedText text = (LocalisedText) fields.read(node, at, problems);
    boolean said = says(node.path("ko")) || says(node.path("en")); // else it was told what is wrong
    if (text != null && !said && blank(text.getKo()) && blank(text.getEn())) {
      problems.add(JsonProblem.missingText(at.pointer()));
      return null;
    }
    return text;
  }

  private static boolean says(JsonNode half) {
    return !blank(half.textValue());
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    fields.write(value, out);
  }

  @Override
  public ObjectNode schema() {
    return fields.schema().put("minProperties", 1);
  }
}
