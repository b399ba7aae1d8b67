package org.competitionledger.core.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;

/** Derives shapes from schemas. */
final class Shapes {

  /** The payload types by name, in the order of the schema's union. */
  static final Map<String, RecordShape> PAYLOADS = payloads();

  private Shapes() {}

  private static Map<String, RecordShape> payloads() {
    Map<String, RecordShape> shapes = new LinkedHashMap<>();
    for (Schema branch : Proposal.getClassSchema().getField("payload").schema().getTypes()) {
      shapes.put(branch.getName(), RecordShape.of(branch));
    }
    return shapes;
  }

  /** The shape of a schema's values; of a union with null, that of its other branch. */
  static Shape of(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> ScalarShape.TEXT;
      case BOOLEAN -> ScalarShape.FLAG;
      case INT -> new WholeNumberShape(schema, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> new WholeNumberShape(schema, Long.MIN_VALUE, Long.MAX_VALUE);
      case BYTES -> decimal(schema);
      case ENUM -> EnumShape.of(schema);
      case ARRAY -> new ListShape(of(schema.getElementType()));
      case UNION -> of(present(schema));
      case RECORD -> record(schema);
      default -> throw new IllegalArgumentException("no JSON for " + schema);
    };
  }

  private static Shape decimal(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        && decimal.getScale() == 6) {
      return ScalarShape.DECIMAL;
    }
    throw new IllegalArgumentException("no JSON for " + schema);
  }

  private static Shape record(Schema schema) {
    if (schema.equals(ApproximateTime.getClassSchema())) {
      return TimeShape.INSTANCE;
    }
    if (schema.equals(LocalisedText.getClassSchema())) {
      return new LocalisedTextShape(RecordShape.of(schema));
    }
    return RecordShape.of(schema);
  }

  /** The one branch of a union that is not null. */
  private static Schema present(Schema union) {
    if (union.getTypes().size() == 2 && union.isNullable()) {
      return union.getTypes().get(union.getTypes().get(0).getType() == Schema.Type.NULL ? 1 : 0);
    }
    throw new IllegalArgumentException("no JSON for " + union);
  }
}
