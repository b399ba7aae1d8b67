package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Scale;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A set of rules as {@link AmendmentFile} reads it, to begin an amendment with: what is as the
 * schema has it anyhow is left out, and criteria stand under the one that they are part of.
 */
public final class RulesText {

  /** Nothing is broken into lines: a text stands on its own. */
  private static final int WIDTH = 20_000;

  private static final int SHORT = 60;

  private RulesText() {}

  /** The text of {@code rules:}. The version is left out: an amendment makes the next one. */
  public static String of(CriteriaSet set) {
    List<NodeTuple> rules = new ArrayList<>();
    for (NodeTuple field : fields(CriteriaSet.getClassSchema(), RecordJson.tree(set))) {
      if (isNamed(field, "criteria")) {
        rules.add(field("criteria", criteria(set, null)));
      } else if (!isNamed(field, "version")) {
        rules.add(field);
      }
    }
    StringWriter text = new StringWriter();
    Dump dump =
        new Dump(
            DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .setIndicatorIndent(0)
                .setIndent(2)
                .build());
    dump.dumpNode(
        mapping(List.of(field("rules", mapping(rules, FlowStyle.BLOCK))), FlowStyle.BLOCK),
        new StreamDataWriter() {
          @Override
          public void write(String part) {
            text.write(part);
          }

          @Override
          public void write(String part, int from, int length) {
            text.write(part, from, length);
          }
        });
    return text.toString();
  }

  /** The criteria under a parent; null for those that are part of none. */
  private static Node criteria(CriteriaSet set, String parent) {
    List<Node> found = new ArrayList<>();
    Map<String, Boolean> parents = new HashMap<>();
    set.getCriteria().forEach(each -> parents.put(each.getParent(), true));
    for (Criterion criterion : set.getCriteria()) {
      if (Objects.equals(criterion.getParent(), parent)) {
        List<NodeTuple> fields =
            new ArrayList<>(fields(Criterion.getClassSchema(), RecordJson.tree(criterion)));
        fields.removeIf(each -> isNamed(each, "parent"));
        points(criterion)
            .ifPresent(
                points ->
                    inPoints(fields, points, criterion.getScale().getMax().compareTo(points) != 0));
        if (parents.containsKey(criterion.getId())) {
          fields.add(field("parts", criteria(set, criterion.getId())));
        }
        found.add(mapping(fields, FlowStyle.BLOCK));
      }
    }
    return new SequenceNode(Tag.SEQ, found, FlowStyle.BLOCK);
  }

  /**
   * The maximum, where the range of a score goes from nothing to it, by itself or by the factor:
   * who changes it need not change two figures.
   */
  private static Optional<BigDecimal> points(Criterion criterion) {
    Scale scale = criterion.getScale();
    BigDecimal factor = Optional.ofNullable(criterion.getFactor()).orElse(BigDecimal.ONE);
    boolean other = criterion.getTransform() != null || criterion.getOccasions() != null;
    return Optional.ofNullable(criterion.getMaximum())
        .filter(
            maximum ->
                scale != null
                    && scale.getMin() != null
                    && scale.getMin().signum() == 0
                    && scale.getMax() != null
                    && !(other && factor.compareTo(BigDecimal.ONE) != 0)
                    && scale.getMax().multiply(factor).compareTo(maximum) == 0);
  }

  private static void inPoints(List<NodeTuple> fields, BigDecimal points, boolean scaled) {
    fields.removeIf(each -> isNamed(each, scaled ? "factor" : "scale"));
    fields.replaceAll(
        each -> isNamed(each, "maximum") ? field("points", scalar(new DecimalNode(points))) : each);
  }

  private static boolean isNamed(NodeTuple field, String name) {
    return ((ScalarNode) field.getKeyNode()).getValue().equals(name);
  }

  private static List<NodeTuple> fields(Schema record, JsonNode json) {
    List<NodeTuple> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      JsonNode value = json.path(field.name());
      boolean said =
          !value.isMissingNode()
              && !value.isNull()
              && !(value.isArray() && value.isEmpty() && field.hasDefaultValue())
              && !(field.hasDefaultValue() && value.asText().equals("" + field.defaultVal()));
      if (said) {
        fields.add(field(field.name(), node(Schemas.present(field.schema()), value)));
      }
    }
    return fields;
  }

  private static Node node(Schema schema, JsonNode value) {
    return switch (schema.getType()) {
      case RECORD ->
          value.isObject()
              ? mapping(
                  fields(schema, value), isShort(schema, value) ? FlowStyle.FLOW : FlowStyle.BLOCK)
              : scalar(value);
      case ARRAY -> list(schema.getElementType(), value);
      case ENUM ->
          new ScalarNode(
              Tag.STR,
              value.asText().toLowerCase(Locale.ROOT).replace('_', '-'),
              ScalarStyle.PLAIN);
      default -> scalar(value);
    };
  }

  private static Node list(Schema member, JsonNode values) {
    List<Node> members = new ArrayList<>();
    values.forEach(each -> members.add(node(member, each)));
    boolean row = member.getType() != Schema.Type.RECORD;
    return new SequenceNode(Tag.SEQ, members, row ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  /** What is read in one line. */
  private static boolean isShort(Schema record, JsonNode value) {
    return value.toString().length() <= SHORT
        && record.getFields().stream()
            .allMatch(
                field -> {
                  Schema.Type type = Schemas.present(field.schema()).getType();
                  return type != Schema.Type.RECORD && type != Schema.Type.ARRAY;
                });
  }

  private static Node scalar(JsonNode value) {
    if (value.isNumber()) {
      return new ScalarNode(
          value.decimalValue().stripTrailingZeros().scale() > 0 ? Tag.FLOAT : Tag.INT,
          value.decimalValue().stripTrailingZeros().toPlainString(),
          ScalarStyle.PLAIN);
    }
    return value.isBoolean()
        ? new ScalarNode(Tag.BOOL, value.asText(), ScalarStyle.PLAIN)
        : new ScalarNode(Tag.STR, value.asText(), ScalarStyle.PLAIN);
  }

  private static Node mapping(List<NodeTuple> fields, FlowStyle style) {
    return new MappingNode(Tag.MAP, fields, style);
  }

  private static NodeTuple field(String name, Node value) {
    return new NodeTuple(new ScalarNode(Tag.STR, name, ScalarStyle.PLAIN), value);
  }
}
