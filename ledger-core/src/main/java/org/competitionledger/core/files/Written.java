package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** How a kind of value is written in files: it reads one, and describes them to editors. */
interface Written {

  /** A value as the JSON of events has it; what cannot be read is told. */
  Placed read(Node node, FileReading in);

  /** The JSON Schema (2020-12) of what {@link #read} takes. */
  ObjectNode schema(SchemaParts of);
}
