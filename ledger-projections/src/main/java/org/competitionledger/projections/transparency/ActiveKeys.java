package org.competitionledger.projections.transparency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.competitionledger.core.note.SigningKey;

/** Which keys sign a competition's heads: the first until it is retired, others once added. */
final class ActiveKeys {

  static final String ADDED = "+";
  static final String RETIRED = "-";

  private ActiveKeys() {}

  /**
   * The keys that sign, newest first; in the overlap of a rotation there are two.
   *
   * @param keys those that this ledger has
   * @param origin the log
   * @param changes what became of keys, in order
   */
  static List<SigningKey> of(LogKeys keys, String origin, List<String> changes) {
    List<SigningKey> known = keys.pairs().stream().map(pair -> pair.named(origin)).toList();
    List<SigningKey> active = new ArrayList<>(known.subList(0, 1));
    for (String change : changes) {
      String vkey = change.substring(1);
      active.removeIf(key -> key.verification().text().equals(vkey));
      if (change.startsWith(ADDED)) {
        known.stream().filter(key -> key.verification().text().equals(vkey)).forEach(active::add);
      }
    }
    Collections.reverse(active);
    return active;
  }
}
