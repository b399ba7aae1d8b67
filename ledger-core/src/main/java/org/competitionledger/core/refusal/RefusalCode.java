package org.competitionledger.core.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.competitionledger.core.wording.Template;

/**
 * The rules that refuse. The code is stable and public: it is the last part of the problem's type.
 * Messages have placeholders {@code {0}}, {@code {1}} … for the refusal's arguments, in Korean with
 * the particle that follows them: {@code {0:은}}.
 *
 * <p>400: the proposal is malformed, whatever the state. 403: the writer may not say this. 409: the
 * rules of the competition forbid it as things stand.
 */
public enum RefusalCode {
  // The command as a whole.
  KEY_REUSED(
      422,
      "The idempotency key was used for another command: {0}",
      "같은 멱등성 키가 다른 명령에 이미 쓰였습니다: {0}"),
  SEQUENCE_MISMATCH(
      412, "The competition's last sequence is {0}, not {1}", "대회의 마지막 순번은 {1:이} 아니라 {0}입니다"),
  COMMAND_EMPTY(400, "A command has at least one event", "명령에는 이벤트가 하나 이상 있어야 합니다"),
  BATCH_TOO_LARGE(
      413,
      "A command has at most {1} events, not {0}",
      "명령 하나에 담을 수 있는 이벤트는 {1}개까지이나 {0}개가 들어 있습니다"),
  EVENT_TOO_LARGE(
      413, "The event takes {0} bytes, more than {1}", "이벤트 크기가 {0}바이트로, 상한인 {1}바이트를 넘습니다"),
  UNKNOWN_COMPETITION(404, "There is no competition {0}", "대회를 찾을 수 없습니다: {0}"),
  COMPETITION_EXISTS(409, "The competition {0} was announced already", "이미 공고된 대회입니다: {0}"),

  // Who may write.
  COMPETITION_NOT_GRANTED(
      403, "The token may not write to competition {0}", "이 토큰으로는 대회 {0}에 기록할 수 없습니다"),
  ROLE_NOT_ALLOWED(
      403, "None of the token's roles may record {0}", "토큰의 어떤 역할로도 ‘{0}’ 이벤트를 기록할 수 없습니다"),
  EVALUATOR_NOT_ITSELF(
      403,
      "An evaluator writes only as itself, not as {0}",
      "평가위원은 본인 이름으로만 기록할 수 있습니다. {0:은} 본인이 아닙니다"),
  PANEL_SCORE_NOT_OWN(
      403,
      "A panel score is recorded by the evaluator who gives it: {0}",
      "평가위원의 점수는 그 점수를 준 평가위원만 기록할 수 있습니다: {0}"),
  PARTICIPANT_NOT_GRANTED(
      403, "The token may not act for participant {0}", "이 토큰으로는 참가자 {0:을} 대신할 수 없습니다"),
  SOURCE_MISSING(403, "A clerk records only with a source", "기록 담당자는 출처를 밝혀야 기록할 수 있습니다"),
  PARTY_MISSING(
      403, "It must be said who acted: the party is missing", "누가 한 일인지 당사자를 밝혀야 기록할 수 있습니다"),
  PARTY_NOT_OWN(
      403,
      "Applicants and evaluators speak for themselves only, not for {0}",
      "신청자와 평가위원은 본인 이름으로만 기록할 수 있습니다. {0:은} 본인이 아닙니다"),
  SOURCE_NOT_NAMED(
      403,
      "An applicant speaks for its participant: its source is a named one",
      "신청자는 자신이 대표하는 참가자의 말만 기록하므로 출처는 실명 출처여야 합니다"),
  NAME_NOT_REGISTERED(
      409,
      "The party {0} is registered as ‘{1}’; it cannot be called otherwise",
      "당사자 {0}의 등록된 이름은 ‘{1}’입니다. 다른 이름으로는 기록할 수 없습니다"),

