package org.competitionledger.core.whatif;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One change of a criteria set.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the set as the API shows it; a criterion
 *     stands under its id: {@code /criteria/race/factor}
 * @param value what is put there; null takes away what is there
 */
public record Edit(String pointer, JsonNode value) {

  /** As it is written in a query or on a command line: {@code /criteria/race/factor=0.5}. */
  public String text() {
    return pointer + '=' + value;
  }
}
