package org.competitionledger.core.codec;

import java.lang.reflect.Constructor;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.specific.SpecificFixed;

/** As many bytes as the schema says. */
record FixedLayout(int size, Constructor<?> constructor) implements Layout {

  static FixedLayout of(Schema writer, Schema reader) {
    if (writer.getFixedSize() != reader.getFixedSize()) {
      throw new IllegalArgumentException(writer + " became " + reader);
    }
    return new FixedLayout(reader.getFixedSize(), Constructors.of(reader));
  }

  @Override
  public void write(Object value, ByteSink out) {
    out.write(((GenericFixed) value).bytes());
  }

  @Override
  public Object read(ByteSource in) {
    SpecificFixed fixed = (SpecificFixed) Constructors.call(constructor);
    fixed.bytes(in.readFixed(size));
    return fixed;
  }
}
