package org.competitionledger.projections.transparency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;

/** Which keys sign a competition's heads: the first until it is retired, others once added. */
final class ActiveKeys {

  private ActiveKeys() {}

  /**
   * The keys that sign, newest first; in the overlap of a rotation there are two.
   *
   * @param keys those that this ledger has
   * @param origin the log
   * @param state the competition's, which knows what became of its keys
   */
  static List<SigningKey> of(LogKeys keys, String origin, State state) {
    List<SigningKey> held = keys.pairs().stream().map(pair -> pair.named(origin)).toList();
    TreeMap<Long, Consumer<List<SigningKey>>> changes = new TreeMap<>();
    state.scan(
        StateKind.SIGNING_KEY,
        "",
        (key, known) -> {
          String vkey = key.id();
          changes.put(
              known.getAdded(),
              active -> held.stream().filter(one -> is(one, vkey)).forEach(active::add));
          changes.put(known.getRetired(), active -> active.removeIf(one -> is(one, vkey)));
        });
    List<SigningKey> active = new ArrayList<>(held.subList(0, 1));
    changes.tailMap(0L).values().forEach(change -> change.accept(active)); // others never happened
    Collections.reverse(active);
    return active;
  }

  private static boolean is(SigningKey key, String vkey) {
    return key.verification().text().equals(vkey);
  }
}
