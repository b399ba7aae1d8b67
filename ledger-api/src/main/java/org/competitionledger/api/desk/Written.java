package org.competitionledger.api.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.competitionledger.api.desk.form.Filled;

/**
 * An event as it was filled in.
 *
 * @param type its type
 * @param key the idempotency key under which it will be recorded
 * @param event in the form that commands have
 */
record Written(String type, String key, ObjectNode event) {

  static Written of(String type, Filled form) {
    return new Written(type, form.value("key"), form.event(type, Events.schema(type)));
  }
}
