package org.competitionledger.core.codec;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A record: its fields in the writer's order.
 *
 * @param fields what the writer wrote
 * @param added what the reader has besides
 * @param incomplete those fields in which the reader has something besides
 * @param begins whether the reader's bytes begin with the writer's: what the reader has besides
 *     stands at the end, in the last field or behind it, each of these as a byte 0
 */
record RecordLayout(
    String name,
    Constructor<?> constructor,
    Field[] fields,
    Added[] added,
    Field[] incomplete,
    boolean begins)
    implements Layout {

  /** A written field, and where the reader's record keeps it. */
  record Field(String name, int position, Layout layout) {}

  /** A field that came later, and its default. */
  record Added(int position, Object value) {

    /** Whether its default is written as one byte, 0. */
    boolean isEmpty() {
      return value == null || value instanceof List<?> list && list.isEmpty();
    }
  }

  static RecordLayout of(Schema writer, Schema reader) {
    List<Field> fields = new ArrayList<>();
    for (Schema.Field field : writer.getFields()) {
      Schema.Field counterpart = reader.getField(field.name());
      if (counterpart == null) {
        throw new IllegalArgumentException(writer.getName() + " lost its field " + field.name());
      }
      Layout layout = Layout.of(field.schema(), counterpart.schema());
      fields.add(new Field(field.name(), counterpart.pos(), layout));
    }
    List<Added> added = new ArrayList<>();
    for (Schema.Field field : reader.getFields()) {
      if (writer.getField(field.name()) == null) {
        added.add(new Added(field.pos(), defaultOf(field)));
      }
    }
    List<Field> incomplete = fields.stream().filter(field -> !field.layout().complete()).toList();
    return new RecordLayout(
        reader.getName(),
        Constructors.of(reader),
        fields.toArray(Field[]::new),
        added.toArray(Added[]::new),
        incomplete.toArray(Field[]::new),
        begins(fields, added, incomplete));
  }

  private static boolean begins(List<Field> fields, List<Added> added, List<Field> incomplete) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).position() != i) {
        return false;
      }
    }
    return incomplete.isEmpty()
        ? added.stream().allMatch(Added::isEmpty)
        : added.isEmpty() && incomplete.equals(fields.subList(fields.size() - 1, fields.size()));
  }

  private static Object defaultOf(Schema.Field field) {
    if (!field.hasDefaultValue()) {
      throw new IllegalArgumentException("a released schema gained " + field + " without default");
    }
    Object value = SpecificData.get().getDefaultValue(field);
    return value instanceof List<?> list && list.isEmpty() ? List.of() : value;
  }

  /** The layout of the writer's field of a name. */
  Layout field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field.layout();
      }
    }
    throw new IllegalArgumentException(this.name + " has no field " + name);
  }

  @Override
  public void write(Object value, ByteSink out) {
    write((SpecificRecordBase) value, out, 0, fields.length);
  }

  /** Some of the written fields, next to each other. */
  void write(SpecificRecordBase record, ByteSink out, int from, int to) {
    for (int i = from; i < to; i++) {
      Field field = fields[i];
      try {
        field.layout().write(record.get(field.position()), out);
      } catch (NullPointerException | ClassCastException e) {
        throw new IllegalArgumentException(name + '.' + field.name() + " has no such value", e);
      }
    }
  }

  @Override
  public Object read(ByteSource in) {
    SpecificRecordBase record = (SpecificRecordBase) Constructors.call(constructor);
    read(in, record, 0, fields.length);
    for (Added field : added) {
      record.put(field.position(), field.value());
    }
    return record;
  }

  /** Some of the written fields, next to each other. */
  void read(ByteSource in, SpecificRecordBase record, int from, int to) {
    for (int i = from; i < to; i++) {
      record.put(fields[i].position(), fields[i].layout().read(in));
    }
  }

  @Override
  public boolean complete() {
    return added.length == 0 && incomplete.length == 0;
  }

  @Override
  public boolean holds(Object value) {
    SpecificRecordBase record = (SpecificRecordBase) value;
    for (Added field : added) {
      if (!Objects.equals(record.get(field.position()), field.value())) {
        return false;
      }
    }
    for (Field field : incomplete) {
      if (!field.layout().holds(record.get(field.position()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int shorterBy(Object value) {
    if (!begins || incomplete.length == 0) {
      return begins ? added.length : -1;
    }
    Field last = incomplete[0];
    return last.layout().shorterBy(((SpecificRecordBase) value).get(last.position()));
  }
}
