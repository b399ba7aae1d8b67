package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of a file, made of how its parts are written. */
final class FileSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private FileSchema() {}

  static ObjectNode of(WrittenRecord file, String title) {
    SchemaParts definitions = new SchemaParts();
    ObjectNode root = file.schema(definitions);
    ObjectNode schema = SchemaParts.object().put("$schema", DIALECT).put("title", title);
    schema.setAll(root);
    schema.set("$defs", definitions.all());
    return schema;
  }
}