  // Form.
  ID_MALFORMED(
      400,
      "{0} is no identifier: a lower-case letter or digit, then up to 62 of these or hyphens",
      "식별자 형식이 아닙니다(영문 소문자나 숫자로 시작하고, 소문자·숫자·붙임표로 모두 63자까지): {0}"),
  EVALUATOR_ID_MALFORMED(
      400,
      "An evaluator's identifier has 1 to 255 visible ASCII characters without |",
      "평가위원 식별자는 | 를 뺀 보이는 ASCII 문자 1~255자여야 합니다"),
  TEXT_MISSING(
      400,
      "A text needs words in Korean or English, and no language may be blank",
      "한국어나 영어로 된 내용이 있어야 하며, 빈 문자열은 쓸 수 없습니다"),
  TEXT_TOO_LONG(400, "The text has {0} characters, more than {1}", "글이 {0}자로, 상한인 {1}자를 넘습니다"),
  CONTROL_CHARACTER(
      400,
      "A name or address holds the character {0}, which is invisible or changes the direction of"
          + " the text",
      "이름이나 주소에 보이지 않거나 글의 방향을 바꾸는 문자 {0:이} 들어 있습니다"),
  URL_MALFORMED(400, "{0} is no http or https address", "http나 https 주소가 아닙니다: {0}"),
  SHA256_MALFORMED(
      400, "A SHA-256 has 64 lower-case hexadecimal digits", "SHA-256 값은 16진수 소문자 64자리여야 합니다"),
  ZONE_UNKNOWN(400, "{0} is no IANA time zone", "IANA 시간대가 아닙니다: {0}"),
  POINTER_MALFORMED(400, "{0} is no JSON pointer", "JSON 포인터가 아닙니다: {0}"),
  VKEY_MALFORMED(
      400,
      "A verification key is name+hash+base64, as C2SP signed-note defines it",
      "검증 키는 C2SP signed-note에 정한 ‘이름+해시+base64’ 형식이어야 합니다"),
  NUMBER_OUT_OF_RANGE(400, "{0} is out of range: {1}", "{0:은} 허용 범위를 벗어납니다. 허용 범위: {1}"),
  FIELD_MISSING(400, "{0} is needed here", "여기에는 ‘{0}’ 값이 있어야 합니다"),
  FIELD_UNEXPECTED(400, "{0} means nothing here", "여기에는 ‘{0}’ 값을 쓸 수 없습니다"),
  LIST_EMPTY(400, "The list must not be empty", "목록이 비어 있으면 안 됩니다"),
  DUPLICATE_ID(400, "{0} stands twice in the list", "목록에 ‘{0}’ 항목이 중복됩니다"),
  CHANGE_EMPTY(400, "The change changes nothing", "바뀌는 내용이 없습니다"),
  SUBJECT_AMBIGUOUS(
      400, "Either a call or a stage must be named, not both", "공모와 단계 가운데 하나만 지정해야 합니다"),
  TIME_MALFORMED(
      400,
      "{0} is neither RFC 3339 with an offset, nor a year, month or day, nor a range of these",
      "RFC 3339 시각(오프셋 포함)도, 연·월·일이나 그 범위도 아닙니다: {0}"),
  WINDOW_REVERSED(400, "The window ends before it starts", "기간의 끝이 시작보다 앞섭니다"),
  SCALE_REVERSED(400, "The scale's minimum is above its maximum", "척도의 최솟값이 최댓값보다 큽니다"),
  PARENT_CYCLE(400, "Criterion {0} is part of itself", "평가 기준 {0:이} 자기 자신의 하위 기준이 됩니다"),
  PARENT_IS_GATE(400, "A gate has no parts: {0}", "필수 요건은 하위 기준을 가질 수 없습니다: {0}"),
  PARENTS_TOO_MANY(
      400,
      "Criterion {0} has more than {1} criteria above it: its parent, the parent of that, and so on",
      "평가 기준 {0} 위로 상위 기준이 {1}개 넘게 이어집니다. 상위 기준은 {1}개까지만 겹칠 수 있습니다"),
  OCCASIONS_OF_PART(
      400,
      "Criterion {0} is a part of {1}, which states itself how occasions are summed: only one of"
          + " them may",
      "평가 기준 {0:은} 회차를 스스로 합산하는 {1}의 하위 기준입니다. 회차의 합산 방식(occasions)은 둘 가운데 한쪽에만" + " 둘 수 있습니다"),
  SUMS_MISMATCH(
      400,
      "The declared maximum is {0}, the parts add up to {1}",
      "적힌 만점은 {0}점이나 항목별 만점의 합은 {1}점입니다"),
  DIRECTIONS_MIXED(
      400,
      "More is better for {0} and less for {1}, so they are not simply added: one of them needs a"
          + " transform or a negative factor",
      "높을수록 좋은 기준({0})과 낮을수록 좋은 기준({1})은 그대로 더할 수 없습니다. 한쪽에 변환(transform)이나"
          + " 음수 계수(factor)를 두어야 합니다"),

