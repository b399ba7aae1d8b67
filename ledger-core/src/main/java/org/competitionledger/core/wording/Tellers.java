package org.competitionledger.core.wording;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Who tells which payload. */
final class Tellers {

  /** Puts one payload into words. */
  interface Teller<T extends SpecificRecord> {
    Headline tell(T payload, Statement reading);
  }

  private final Map<Class<?>, Teller<SpecificRecord>> tellers = new HashMap<>();

  <T extends SpecificRecord> void on(Class<T> type, Teller<T> teller) {
    tellers.put(type, (payload, reading) -> teller.tell(type.cast(payload), reading));
  }

  /**
   * The payload in words.
   *
   * @throws IllegalStateException for a type that nobody tells; a test sees to it that there is
   *     none
   */
  Headline tell(SpecificRecord payload, Statement reading) {
    Teller<SpecificRecord> teller = tellers.get(payload.getClass());
    if (teller == null) {
      throw new IllegalStateException("nobody tells " + payload.getSchema().getName());
    }
    return teller.tell(payload, reading);
  }
}
