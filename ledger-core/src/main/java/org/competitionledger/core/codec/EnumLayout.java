package org.competitionledger.core.codec;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** A symbol: its place among the writer's symbols. */
record EnumLayout(Enum<?>[] constants) implements Layout {

  static EnumLayout of(Schema writer, Schema reader) {
    int known = writer.getEnumSymbols().size();
    if (known > reader.getEnumSymbols().size()
        || !reader.getEnumSymbols().subList(0, known).equals(writer.getEnumSymbols())) {
      throw new IllegalArgumentException(writer + " became " + reader);
    }
    Enum<?>[] constants = new Enum<?>[known];
    System.arraycopy(
        SpecificData.get().getClass(reader).getEnumConstants(), 0, constants, 0, known);
    return new EnumLayout(constants);
  }

  @Override
  public void write(Object value, ByteSink out) {
    out.writeLong(((Enum<?>) value).ordinal());
  }

  @Override
  public Object read(ByteSource in) {
    int index = in.readInt();
    if (index < 0 || index >= constants.length) {
      throw new MalformedBytes("symbol " + index + " of " + constants.length);
    }
    return constants[index];
  }

  @Override
  public boolean complete() {
    return constants.length == constants[0].getDeclaringClass().getEnumConstants().length;
  }

  @Override
  public boolean holds(Object value) {
    return ((Enum<?>) value).ordinal() < constants.length;
  }
}