  // Any event.
  CAUSE_UNKNOWN(
      409,
      "The causing event {0} is not recorded before this one",
      "원인으로 든 {0}번 기록이 앞서 기록되어 있지 않습니다"),
  SEQUENCE_UNKNOWN(409, "There is no event {0} before this one", "앞서 기록된 {0}번 기록이 없습니다"),
  COMPETITION_CONCLUDED(
      409,
      "The competition is concluded; {0} is not taken any more",
      "대회가 끝나 ‘{0}’ 이벤트는 더 이상 기록할 수 없습니다"),
  TIME_IN_FUTURE(409, "{0} lies in the future", "아직 오지 않은 시각입니다: {0}"),

  // The competition.
  NOTICE_EXISTS(409, "There is a notice {0} already", "이미 있는 공지입니다: {0}"),
  PROMISE_EXISTS(409, "There is a promise {0} already", "이미 있는 약속입니다: {0}"),
  UNKNOWN_PROMISE(409, "There is no promise {0}", "약속을 찾을 수 없습니다: {0}"),
  PROMISE_KEPT(409, "The promise {0} was kept already", "이미 이행된 약속입니다: {0}"),

  // Stages and calls.
  UNKNOWN_STAGE(409, "There is no stage {0}", "단계를 찾을 수 없습니다: {0}"),
  STAGE_EXISTS(409, "There is a stage {0} already", "이미 있는 단계입니다: {0}"),
  STAGE_ORDER_TAKEN(409, "Another stage has the place {0}", "{0}번째 자리에는 이미 다른 단계가 있습니다"),
  STAGE_ALREADY_OPEN(409, "The stage {0} is open already", "이미 시작된 단계입니다: {0}"),
  STAGE_NOT_OPEN(409, "The stage {0} is not open yet", "아직 시작되지 않은 단계입니다: {0}"),
  STAGE_CLOSED(409, "The stage {0} is closed", "이미 종료된 단계입니다: {0}"),
  STAGE_NOT_CLOSED(409, "The stage {0} is not closed yet", "아직 종료되지 않은 단계입니다: {0}"),
  EVALUATION_ALREADY_OPEN(
      409, "The evaluation of stage {0} was opened already", "단계 {0}의 평가는 이미 시작되었습니다"),
  EVALUATION_NOT_OPEN(409, "The evaluation of stage {0} is not open", "단계 {0}의 평가가 진행 중이 아닙니다"),
  UNKNOWN_OCCASION(409, "Stage {1} has no occasion {0}", "단계 {1}에 {0}회차가 없습니다"),
  OCCASION_EXISTS(409, "Stage {1} has an occasion {0} already", "단계 {1}에 이미 {0}회차가 있습니다"),
  OCCASION_CLOSED(
      409,
      "Occasion {0} of stage {1} is closed; a correction is still taken",
      "단계 {1}의 {0}회차는 종료되었습니다. 정정만 기록할 수 있습니다"),
  UNKNOWN_CALL(409, "There is no call {0}", "공모를 찾을 수 없습니다: {0}"),
  CALL_EXISTS(409, "There is a call {0} already", "이미 있는 공모입니다: {0}"),
  CALL_CLOSED(409, "The call {0} is closed", "이미 마감된 공모입니다: {0}"),
  CALL_OF_ANOTHER_STAGE(409, "The call {0} fills stage {1}", "공모 {0:은} 단계 {1}의 참가자를 뽑는 공모입니다"),

