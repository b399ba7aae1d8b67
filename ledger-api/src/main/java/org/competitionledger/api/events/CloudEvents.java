package org.competitionledger.api.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Event;

/** Events as CloudEvents 1.0 in structured JSON, as server-sent events carry them. */
final class CloudEvents {

  private CloudEvents() {}

  /** The CloudEvent, one line without its end. */
  static byte[] bytes(Event event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = EventJson.factory().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("specversion", "1.0");
      out.writeStringField("id", EventJson.id(event));
      out.writeStringField("source", "/v1/competitions/" + event.getCompetition());
      out.writeStringField("type", type(event));
      out.writeStringField("time", event.getRecordedAt().toString());
      out.writeStringField("datacontenttype", "application/json");
      out.writeStringField("sequence", padded(event.getSequence()));
      out.writeObjectFieldStart("data");
      out.writeFieldName("event");
      EventJson.write(event, out);
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** For example {@code competition.score-recorded.v1}. */
  static String type(Event event) {
    String name = ProposalJson.typeOf(event.getSaid());
    return "competition." + kebabCase(name) + ".v1";
  }

  static String kebabCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Twenty digits, so that sequences sort as texts. */
  static String padded(long sequence) {
    String digits = Long.toString(sequence);
    return "0".repeat(20 - digits.length()) + digits;
  }
}
