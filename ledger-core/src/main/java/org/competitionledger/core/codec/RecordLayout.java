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
 * @param complete whether the reader has nothing besides, in no field either
 */
record RecordLayout(
    String name, Constructor<?> constructor, Field[] fields, Added[] added, boolean complete)
    implements Layout {

  /** A written field, and where the reader's record keeps it. */
  record Field(String name, int position, Layout layout) {}

  /** A field that came later, and its default. */
  record Added(int position, Object value) {}

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
    return new RecordLayout(
        reader.getName(),
        Constructors.of(reader),
        fields.toArray(Field[]::new),
        added.toArray(Added[]::new),
        added.isEmpty() && fields.stream().allMatch(field -> field.layout().complete()));
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
    SpecificRecordBase record = (SpecificRecordBase) value;
    for (Field field : fields) {
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
    for (Field field : fields) {
      record.put(field.position(), field.layout().read(in));
    }
    for (Added field : added) {
      record.put(field.position(), field.value());
    }
    return record;
  }

  @Override
  public boolean holds(Object value) {
    if (complete) {
      return true;
    }
    SpecificRecordBase record = (SpecificRecordBase) value;
    for (Added field : added) {
      if (!Objects.equals(record.get(field.position()), field.value())) {
        return false;
      }
    }
    for (Field field : fields) {
      if (!field.layout().holds(record.get(field.position()))) {
        return false;
      }
    }
    return true;
  }
}