  // Rules.
  CRITERIA_NOT_PUBLISHED(
      409,
      "No criteria were published yet; begin with version 1",
      "공표된 평가 기준이 아직 없습니다. 제1판부터 공표해야 합니다"),
  CRITERIA_ALREADY_PUBLISHED(
      409, "Criteria were published already; amend them", "평가 기준이 이미 공표되었습니다. 개정으로 기록해야 합니다"),
  VERSION_NOT_NEXT(409, "The next version is {1}, not {0}", "다음 판은 제{0}판이 아니라 제{1}판입니다"),
  UNKNOWN_VERSION(409, "There is no version {0} of the criteria", "평가 기준 제{0}판이 없습니다"),
  UNKNOWN_CRITERION(409, "Version {1} has no criterion {0}", "제{1}판에 없는 평가 기준입니다: {0}"),
  CRITERION_ALREADY_SPECIFIED(
      409,
      "Criterion {0} of version {1} is specified already; amend the criteria",
      "제{1}판의 평가 기준 {0:은} 이미 구체화되어 있습니다. 개정으로 기록해야 합니다"),
  CRITERION_NOT_SPECIFIED(
      400,
      "The criterion {0} must be defined now: it needs a definition, and its state must say so",
      "구체화한 평가 기준 {0}에는 정의가 있어야 하며, 상태(state)도 정의된 것으로 적어야 합니다"),
  TEAMS_OF_ITSELF(
      400,
      "Teams have their points from another stage; this set covers {0}",
      "팀의 점수는 다른 단계에서 와야 합니다. {0:은} 이 평가 기준이 적용되는 단계입니다"),
  TEAMS_OF_TEAMS(
      409,
      "A table of teams has its points from one of their members: teams of teams are not taken, and"
          + " {0} would be one",
      "팀 순위표의 점수는 소속 참가자의 단계에서 와야 합니다. 팀의 팀은 둘 수 없습니다: {0}"),
  STAGE_NOT_COVERED(409, "Version {1} does not cover stage {0}", "제{1}판은 단계 {0}에 적용되지 않습니다"),
  NO_GOVERNING_CRITERIA(409, "No criteria govern stage {0} yet", "단계 {0}에 적용되는 평가 기준이 아직 없습니다"),

  // Taking part.
  UNKNOWN_PARTICIPANT(409, "There is no participant {0}", "참가자를 찾을 수 없습니다: {0}"),
  PARTICIPANT_EXISTS(409, "There is a participant {0} already", "이미 등록된 참가자입니다: {0}"),
  OUTSIDE_WINDOW(409, "{0} lies outside the window of call {1}", "공모 {1}의 접수 기간을 벗어났습니다: {0}"),
  APPLICATION_EXISTS(
      409, "Participant {0} has applied to call {1} already", "참가자 {0:은} 공모 {1}에 이미 신청했습니다"),
  UNKNOWN_APPLICATION(
      409, "Participant {0} has no application to call {1}", "참가자 {0:이} 공모 {1}에 낸 신청이 없습니다"),
  APPLICATION_DECIDED(
      409,
      "The application of {0} to call {1} was decided so already",
      "공모 {1}에 낸 참가자 {0}의 신청은 이미 그렇게 결정되었습니다"),
  APPLICATION_NOT_ACCEPTED(
      409,
      "The application of {0} to call {1} was rejected or withdrawn",
      "공모 {1}에 낸 참가자 {0}의 신청은 거절되었거나 철회되었습니다"),
  UNKNOWN_ENTRY(409, "Participant {0} is not in stage {1}", "참가자 {0:은} 단계 {1}에 참가하지 않습니다"),
  ENTRY_EXISTS(409, "Participant {0} is in stage {1} already", "참가자 {0:은} 이미 단계 {1}에 참가하고 있습니다"),
  ENTRY_OUT(409, "Participant {0} is out of stage {1}", "참가자 {0:은} 단계 {1}에서 이미 빠졌습니다"),
  ENTRY_NOT_OUT(409, "Participant {0} is not out of stage {1}", "참가자 {0:은} 단계 {1}에서 빠진 적이 없습니다"),
  ENTRY_ADVANCED(
      409, "Participant {0} has advanced from stage {1} already", "참가자 {0:은} 이미 단계 {1}에서 진출했습니다"),
  TEAM_OF_ITSELF(400, "{0} is no member of itself", "{0:은} 자기 자신에 소속될 수 없습니다"),
  TEAM_IN_TEAM(
      409,
      "{0} is itself a member of {1}; a team is in no other team",
      "{0:은} {1} 소속입니다. 다른 팀에 소속된 참가자는 팀이 될 수 없습니다"),
  TEAM_HAS_MEMBERS(
      409,
      "{0} has members of its own, so it is in no team",
      "{0:은} 소속 참가자를 둔 팀입니다. 팀은 다른 팀에 소속될 수 없습니다"),
  SUBMISSION_EXISTS(409, "There is a submission {0} already", "이미 있는 제출물입니다: {0}"),

