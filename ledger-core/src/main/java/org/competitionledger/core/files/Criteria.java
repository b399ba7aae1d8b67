package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.competitionledger.core.files.WrittenRecord.Field;
import org.competitionledger.core.files.WrittenRecord.ShortForm;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** How sets of criteria are abbreviated. */
final class Criteria {

  /** Digits to which is rounded what must be rounded, where neither that nor the set states any. */
  static final int DIGITS = 2;

  private static final Set<String> ROUNDED =
      Set.of("MEAN", "MEDIAN", "TRIMMED_MEAN", "RATIO_TO_BEST");

  private Criteria() {}

  /** {@code points}, {@code parts}; the kind goes without saying. */
  static WrittenRecord criterion(Schema schema, Supplier<Map<String, Field>> fields) {
    return new WrittenRecord(
        schema.getName(),
        () -> {
          Map<String, Field> all = Writings.without(fields.get(), Set.of(), Set.of("kind"));
          all.put(
              "points",
              field(
                  Scalars.NUMBER,
                  "Its greatest points: maximum, and a scale from 0 to it unless one is given."));
          all.put(
              "parts",
              field(
                  Writings.list(schema),
                  "The criteria that it consists of; their parent is this."));
          return all;
        },
        Optional.empty(),
        Criteria::criterion);
  }

  private static void criterion(Placed.Fields criterion, FileReading in) {
    Place at = criterion.at();
    criterion.otherwise("kind", Placed.text(at, criterion.has("gate") ? "GATE" : "SCORED"));
    Optional<Placed> points = criterion.take("points");
    if (points.isEmpty()) {
      return;
    }
    Placed.Value maximum = (Placed.Value) values(points.get());
    if (criterion.has("maximum")) {
      in.problem(points.get().at(), "said-in-two-ways", "points", "maximum");
    }
    criterion.put("maximum", points.get());
    if (maximum == null || !maximum.of().isNumber() || criterion.has("parts")) {
      return;
    }
    if (criterion.has("scale")) {
      factor(criterion, maximum.of().decimalValue(), points.get().at(), in);
    } else {
      criterion.put(
          "scale",
          new Placed.Fields(maximum.at())
              .put("min", Placed.number(maximum.at(), BigDecimal.ZERO))
              .put("max", maximum));
    }
  }

  private static Placed values(Placed read) {
    return read instanceof Placed.Value value ? value : null;
  }

  /**
   * Scores of a scale from 0 that give other points than its end are multiplied: {@code points: 60}
   * of {@code scale: 0..10} is factor 6, unless something else makes points of them.
   */
  private static void factor(Placed.Fields criterion, BigDecimal points, Place at, FileReading in) {
    Optional<Placed.Fields> scale = criterion.part("scale");
    Optional<BigDecimal> max = scale.flatMap(of -> of.number("max"));
    boolean fromZero =
        scale.flatMap(of -> of.number("min")).filter(min -> min.signum() == 0).isPresent();
    if (!fromZero
        || max.isEmpty()
        || max.get().signum() <= 0
        || List.of("factor", "transform", "occasions").stream().anyMatch(criterion::has)) {
      return;
    }
    if (max.get().compareTo(points) != 0) {
      BigDecimal factor = points.divide(max.get(), 6, RoundingMode.HALF_UP);
      if (factor.multiply(max.get()).compareTo(points) != 0) {
        in.problem(at, "factor-needed", points.toPlainString(), max.get().toPlainString());
      } else {
        criterion.put("factor", Placed.number(at, factor.stripTrailingZeros()));
      }
    }
  }

  /** Only what is computed has a criterion and a threshold. */
  static void gate(Placed.Fields gate, FileReading in) {
    if (gate.has("criterion") || gate.has("threshold") || gate.has("reference")) {
      gate.otherwise("method", Placed.text(gate.at(), "COMPUTED"));
    }
  }

  /** {@code top: 3}, {@code bottom: 1}, {@code threshold: 60}. */
  static WrittenRecord cut(Schema schema, Supplier<Map<String, Field>> fields) {
    return new WrittenRecord(
        schema.getName(),
        () -> {
          Map<String, Field> all = Writings.without(fields.get(), Set.of(), Set.of("kind"));
          all.put("top", field(Scalars.WHOLE_NUMBER, "So many stay: kind top-n."));
          all.put("bottom", field(Scalars.WHOLE_NUMBER, "So many are out: kind bottom-k."));
          return all;
        },
        Optional.empty(),
        (cut, in) -> {
          for (Map.Entry<String, String> each :
              Map.of("top", "TOP_N", "bottom", "BOTTOM_K").entrySet()) {
            cut.take(each.getKey())
                .ifPresent(
                    count -> {
                      if (cut.has("kind") || cut.has("count")) {
                        in.problem(count.at(), "said-in-two-ways", each.getKey(), "kind, count");
                      }
                      cut.put("kind", Placed.text(count.at(), each.getValue()));
                      cut.put("count", count);
                    });
          }
          if (cut.has("threshold")) {
            cut.otherwise("kind", Placed.text(cut.of().get("threshold").at(), "THRESHOLD"));
          }
        });
  }

  /**
   * {@code earliest}, {@code criterion: expert}, {@code countback: {criterion: race, depth: 3}}.
   */
  static WrittenRecord tieBreak(Schema schema, Supplier<Map<String, Field>> fields) {
    ShortForm method = Writings.method(schema);
    Scalars.Word methods = Scalars.Word.of(schema.getField("method").schema());
    return new WrittenRecord(
        schema.getName(),
        fields,
        Optional.of(
            new ShortForm() {
              @Override
              public Optional<Placed> read(Node node, FileReading in) {
                return byMethod(node, schema, methods, in).or(() -> method.read(node, in));
              }

              @Override
              public ObjectNode schema(SchemaParts of) {
                ObjectNode named = SchemaParts.type("object");
                named.put("minProperties", 1).put("maxProperties", 1);
                named.put("additionalProperties", false);
                ObjectNode details = Writings.record(schema).memberSchema(of, "method");
                methods
                    .words()
                    .forEach(
                        word ->
                            named
                                .withObject("/properties")
                                .set(word, SchemaParts.any(SchemaParts.type("string"), details)));
                return SchemaParts.any(method.schema(of), named);
              }
            }),
        (tie, in) -> {});
  }

