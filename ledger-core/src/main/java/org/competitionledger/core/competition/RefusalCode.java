package org.competitionledger.core.competition;

import java.util.List;
import java.util.Locale;

/**
 * The rules that refuse. The code is stable and public: it is the last part of the problem's type.
 * Messages have placeholders {@code {0}}, {@code {1}} … for the refusal's arguments.
 */
public enum RefusalCode {
  KEY_REUSED(
      422,
      "The idempotency key was used for another command: {0}",
      "같은 멱등성 키가 다른 명령에 이미 쓰였습니다: {0}"),
  SEQUENCE_MISMATCH(
      412, "The competition''s last sequence is {0}, not {1}", "대회의 마지막 순번은 {1}이(가) 아니라 {0}입니다"),
  COMMAND_EMPTY(400, "A command has at least one event", "명령에는 이벤트가 하나 이상 있어야 합니다"),
  BATCH_TOO_LARGE(
      413, "A command has at most {1} events, this one has {0}", "명령 하나의 이벤트는 {1}개까지입니다(요청 {0}개)"),
  EVENT_TOO_LARGE(
      413, "The event takes {0} bytes, more than {1}", "이벤트 크기가 {0}바이트로 상한 {1}바이트를 넘습니다"),
  UNKNOWN_COMPETITION(404, "There is no competition {0}", "{0} 대회가 없습니다"),
  COMPETITION_EXISTS(409, "The competition {0} was announced already", "{0} 대회는 이미 공고되었습니다"),
  TIME_MALFORMED(
      400,
      "{0} is neither RFC 3339 with an offset, nor a year, month or day, nor a range of these",
      "{0}은(는) 시간대가 있는 RFC 3339 시각도, 연·월·일도, 그 범위도 아닙니다"),
  TIME_IN_FUTURE(409, "{0} lies in the future", "{0}은(는) 미래의 시각입니다");

  private final int status;
  private final String en;
  private final String ko;

  RefusalCode(int status, String en, String ko) {
    this.status = status;
    this.en = en;
    this.ko = ko;
  }

  /** The public code, for example {@code key-reused}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status of its problem. */
  public int status() {
    return status;
  }

  /** The message in English. */
  public String english(List<String> arguments) {
    return java.text.MessageFormat.format(en, arguments.toArray());
  }

  /** The message in Korean. */
  public String korean(List<String> arguments) {
    return java.text.MessageFormat.format(ko, arguments.toArray());
  }
}