  // Evaluation.
  UNKNOWN_PANEL(409, "Stage {1} has no panel {0}", "단계 {1}에 평가위원회 {0:이} 없습니다"),
  PANEL_EXISTS(409, "Stage {1} has a panel {0} already", "단계 {1}에 이미 있는 평가위원회입니다: {0}"),
  EVALUATOR_EXISTS(
      409, "Evaluator {0} sits on panel {1} already", "평가위원 {0:은} 이미 평가위원회 {1}에 위촉되었습니다"),
  UNKNOWN_EVALUATOR(409, "Stage {1} has no evaluator {0}", "단계 {1}의 평가위원이 아닙니다: {0}"),
  EVALUATOR_NOT_ON_PANEL(
      409,
      "Evaluator {0} sits on no panel that judges {1}",
      "평가위원 {0:은} 평가 기준 {1:을} 평가하는 평가위원회에 속하지 않습니다"),
  EVALUATOR_RECUSED(409, "Evaluator {0} is recused", "제척되었거나 회피한 평가위원입니다: {0}"),
  CRITERION_HAS_PARTS(
      409, "Only the parts of criterion {0} are scored", "평가 기준 {0:은} 하위 기준별로만 채점합니다"),
  CRITERION_NOT_SCORED(409, "{0} is a gate; it takes no score", "{0:은} 필수 요건이어서 점수를 받지 않습니다"),
  CRITERION_NOT_GATE(409, "Criterion {0} is no gate", "평가 기준 {0:은} 필수 요건이 아닙니다"),
  GATE_COMPUTED(
      409, "The gate {0} is computed; nobody rules on it", "필수 요건 {0:은} 점수로 계산되므로 판정할 수 없습니다"),
  STAGE_OF_TEAMS(
      409,
      "The table of stage {0} is of teams; scores and occasions are those of stage {1}",
      "단계 {0:은} 팀 순위표입니다. 점수와 회차는 단계 {1}에 기록해야 합니다"),
  SCORE_OUT_OF_SCALE(409, "{0} is outside the scale {1}", "{0:은} 척도를 벗어납니다. 척도: {1}"),
  SCORE_EXISTS(
      409,
      "There is a score already, {0}; record a correction",
      "이미 점수가 있습니다({0}). 정정으로 기록해야 합니다",
      0),
  UNKNOWN_SCORE(409, "There is no such score", "해당하는 점수가 없습니다"),
  SCORE_VOIDED(409, "The score was voided by {0}", "그 점수는 {0:으로} 무효가 되었습니다", 0),
  ADJUSTMENT_EXISTS(
      409, "There is an adjustment {0} of {1} already", "참가자 {1}에게 이미 적용된 조정입니다: {0}"),
  STATISTIC_OF_TOO_FEW(
      400,
      "{0} entries are named, but the statistic is over {1}",
      "이름이 제시된 참가자는 {0}곳인데 통계의 대상은 {1}곳입니다"),
  RANGE_NEGATIVE(
      400,
      "Greatest less least cannot be {0}: it is never negative",
      "최고점과 최저점의 차이는 음수일 수 없습니다: {0}"),
  BEST_MISCOUNTED(
      400, "The value says the best {0}, but {1} are named", "상위 {0}곳이라고 했으나 이름은 {1}곳이 제시되었습니다"),
  FIGURE_WITHOUT_SOURCE(
      400,
      "What somebody reported is recorded with the source that reported it",
      "보도된 점수는 보도한 출처와 함께 기록해야 합니다"),
  TIE_TOO_SMALL(400, "A tie has at least two participants", "동점은 둘 이상의 참가자 사이에서만 성립합니다"),

