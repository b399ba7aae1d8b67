package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A list, which need not be one if it has one member. */
record OneOrMore(Written item) implements Written {

  @Override
  public Placed read(Node node, FileReading in) {
    return node instanceof SequenceNode
        ? WrittenList.of(item).read(node, in)
        : new Placed.Items(Place.of(node), List.of(item.read(node, in)));
  }

  @Override
  public ObjectNode schema(SchemaParts of) {
    return SchemaParts.any(item.schema(of), WrittenList.of(item).schema(of));
  }
}
