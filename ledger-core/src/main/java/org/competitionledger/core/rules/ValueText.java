package org.competitionledger.core.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.RecordJson;

/** Values of records as JSON text, as they look in events. */
final class ValueText {

  private ValueText() {}

  /** The value as JSON text; null for an absent one. */
  static String of(Object value) {
    if (value == null) {
      return null;
    }
    return JsonBytes.text(out -> write(value, out));
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof SpecificRecord part) {
      RecordJson.write(part, out);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object member : list) {
        write(member, out);
      }
      out.writeEndArray();
    } else if (value instanceof BigDecimal decimal) {
      out.writeNumber(decimal.stripTrailingZeros().toPlainString());
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else {
      out.writeString(value.toString());
    }
  }
}
