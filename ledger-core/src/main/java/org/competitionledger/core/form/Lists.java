package org.competitionledger.core.form;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;

/** Rules on lists of identified things. */
public final class Lists {

  private Lists() {}

  /**
   * Nothing stands twice in a list.
   *
   * @param list the list
   * @param id what identifies an element
   * @param pointer where the list stands
   * @param field where the id stands within an element: empty, or a pointer such as {@code /id}
   */
  public static <T> Optional<Refusal> unique(
      List<T> list, Function<T, String> id, String pointer, String field) {
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < list.size(); at++) {
      String found = id.apply(list.get(at));
      if (!seen.add(found)) {
        return Refusal.refuse(pointer + '/' + at + field, RefusalCode.DUPLICATE_ID, found);
      }
    }
    return Refusal.none();
  }

  /** Each element passes a rule, which is given its pointer; the first refusal counts. */
  public static <T> Optional<Refusal> each(List<T> list, String pointer, ElementRule<T> rule) {
    for (int at = 0; at < list.size(); at++) {
      Optional<Refusal> refusal = rule.check(list.get(at), pointer + '/' + at);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Refusal.none();
  }

  /** A rule on one element. */
  @FunctionalInterface
  public interface ElementRule<T> {
    Optional<Refusal> check(T element, String pointer);
  }
}
