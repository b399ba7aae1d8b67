package org.competitionledger.core.running;

import java.util.LinkedHashMap;
import java.util.Map;

/** Those used last; not safe for several threads. */
public final class LastUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int max;

  /**
   * Empty.
   *
   * @param max at most so many
   */
  public LastUsed(int max) {
    super(16, 0.75f, true);
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > max;
  }
}
