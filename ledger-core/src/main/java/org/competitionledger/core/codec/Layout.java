package org.competitionledger.core.codec;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * How values of one schema lie in bytes: Avro's binary encoding, derived from the schema once.
 *
 * <p>Avro's own readers and writers look up conversions and resolve schemas value by value; this
 * does so beforehand, which makes it two to three times as fast. It writes the same bytes.
 */
interface Layout {

  void write(Object value, ByteSink out);

  Object read(ByteSource in);

  /** Whether it holds every value that the reader's schema can express. */
  default boolean complete() {
    return true;
  }

  /** Whether a value is written without loss: what the reader has besides is at its default. */
  default boolean holds(Object value) {
    return true;
  }

  /**
   * By how many bytes at their end the bytes of a value that it holds are fewer than in the
   * reader's schema; -1 where that is not all in which they differ, or cannot be told.
   */
  default int shorterBy(Object value) {
    return complete() ? 0 : -1;
  }

  /**
   * The layout of values written by one schema and wanted as another, which has grown from it as
   * released schemas may: by fields with defaults and by branches and symbols at the end.
   *
   * @throws IllegalArgumentException if it changed in any other way
   */
  static Layout of(Schema writer, Schema reader) {
    if (writer.getType() != reader.getType()) {
      throw new IllegalArgumentException(writer + " became " + reader);
    }
    return switch (writer.getType()) {
      case NULL -> ScalarLayout.NULL;
      case BOOLEAN -> ScalarLayout.BOOLEAN;
      case INT -> ScalarLayout.INT;
      case LONG -> ofLong(sameLogicalType(writer, reader));
      case STRING -> ScalarLayout.STRING;
      case BYTES -> ofBytes(sameLogicalType(writer, reader));
      case FIXED -> FixedLayout.of(writer, reader);
      case ENUM -> EnumLayout.of(writer, reader);
      case ARRAY -> new ArrayLayout(of(writer.getElementType(), reader.getElementType()));
      case UNION -> UnionLayout.of(writer, reader);
      case RECORD -> RecordLayout.of(writer, reader);
      default -> throw new IllegalArgumentException("events have no " + writer.getType());
    };
  }

  private static Layout ofLong(LogicalType type) {
    return type instanceof LogicalTypes.TimestampMicros ? ScalarLayout.INSTANT : ScalarLayout.LONG;
  }

  private static Layout ofBytes(LogicalType type) {
    if (type instanceof LogicalTypes.Decimal decimal) {
      return new DecimalLayout(decimal.getPrecision(), decimal.getScale());
    }
    return ScalarLayout.BYTES;
  }

  private static LogicalType sameLogicalType(Schema writer, Schema reader) {
    LogicalType type = reader.getLogicalType();
    if (type == null ? writer.getLogicalType() != null : !type.equals(writer.getLogicalType())) {
      throw new IllegalArgumentException(writer + " became " + reader);
    }
    return type;
  }

  /**
   * An array: a block of a count and as many items, unless there are none, then a count of 0. Avro
   * may have more blocks, and their sizes; no event has.
   */
  record ArrayLayout(Layout item) implements Layout {

    @Override
    public void write(Object value, ByteSink out) {
      List<?> items = (List<?>) value;
      if (!items.isEmpty()) {
        out.writeLong(items.size());
        for (Object each : items) {
          item.write(each, out);
        }
      }
      out.writeLong(0);
    }

    @Override
    public Object read(ByteSource in) {
      List<Object> items = new ArrayList<>();
      long count = in.readLong();
      // Every item takes at least a byte, so that reading ends before memory does.
      for (long i = 0; i < count; i++) {
        items.add(item.read(in));
      }
      if (count != 0 && (count < 0 || in.readLong() != 0)) {
        throw new MalformedBytes("an array of more than one block");
      }
      return items;
    }

    @Override
    public boolean complete() {
      return item.complete();
    }

    @Override
    public boolean holds(Object value) {
      return item.complete() || ((List<?>) value).stream().allMatch(item::holds);
    }
  }
}
