package org.competitionledger.core.codec;

import java.lang.reflect.Constructor;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Makes empty generated objects. */
final class Constructors {

  private Constructors() {}

  static Constructor<?> of(Schema schema) {
    Class<?> type = SpecificData.get().getClass(schema);
    if (type == null) {
      throw new IllegalArgumentException("no class is generated for " + schema.getFullName());
    }
    try {
      return type.getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("generated classes have a constructor without arguments", e);
    }
  }

  static Object call(Constructor<?> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("constructors of generated classes do nothing", e);
    }
  }
}
