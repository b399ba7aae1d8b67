package org.competitionledger.api.events;

import org.competitionledger.core.codec.CloudEventAttributes;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;

/** Events as CloudEvents 1.0 in structured JSON, as server-sent events carry them. */
final class CloudEvents {

  private CloudEvents() {}

  /** The CloudEvent, one line without its end. */
  static byte[] bytes(Event event, LocalisedText headline) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeStringField("specversion", CloudEventAttributes.SPECVERSION);
          out.writeStringField("id", EventJson.id(event));
          out.writeStringField("source", CloudEventAttributes.source(event.getCompetition()));
          out.writeStringField(
              "type", CloudEventAttributes.type(ProposalJson.typeOf(event.getSaid())));
          out.writeStringField("time", event.getRecordedAt().toString());
          out.writeStringField("datacontenttype", "application/json");
          out.writeStringField("sequence", padded(event.getSequence()));
          out.writeObjectFieldStart("data");
          out.writeFieldName("event");
          EventJson.write(event, out);
          out.writeFieldName("headline");
          RecordJson.write(headline, out);
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  /** Twenty digits, so that sequences sort as texts. */
  static String padded(long sequence) {
    String digits = Long.toString(sequence);
    return "0".repeat(20 - digits.length()) + digits;
  }
}
