package org.competitionledger.api.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * What can go wrong before or after the rules are asked; the rules' own refusals are theirs. Titles
 * and sentences stand in {@code words/problems_en.properties} and {@code …_ko.properties}.
 */
public enum ProblemCode {
  BODY_INVALID(400),
  PARAMETER_INVALID(400),
  IDEMPOTENCY_KEY_MISSING(400),
  IDEMPOTENCY_KEY_INVALID(400),
  IF_MATCH_INVALID(400),
  TOKEN_MISSING(401),
  TOKEN_INVALID(401),
  SESSION_ENDED(401),
  ROLE_MISSING(403),
  OTHER_SITE(403),
  NOT_FOUND(404),
  UNKNOWN_COMPETITION(404),
  STAGE_NOT_FOUND(404),
  EVENT_NOT_FOUND(404),
  VERSION_NOT_FOUND(404),
  CHANGE_NOT_FOUND(404),
  SCHEMA_NOT_FOUND(404),
  NOTHING_RECORDED_YET(404),
  PARTICIPANT_NOT_FOUND(404),
  WEBHOOK_NOT_FOUND(404),
  WEBHOOK_DELIVERY_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  REQUEST_TIMEOUT(408),
  NOT_ACCEPTABLE(406),
  WEBHOOK_LIMIT_REACHED(409),
  TOO_LARGE(413),
  URI_TOO_LONG(414),
  HEADERS_TOO_LARGE(431),
  MEDIA_TYPE_UNSUPPORTED(415),
  STAGE_TOO_LARGE(422),
  WEBHOOK_URL_REFUSED(422),
  EDITS_INVALID(400),
  TOO_MANY_AT_ONCE(429),
  BAD_REQUEST(400),
  TOO_MANY_WAITING(503),
  UNEXPECTED(500),
  FORMAT_NOT_OFFERED(501),
  UNAVAILABLE(503),
  INTERRUPTED(503),
  NOT_YET_PROJECTED(503),
  NOT_YET_SIGNED(503),
  STORAGE_FULL(503),
  FILES_EXHAUSTED(503),
  STOPPING(503),
  NOT_READY(503);

  static final Words WORDS = Words.of(ProblemCode.class, "problems");
  private static final Map<String, String> RETRY = Map.of("Retry-After", "2");

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  /** The public code, for example {@code token-missing}. */
  public String code() {
    return PublicName.of(this);
  }

  /** The problem without anything to add. */
  public Problem problem() {
    return problem(WORDS.text(code()));
  }

  /** The problem with a sentence about this occurrence, from the list of words. */
  public Problem problem(String key, Object... about) {
    return problem(WORDS.say(key, about));
  }

  /** The problem with what is said of this occurrence elsewhere. */
  Problem problem(Term detail) {
    return new Problem(
        status,
        code(),
        WORDS.text(code()),
        detail,
        List.of(),
        Map.of(),
        status == 503 || status == 429 ? RETRY : Map.of(),
        Optional.empty());
  }

  /** To be thrown where a request goes no further. */
  public ProblemException exception() {
    return new ProblemException(problem());
  }

  /** The same with a sentence about this occurrence. */
  public ProblemException exception(String key, Object... about) {
    return new ProblemException(problem(key, about));
  }
}
