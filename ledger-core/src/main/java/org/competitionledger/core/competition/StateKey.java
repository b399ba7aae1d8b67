package org.competitionledger.core.competition;

import org.apache.avro.specific.SpecificRecord;

/**
 * Where a record of state stands within its competition.
 *
 * @param kind the kind of record
 * @param id identifiers joined by {@code |}, in the order that {@link Keys} gives; empty where a
 *     competition has one such record
 * @param <T> the record's type
 */
public record StateKey<T extends SpecificRecord>(StateKind<T> kind, String id) {

  /** The joined identifiers, one by one. */
  public String[] parts() {
    return id.split("\\|", -1);
  }
}
