package org.competitionledger.api.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.competitionledger.core.words.Term;

/**
 * Why a request was not answered as wished.
 *
 * @param status HTTP status
 * @param code stable and public; the last part of the problem's type
 * @param title the same for every occurrence of the code
 * @param detail about this occurrence
 * @param errors what is wrong with the request's body, place by place
 * @param extensions further whole numbers by name, for example {@code lastSequence}
 * @param headers headers that go with it, for example {@code Retry-After}
 * @param onRecord where the refusal is on record, if it is
 */
public record Problem(
    int status,
    String code,
    Term title,
    Term detail,
    List<FieldError> errors,
    Map<String, Long> extensions,
    Map<String, String> headers,
    Optional<OnRecord> onRecord) {

  /**
   * A refusal in the competition's log of refusals.
   *
   * @param index its place there
   * @param leafHash of its entry, Base64
   * @param salt with which its writer shows that it was refused, 16 bytes in hexadecimal digits
   */
  public record OnRecord(long index, String leafHash, String salt) {}

  /**
   * One thing that is wrong in a request's body.
   *
   * @param pointer JSON pointer to it
   */
  public record FieldError(String pointer, String code, Term detail) {}

  /** With the place where it is on record. */
  public Problem with(OnRecord place) {
    return new Problem(
        status, code, title, detail, errors, extensions, headers, Optional.of(place));
  }

  /** With errors in the body. */
  public Problem withErrors(List<FieldError> errors) {
    return new Problem(status, code, title, detail, errors, extensions, headers, onRecord);
  }

  /** With a further number. */
  public Problem with(String name, long value) {
    Map<String, Long> more = new TreeMap<>(extensions);
    more.put(name, value);
    return new Problem(status, code, title, detail, errors, Map.copyOf(more), headers, onRecord);
  }

  /** With a further header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, title, detail, errors, extensions, Map.copyOf(more), onRecord);
  }
}
