package org.competitionledger.api.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.competitionledger.api.words.Language;

/** The words of the pages. */
enum Label {
  SITE("Competition Ledger", "공개 경쟁 기록부"),
  TAGLINE(
      "The public, append-only record of high-stakes competitions",
      "중요한 경쟁의 과정을 누구나 확인할 수 있게 남기는 공개 기록"),
  COMPETITIONS("Competitions", "대회"),
  NONE_YET("No competition has been recorded yet.", "아직 기록된 대회가 없습니다."),
  RECONSTRUCTED("Reconstructed", "재구성"),
  RECONSTRUCTED_NOTE(
      "Reconstructed from sources after the fact: times are those of the world, each with its"
          + " source.",
      "공개된 출처를 바탕으로 사후에 재구성한 기록입니다. 시각은 실제 일어난 때이며 항목마다 출처를 밝힙니다."),
  LIVE("Live", "실시간"),
  EVENTS("events", "건의 기록"),
  STANDINGS("Standings", "순위표"),
  RANK("Rank", "순위"),
  PARTICIPANT("Participant", "참가자"),
  TOTAL("Total", "총점"),
  OUTCOME("Outcome", "결과"),
  UNDER_VERSION("Criteria version", "적용 평가 기준"),
  PUBLICATION("Publication of scores", "점수 공개"),
  NO_TABLE("No criteria govern this stage yet.", "아직 이 단계에 적용되는 평가 기준이 없습니다."),
  NO_ENTRIES("No entries in this stage yet.", "아직 이 단계의 참가자가 없습니다."),
  NOT_PUBLISHED("not published", "미공개"),
  PENDING("pending", "대기"),
  ABSENT("absent", "없음"),
  NOT_COMPARABLE("not comparable", "비교 불가"),
  RANKED("Ranked", "순위"),
  INELIGIBLE("Failed a gate", "필수 요건 미충족"),
  OUT("Out", "빠진 참가자"),
  PROVISIONAL("provisional", "잠정"),
  FROZEN("frozen", "확정 전"),
  CERTIFIED("certified", "확정"),
  RESTATED("restated", "확정 뒤 변경"),
  ADVANCED("advanced", "진출"),
  ELIMINATED("eliminated", "탈락"),
  WITHDRAWN("withdrawn", "기권"),
  DISQUALIFIED("disqualified", "실격"),
  CHANGES("How the rules changed", "규칙이 바뀐 과정"),
  NO_CHANGES("The rules have not been published yet.", "아직 규칙이 공표되지 않았습니다."),
  BEFORE("Before", "이전"),
  AFTER("After", "이후"),
  TOGETHER("Announced in one go with it", "함께 발표된 것"),
  ANNOUNCED(
      "Version %d is announced: it takes hold with the first event from %s on.",
      "제%d판이 예고되어 있습니다. %s 이후의 첫 기록부터 적용됩니다."),
  IMPACT("Impact on %s, same scores, version %d → %d", "%s에 미친 영향(같은 점수, 제%d판 → 제%d판)"),
  IMPACT_MOVES(
      "Changed places: %d of %d. Across the cut: %d.",
      "자리가 달라지는 참가자: 전체 %2$d 중 %1$d. 당락이 바뀌는 참가자: %3$d."),
  IMPACT_NONE("Nobody changes place.", "자리가 달라지는 참가자가 없습니다."),
  IMPACT_COMPUTING("The impact is being worked out.", "영향을 계산하고 있습니다."),
  ALL_MOVES("All of them as JSON", "전체 목록(JSON)"),
  NO_RANK("no rank", "순위 없음"),
  CROSSED_IN("comes in", "진출권으로"),
  CROSSED_OUT("falls out", "탈락권으로"),
  CUT_IN("in", "진출권"),
  CUT_OUT("out", "탈락권"),
  CUT_TIE("tied at the line", "동점"),
  NOTICE_DAYS("days of notice", "일 전 예고"),
  NO_NOTICE("without notice", "예고 없이 적용"),
  RETROACTIVE_DAYS("days retroactive", "일 소급"),
  INITIAL("first rules", "최초 규칙"),
  TIGHTENED("tightened", "강화"),
  LOOSENED("loosened", "완화"),
  NEUTRAL("neutral", "중립"),
  MIXED("mixed", "혼합"),
  BEFORE_CALL("before the call", "공모 전"),
  DURING_CALL("during the call", "공모 중"),
  AFTER_CALL_CLOSED("after the call closed", "공모 마감 후"),
  AFTER_STAGE_OPENED("after the stage opened", "단계 시작 후"),
  AFTER_EVALUATION_OPENED("after evaluation opened", "평가 시작 후"),
  AFTER_FIRST_SUBMISSION("after the first submission", "첫 제출 후"),
  AFTER_FIRST_SCORE("after the first score", "첫 점수 후"),
  AFTER_OUTCOME("after an outcome", "결과 발표 후"),
  FINDINGS("Findings", "확인 필요 사항"),
  FINDINGS_NOTE(
      "What an auditor should look at, found by rules; each names the events that prove it.",
      "기록을 자동 점검해 찾은 확인 필요 사항입니다. 항목마다 근거가 되는 기록을 밝힙니다."),
  NO_FINDINGS("No findings.", "확인 필요 사항이 없습니다."),
  INFO("info", "참고"),
  NOTICE("notice", "알림"),
  WARNING("warning", "주의"),
  SERIOUS("serious", "심각"),
  RESOLVED("resolved", "해소됨"),
  MEANING("When it comes up", "나타나는 때"),
  REMEDY("What to do", "대처"),
  PROMISES("Open promises", "아직 지켜지지 않은 약속"),
  NO_PROMISES("No open promises.", "남은 약속이 없습니다."),
  OPEN_FOR("open for", "경과"),
  DAYS("days", "일"),
  OVERDUE("overdue", "기한 지남"),
  BROKEN("not kept on record", "이행 기록 없음"),
  DUE("due", "기한"),
  TIMELINE("Timeline", "기록"),
  TIMELINE_NOTE("Newest first. New entries appear by themselves.", "최신순. 새 기록은 저절로 나타납니다."),
  OFFICIAL("official source", "공식 출처"),
  NAMED("named source", "실명 출처"),
  ANONYMOUS("unnamed source", "익명 출처"),
  REPORTED("press report", "언론 보도"),
  LICENCE("Licence", "이용 조건"),
  ALL_EVENTS("All events as JSON", "전체 기록(JSON)"),
  API("API", "API"),
  SKIP("Skip to content", "본문으로 건너뛰기"),
  OTHER_LANGUAGE("한국어", "English"),
  STAGES("Stages", "단계"),
  NOT_FOUND("There is no such page.", "그런 페이지가 없습니다."),
  NOT_NOW(
      "This page cannot be shown just now. Try again in a moment.",
      "지금은 이 페이지를 보여 드릴 수 없습니다. 잠시 뒤에 다시 시도해 주세요."),
  PENDING_NOTE(
      "An asterisk marks a total that still waits for scores.", "별표는 아직 들어오지 않은 점수가 있는 총점입니다.");

  private final String en;
  private final String ko;

  Label(String en, String ko) {
    this.en = en;
    this.ko = ko;
  }

  String in(Language language) {
    return language == Language.KO ? ko : en;
  }

  /** All words by name, in lower case with underscores, for a template. */
  static Map<String, String> all(Language language) {
    return Arrays.stream(values())
        .collect(
            Collectors.toUnmodifiableMap(
                label -> label.name().toLowerCase(Locale.ROOT), label -> label.in(language)));
  }

  /** The word for a name of the ledger, for example {@code after-first-score}. */
  static String of(String name, Language language) {
    Function<String, Label> find = text -> valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    return find.apply(name).in(language);
  }
}
