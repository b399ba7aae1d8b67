package org.competitionledger.core.codec;

import org.apache.avro.Schema;

/** Questions about Avro schemas. */
public final class Schemas {

  private Schemas() {}

  /** The schema of what is there, where there may be nothing; else the schema itself. */
  public static Schema present(Schema schema) {
    return schema.getType() != Schema.Type.UNION
        ? schema
        : schema.getTypes().stream()
            .filter(branch -> branch.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow();
  }
}