  // Outcomes.
  VOTE_EXISTS(409, "Evaluator {0} has voted on {1} already", "평가위원 {0:은} 안건 {1}에 이미 표결했습니다"),
  NO_AWARD_DECLARED(
      409, "For {0} it was decided already that nobody is selected", "{0}에서는 이미 적격자가 없다고 결정되었습니다"),
  UNKNOWN_CLAUSE(409, "Call {1} has no clause {0}", "공모 {1}에 없는 조항입니다: {0}"),
  VERSION_NOT_GOVERNING(
      409, "Version {1} governs the stage, not {0}", "이 단계에는 제{0}판이 아니라 제{1}판이 적용됩니다"),
  TABLE_CHANGED(
      409,
      "The table was changed after sequence {0}, by {1}; standings/digest?stage={2} tells the"
          + " sequence and the digest with which it can be certified now",
      "{0}번 기록 이후 {1:으로} 순위표가 바뀌었습니다. 지금 확정할 순번과 다이제스트는"
          + " standings/digest?stage={2} 주소에서 확인할 수 있습니다",
      1),
  TABLE_PENDING(409, "The table has pending scores", "순위표에 아직 들어오지 않은 점수가 있습니다"),
  DIGEST_MISMATCH(
      409,
      "The table's digest is {1}, not {0}; standings/digest?stage={2} tells it, with the text of"
          + " which it is the SHA-256: compare that with the table that is meant",
      "순위표의 다이제스트는 {0:이} 아니라 {1}입니다. standings/digest?stage={2} 주소에서 다이제스트와"
          + " 그 원문을 받아, 확정하려는 순위표와 같은지 비교해야 합니다"),
  CUT_CONTRADICTED(
      409,
      "The outcome of participant {0} differs from the cut rule; a reason is needed",
      "참가자 {0}의 이 결과는 컷 규칙과 다릅니다. 사유를 밝혀야 기록할 수 있습니다"),
  STAGE_NOT_LATER(409, "Stage {0} does not come after stage {1}", "단계 {0:은} 단계 {1} 다음에 오지 않습니다"),
  OBJECTION_EXISTS(409, "There is an objection {0} already", "이미 있는 이의신청입니다: {0}"),
  UNKNOWN_OBJECTION(409, "There is no objection {0}", "이의신청을 찾을 수 없습니다: {0}"),
  OBJECTION_DECIDED(409, "The objection {0} was decided already", "이미 결정된 이의신청입니다: {0}"),

  // Benefits and signing keys.
  BENEFIT_EXISTS(409, "There is a benefit {0} already", "이미 있는 혜택입니다: {0}"),
  UNKNOWN_BENEFIT(409, "There is no benefit {0}", "혜택을 찾을 수 없습니다: {0}"),
  BENEFIT_ALREADY_GRANTED(
      409, "Participant {1} has the benefit {0} already", "참가자 {1:은} 이미 혜택 {0:을} 받았습니다"),
  BENEFIT_NOT_GRANTED(
      409, "Participant {1} does not have the benefit {0}", "참가자 {1:은} 혜택 {0:을} 받고 있지 않습니다"),
  SIGNING_KEY_EXISTS(409, "The key was added already", "이미 등록된 서명 키입니다"),
  UNKNOWN_SIGNING_KEY(409, "There is no such signing key", "등록되지 않은 서명 키입니다"),
  SIGNING_KEY_RETIRED(409, "The key was retired already", "이미 폐기된 서명 키입니다"),
  LAST_SIGNING_KEY(
      409,
      "No other key is known to sign the log: add one first",
      "이 기록에 서명할 다른 키가 등록되어 있지 않습니다. 먼저 다른 키를 등록해야 합니다"),
  SIGNING_KEY_NOT_HELD(
      409,
      "The ledger does not hold this key, so it could not sign with it: its operator must add it first",
      "서비스가 갖고 있지 않은 키여서 서명할 수 없습니다. 먼저 운영자가 서비스에 키를 추가해야 합니다"),
  LAST_HELD_SIGNING_KEY(
      409,
      "The ledger holds none of the other keys, so nothing would sign the log: add one that it"
          + " holds",
      "이 키를 폐기하면 서비스에 서명할 키가 남지 않습니다. 먼저 다른 키를 등록해야 합니다");

  private final int status;
  private final String en;
  private final String ko;
  private final List<Integer> events;

  /** A code; {@code events} says which of its arguments name an event, see {@link NamedEvent}. */
  RefusalCode(int status, String en, String ko, Integer... events) {
    this.status = status;
    this.en = en;
    this.ko = ko;
    this.events = List.of(events);
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
    return Template.fill(en, withEvents(arguments, NamedEvent::english));
  }

  /** The message in Korean. */
  public String korean(List<String> arguments) {
    return Template.fill(ko, withEvents(arguments, NamedEvent::korean));
  }

  /** The arguments, those that name an event changed. */
  List<String> withEvents(List<String> arguments, UnaryOperator<String> change) {
    if (events.isEmpty()) {
      return arguments;
    }
    List<String> changed = new ArrayList<>(arguments);
    events.stream()
        .filter(place -> place < changed.size())
        .forEach(place -> changed.set(place, change.apply(changed.get(place))));
    return changed;
  }
}
