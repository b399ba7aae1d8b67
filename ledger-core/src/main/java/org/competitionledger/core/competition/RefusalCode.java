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
      412, "The competition''s last sequence is {0}, not {1}", "대회의 마지막 순번은 {1}이(가) 아니라 {0}입니다");

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
