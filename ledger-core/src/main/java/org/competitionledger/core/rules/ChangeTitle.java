package org.competitionledger.core.rules;

import org.competitionledger.event.LocalisedText;

/** The plain sentence of a change, in both languages. */
final class ChangeTitle {

  private ChangeTitle() {}

  static LocalisedText published(int version) {
    return new LocalisedText(
        "평가 기준 제" + version + "판 공표", "Criteria published: version " + version);
  }

  static LocalisedText amended(int version) {
    return new LocalisedText(
        "평가 기준 제" + version + "판으로 개정", "Criteria amended: version " + version);
  }

  static LocalisedText specified(LocalisedText criterion, int version) {
    return new LocalisedText(
        "평가 기준 ‘" + ko(criterion) + "’ 구체화(제" + version + "판)",
        "Criterion “" + en(criterion) + "” specified: version " + version);
  }

  static LocalisedText interpreted(LocalisedText criterion, int version) {
    return new LocalisedText(
        "평가 기준 ‘" + ko(criterion) + "’ 해석(제" + version + "판)",
        "Criterion “" + en(criterion) + "” interpreted: version " + version);
  }

  static LocalisedText rescheduled(LocalisedText stage) {
    return new LocalisedText("‘" + ko(stage) + "’ 일정 변경", "“" + en(stage) + "” rescheduled");
  }

  /** A stage without any window gets its first: nothing moved, something became known. */
  static LocalisedText scheduleKnown(LocalisedText stage) {
    return new LocalisedText(
        "‘" + ko(stage) + "’ 일정 공개", "Schedule of “" + en(stage) + "” made known");
  }

  static LocalisedText reweighted(LocalisedText stage, int occasion) {
    return new LocalisedText(
        "‘" + ko(stage) + "’ " + occasion + "회차 배점 배수 변경",
        "Multiplier of occasion " + occasion + " of “" + en(stage) + "” changed");
  }

  static LocalisedText callAdded(LocalisedText call) {
    return new LocalisedText("추가 공모 개시: " + ko(call), "Additional call opened: " + en(call));
  }

  static LocalisedText callChanged(LocalisedText call) {
    return new LocalisedText("공모 변경: " + ko(call), "Call changed: " + en(call));
  }

  static LocalisedText goals(boolean ordered) {
    return ordered
        ? new LocalisedText("정책 목표 제시(우선순위 있음)", "Goals declared, in order of priority")
        : new LocalisedText("정책 목표 제시(우선순위 없음)", "Goals declared, without an order");
  }

  /** The Korean text, or the English one where there is none. */
  private static String ko(LocalisedText text) {
    return text.getKo() == null ? text.getEn() : text.getKo();
  }

  private static String en(LocalisedText text) {
    return text.getEn() == null ? text.getKo() : text.getEn();
  }
}
