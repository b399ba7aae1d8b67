package org.competitionledger.api.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.competitionledger.api.words.Words;

/** What can go wrong before or after the rules are asked; the rules' own refusals are theirs. */
public enum ProblemCode {
  BODY_INVALID(400, "The body is not what this address takes", "요청 본문이 형식에 맞지 않습니다"),
  PARAMETER_INVALID(400, "A parameter or header cannot be read", "매개변수나 헤더를 읽을 수 없습니다"),
  IDEMPOTENCY_KEY_MISSING(
      400, "An Idempotency-Key is needed to append", "기록하려면 Idempotency-Key가 필요합니다"),
  IDEMPOTENCY_KEY_INVALID(
      400,
      "The Idempotency-Key is not 1 to 255 visible ASCII characters",
      "Idempotency-Key는 공백이 아닌 ASCII 문자 1~255자여야 합니다"),
  IF_MATCH_INVALID(
      400, "If-Match must be the last sequence in quotes", "If-Match에는 마지막 순번을 따옴표로 감싸 써야 합니다"),
  TOKEN_MISSING(401, "Writing needs a bearer token", "기록하려면 인증 토큰이 필요합니다"),
  TOKEN_INVALID(401, "The token is not valid", "유효하지 않은 토큰입니다"),
  ROLE_MISSING(403, "The token has no role that may write", "토큰에 기록할 수 있는 역할이 없습니다"),
  NOT_FOUND(404, "There is nothing at this address", "이 주소에는 아무것도 없습니다"),
  UNKNOWN_COMPETITION(404, "There is no such competition", "그런 대회가 없습니다"),
  STAGE_NOT_FOUND(404, "There is no such stage", "그런 단계가 없습니다"),
  EVENT_NOT_FOUND(404, "There is no such event", "그런 기록이 없습니다"),
  VERSION_NOT_FOUND(404, "There is no such criteria version", "그런 평가 기준 판이 없습니다"),
  CHANGE_NOT_FOUND(404, "No rule change has this sequence", "이 순번의 규칙 변경이 없습니다"),
  SCHEMA_NOT_FOUND(404, "There is no schema with this fingerprint", "이 핑거프린트의 스키마가 없습니다"),
  NOTHING_RECORDED_YET(
      404, "Nothing had been recorded by that moment", "그 시점에는 아직 아무것도 기록되지 않았습니다"),
  PARTICIPANT_NOT_FOUND(404, "There is no such participant", "그런 참가자가 없습니다"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method", "이 주소에서 쓸 수 없는 메서드입니다"),
  REQUEST_TIMEOUT(408, "The request did not arrive in time", "요청이 제한 시간 안에 도착하지 않았습니다"),
  NOT_ACCEPTABLE(406, "No representation fits the Accept header", "Accept에 맞는 표현이 없습니다"),
  TOO_LARGE(413, "The request is too large", "요청이 너무 큽니다"),
  URI_TOO_LONG(414, "The request line is too long", "요청 줄이 너무 깁니다"),
  HEADERS_TOO_LARGE(431, "The request's headers are too large", "요청 헤더가 너무 큽니다"),
  MEDIA_TYPE_UNSUPPORTED(415, "This media type is not taken here", "지원하지 않는 미디어 형식입니다"),
  STAGE_TOO_LARGE(422, "The stage has too many cells for this", "이 계산을 하기에는 단계의 점수 칸이 너무 많습니다"),
  EDITS_INVALID(400, "The edits make no criteria set", "편집한 결과가 평가 기준으로 성립하지 않습니다"),
  TOO_MANY_AT_ONCE(429, "Too much is being worked out at once", "동시에 처리하는 계산이 너무 많습니다"),
  BAD_REQUEST(400, "The request cannot be understood", "요청을 이해할 수 없습니다"),
  TOO_MANY_WAITING(
      503, "Too many requests wait for the tables to catch up", "집계를 기다리는 요청이 너무 많습니다"),
  UNEXPECTED(500, "The ledger failed unexpectedly", "기록부에 예기치 않은 오류가 생겼습니다"),
  UNAVAILABLE(503, "The ledger's log cannot be reached", "기록부의 저장소에 연결할 수 없습니다"),
  INTERRUPTED(503, "From this line on the outcome is unknown", "이 줄부터는 처리 결과를 알 수 없습니다"),
  NOT_YET_PROJECTED(
      503, "The tables have not caught up with that sequence yet", "집계가 아직 그 순번에 이르지 못했습니다"),
  NOT_YET_SIGNED(
      503,
      "No signed checkpoint covers that yet; one is signed every second",
      "아직 서명된 체크포인트가 없습니다. 체크포인트는 1초마다 서명됩니다"),
  STORAGE_FULL(503, "The ledger's disk is nearly full", "기록부의 디스크가 거의 찼습니다"),
  FILES_EXHAUSTED(
      503,
      "The ledger has nearly as many files and connections open as it may",
      "기록부가 열 수 있는 파일과 연결이 거의 남지 않았습니다"),
  STOPPING(503, "This instance is stopping", "이 인스턴스는 종료되는 중입니다"),
  NOT_READY(503, "This instance is still starting or moving", "이 인스턴스는 아직 준비 중입니다");

  private static final Map<String, String> RETRY = Map.of("Retry-After", "2");

  private final int status;
  private final Words title;

  ProblemCode(int status, String en, String ko) {
    this.status = status;
    this.title = new Words(en, ko);
  }

  /** The public code, for example {@code token-missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem without anything to add. */
  public Problem problem() {
    return problem(title);
  }

  /** The problem with a sentence about this occurrence. */
  public Problem problem(String en, String ko) {
    return problem(new Words(en, ko));
  }

  private Problem problem(Words detail) {
    return new Problem(
        status,
        code(),
        title,
        detail,
        List.of(),
        Map.of(),
        status == 503 || status == 429 ? RETRY : Map.of());
  }

  /** To be thrown where a request goes no further. */
  public ProblemException exception() {
    return new ProblemException(problem());
  }

  /** The same with a sentence about this occurrence. */
  public ProblemException exception(String en, String ko) {
    return new ProblemException(problem(en, ko));
  }
}
