package org.competitionledger.core.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Segment;

/**
 * Field by field differences of two records of one type, walked along their schema, so that a field
 * added to a schema is compared without further code. Members of a list are matched by their {@code
 * id} (or {@code stage}); a list of anything else is compared as a whole.
 */
final class RecordDifference {

  private final List<Difference> differences = new ArrayList<>();

  private RecordDifference() {}

  /** The differences, in the order of the fields; fields named in {@code ignored} don't count. */
  static List<Difference> between(
      SpecificRecord before, SpecificRecord after, Set<String> ignored) {
    RecordDifference difference = new RecordDifference();
    difference.fields("", before, after, ignored);
    return List.copyOf(difference.differences);
  }

  private void fields(
      String pointer, SpecificRecord before, SpecificRecord after, Set<String> ignored) {
    for (Schema.Field field : after.getSchema().getFields()) {
      if (!ignored.contains(field.name())) {
        value(pointer + '/' + field.name(), before.get(field.pos()), after.get(field.pos()));
      }
    }
  }

  private void value(String pointer, Object before, Object after) {
    if (before instanceof LocalisedText || after instanceof LocalisedText) {
      text(pointer + "/ko", ko(before), ko(after));
      text(pointer + "/en", en(before), en(after));
    } else if (before instanceof List<?> old && after instanceof List<?> fresh) {
      list(pointer, old, fresh);
    } else if (nested(before) && nested(after)) {
      fields(pointer, (SpecificRecord) before, (SpecificRecord) after, Set.of());
    } else if (!same(before, after)) {
      leaf(pointer, before, after);
    }
  }

  private static boolean nested(Object value) {
    return value instanceof SpecificRecord && !(value instanceof ApproximateTime);
  }

  private static boolean same(Object before, Object after) {
    return before instanceof BigDecimal old && after instanceof BigDecimal fresh
        ? old.compareTo(fresh) == 0
        : Objects.equals(ValueText.of(before), ValueText.of(after));
  }

  private void leaf(String pointer, Object before, Object after) {
    differences.add(new Difference(pointer, ValueText.of(before), ValueText.of(after), List.of()));
  }

  private void text(String pointer, String before, String after) {
    if (!Objects.equals(before, after)) {
      List<Segment> segments =
          WordDifference.between(before == null ? "" : before, after == null ? "" : after);
      differences.add(new Difference(pointer, ValueText.of(before), ValueText.of(after), segments));
    }
  }

  private void list(String pointer, List<?> before, List<?> after) {
    Map<String, SpecificRecord> old = byKey(before);
    Map<String, SpecificRecord> fresh = byKey(after);
    if (old.size() != before.size() || fresh.size() != after.size()) {
      if (!same(before, after)) {
        leaf(pointer, before, after);
      }
      return;
    }
    old.forEach((key, member) -> value(pointer + '/' + key, member, fresh.get(key)));
    fresh.forEach(
        (key, member) -> {
          if (!old.containsKey(key)) {
            leaf(pointer + '/' + key, null, member);
          }
        });
    List<String> oldOrder = old.keySet().stream().filter(fresh::containsKey).toList();
    List<String> newOrder = fresh.keySet().stream().filter(old::containsKey).toList();
    if (!oldOrder.equals(newOrder)) {
      leaf(pointer, oldOrder, newOrder);
    }
  }

  /** The members by id, or fewer than the list has if they have none. */
  private static Map<String, SpecificRecord> byKey(List<?> members) {
    Map<String, SpecificRecord> byKey = new LinkedHashMap<>();
    for (Object member : members) {
      if (member instanceof SpecificRecord specific) {
        Schema.Field key = keyField(specific.getSchema());
        if (key != null) {
          byKey.put(specific.get(key.pos()).toString(), specific);
        }
      }
    }
    return byKey;
  }

  private static Schema.Field keyField(Schema schema) {
    Schema.Field id = schema.getField("id");
    return id != null ? id : schema.getField("stage");
  }

  private static String ko(Object text) {
    return text == null ? null : ((LocalisedText) text).getKo();
  }

  private static String en(Object text) {
    return text == null ? null : ((LocalisedText) text).getEn();
  }
}