  /** One key, which is a method: behind it the criterion, or all that it needs. */
  private static Optional<Placed> byMethod(
      Node node, Schema schema, Scalars.Word methods, FileReading in) {
    if (!(node instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
      return Optional.empty();
    }
    NodeTuple only = mapping.getValue().get(0);
    if (!(only.getKeyNode() instanceof ScalarNode key)
        || !methods.words().contains(key.getValue())) {
      return Optional.empty();
    }
    Placed.Fields tie = new Placed.Fields(Place.of(key));
    Placed symbol = methods.read(key, in);
    if (only.getValueNode() instanceof ScalarNode criterion) {
      return Optional.of(
          tie.put("method", symbol).put("criterion", Scalars.TEXT.read(criterion, in)));
    }
    Placed read =
        new WrittenRecord(
                schema.getName(),
                () -> Writings.without(Writings.fields(schema), Set.of("method"), Set.of()),
                Optional.empty(),
                (rest, reading) -> {})
            .read(only.getValueNode(), in);
    return Optional.of(
        read instanceof Placed.Fields rest ? rest.put("method", symbol).at(tie.at()) : read);
  }

  /** {@code cut} for its rules, {@code points}; what its criteria have in common is said once. */
  static WrittenRecord set(Schema schema, Supplier<Map<String, Field>> fields) {
    Schema criterion = Criterion.getClassSchema();
    return new WrittenRecord(
        schema.getName(),
        () -> {
          Map<String, Field> all = Writings.without(fields.get(), Set.of(), Set.of("version"));
          all.put("cut", field(all.get("cutRules").written(), all.get("cutRules").doc()));
          all.put("points", field(Scalars.NUMBER, all.get("maximum").doc()));
          all.put(
              "scores",
              field(
                  Writings.of(criterion.getField("scores").schema()),
                  "Who gives the scores of criteria that do not say it."));
          all.put(
              "panel",
              field(
                  Writings.of(criterion.getField("panel").schema()),
                  "Over evaluators, for panel criteria that do not say it."));
          return all;
        },
        Optional.empty(),
        Criteria::set);
  }

  private static void set(Placed.Fields set, FileReading in) {
    renamed(set, "cut", "cutRules", in);
    renamed(set, "points", "maximum", in);
    if (set.of().get("criteria") instanceof Placed.Items nested) {
      List<Placed> flat = new ArrayList<>();
      flatten(nested, null, flat);
      set.put("criteria", new Placed.Items(nested.at(), flat));
    }
    Optional<Placed> scores = set.take("scores");
    Optional<Placed> panel = set.take("panel");
    BigDecimal digits = set.number("digits").orElse(BigDecimal.valueOf(DIGITS));
    Set<String> parents = new HashSet<>();
    set.each("criteria").forEach(each -> each.text("parent").ifPresent(parents::add));
    for (Placed.Fields criterion : set.each("criteria")) {
      if (criterion.text("kind").filter("SCORED"::equals).isPresent()) {
        scores.ifPresent(said -> criterion.otherwise("scores", said));
        boolean leaf = criterion.text("id").filter(parents::contains).isEmpty();
        boolean direct = criterion.text("scores").filter("DIRECT"::equals).isPresent();
        if (leaf && !direct) {
          panel.ifPresent(said -> criterion.otherwise("panel", copy(said)));
        }
      }
      criterion.part("panel").ifPresent(part -> rounded(part, digits));
      criterion.part("transform").ifPresent(part -> rounded(part, digits));
      criterion.part("occasions").ifPresent(part -> rounded(part, digits));
    }
  }

  private static Placed copy(Placed said) {
    return said instanceof Placed.Fields fields
        ? new Placed.Fields(fields.at(), new LinkedHashMap<>(fields.of()))
        : said;
  }

  private static void rounded(Placed.Fields part, BigDecimal digits) {
    if (part.text("method").filter(ROUNDED::contains).isPresent()) {
      part.otherwise("digits", Placed.number(part.at(), digits));
    }
  }

  private static void flatten(Placed.Items nested, Placed parent, List<Placed> flat) {
    for (Placed each : nested.of()) {
      flat.add(each);
      if (each instanceof Placed.Fields criterion) {
        if (parent != null) {
          criterion.otherwise("parent", parent);
        }
        Placed id = criterion.of().get("id");
        criterion
            .take("parts")
            .filter(Placed.Items.class::isInstance)
            .ifPresent(parts -> flatten((Placed.Items) parts, id, flat));
      }
    }
  }

  private static void renamed(Placed.Fields record, String from, String to, FileReading in) {
    record
        .take(from)
        .ifPresent(
            said -> {
              if (record.has(to)) {
                in.problem(said.at(), "said-in-two-ways", from, to);
              }
              record.put(to, said);
            });
  }

  private static Field field(Written written, String doc) {
    return new Field(written, doc, false);
  }

  /** The next version, where none is said. */
  static void version(Placed.Fields set, int next) {
    set.otherwise("version", Placed.number(set.at(), BigDecimal.valueOf(next)));
  }

  static WrittenRecord set() {
    return Writings.record(CriteriaSet.getClassSchema());
  }
}
