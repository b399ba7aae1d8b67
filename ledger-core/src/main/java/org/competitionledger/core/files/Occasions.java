package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.competitionledger.core.json.CommandJson;
import org.snakeyaml.engine.v2.nodes.Node;

/** The occasions of a stage, or how many it has. */
record Occasions(Written list) implements Written {

  @Override
  public Placed read(Node node, FileReading in) {
    if (!WrittenRecord.isScalar(node)) {
      return list.read(node, in);
    }
    Placed read = Scalars.WHOLE_NUMBER.read(node, in);
    if (!(read instanceof Placed.Value count)) {
      return read;
    }
    if (!count.of().isIntegralNumber()
        || !count.of().canConvertToInt()
        || count.of().intValue() < 1
        || count.of().intValue() > CommandJson.EVENTS_MAX) {
      return in.problem(count.at(), "occasions-malformed", CommandJson.EVENTS_MAX);
    }
    List<Placed> numbered =
        IntStream.rangeClosed(1, count.of().intValue())
            .mapToObj(
                number ->
                    (Placed)
                        new Placed.Fields(count.at())
                            .put("occasion", Placed.number(count.at(), BigDecimal.valueOf(number))))
            .toList();
    return new Placed.Items(count.at(), numbered);
  }

  @Override
  public ObjectNode schema(SchemaParts of) {
    return SchemaParts.any(SchemaParts.type("integer"), list.schema(of));
  }
}
