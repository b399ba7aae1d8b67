package org.competitionledger.core.wording;

import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.PromiseKept;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.StatementRecorded;

/** The competition as a whole. */
final class CompetitionHeadlines {

  private CompetitionHeadlines() {}

  static void addTo(Tellers tellers) {
    tellers.on(CompetitionAnnounced.class, CompetitionHeadlines::announced);
    tellers.on(PolicyGoalsDeclared.class, (goals, reading) -> goals(goals));
    tellers.on(NoticePublished.class, CompetitionHeadlines::notice);
    tellers.on(StatementRecorded.class, CompetitionHeadlines::statement);
    tellers.on(PromiseMade.class, CompetitionHeadlines::promise);
    tellers.on(
        PromiseKept.class,
        (kept, reading) ->
            Headline.of(
                    "약속 {0:이} 이행됐다",
                    "the promise {0} was kept",
                    Term.of(reading.names().promise(kept.getPromise())).open().quoted())
                .saying(kept.getText()));
    tellers.on(
        CompetitionConcluded.class,
        (end, reading) ->
            Headline.of("모든 절차가 마무리됐다", "the competition ended").saying(end.getText()));
  }

  private static Headline announced(CompetitionAnnounced event, Reading reading) {
    Term name = Term.of(event.getName());
    Headline headline =
        event.getOrganizer() == null
            ? Headline.of("{0} 개최가 발표됐다", "{0} was announced", name)
            : Headline.of(
                "{0:이} {1} 개최를 발표했다", "{0} announced {1}", Term.of(event.getOrganizer()), name);
    return headline.remarkIf(
        event.getRecord() == RecordKind.RECONSTRUCTED,
        "이 기록은 나중에 자료를 모아 재구성한 것",
        "this record was reconstructed afterwards from sources");
  }

  private static Headline goals(PolicyGoalsDeclared event) {
    if (event.getGoals().isEmpty()) {
      return Headline.of("정책 목표가 모두 철회됐다", "all policy goals were withdrawn");
    }
    Term count = Term.count(event.getGoals().size(), "policy goal was", "policy goals were");
    Term goals =
        Term.list(event.getGoals().stream().map(goal -> Term.of(goal.getText()).open()).toList());
    if (event.getGoals().size() == 1) {
      return Headline.of("정책 목표가 제시됐다: {0}", "a policy goal was declared: {0}", goals);
    }
    return event.getOrdered()
        ? Headline.of(
            "정책 목표 {0}개가 우선순위에 따라 제시됐다: {1}",
            "{0} declared, in order of priority: {1}", count, goals)
        : Headline.of(
            "정책 목표 {0}개가 우선순위 없이 제시됐다: {1}",
            "{0} declared without an order of priority: {1}", count, goals);
  }

  private static Headline notice(NoticePublished event, Reading reading) {
    Term title = Term.of(event.getTitle()).quoted();
    return reading
        .party()
        .map(
            party ->
                Headline.of(
                    "{0:이} {1:이라는} 제목의 공지를 냈다", "{0} published the notice {1}", party, title))
        .orElseGet(() -> Headline.of("{0:이라는} 제목의 공지가 나왔다", "the notice {0} was published", title));
  }

  private static Headline statement(StatementRecorded event, Reading reading) {
    Term party = reading.party().orElse(null);
    return statement(event, party).saying(event.getText());
  }

  private static Headline statement(StatementRecorded event, Term party) {
    if (event.getDisputes() != null) {
      Term sequence = Term.of(event.getDisputes().getSequence());
      Term field = Term.of(event.getDisputes().getPointer());
      return party == null
          ? Headline.of(
              "{0}번 기록의 {1} 항목에 대해 다른 주장이 나왔다", "event {0} was disputed at {1}", sequence, field)
          : Headline.of(
              "{2:이} {0}번 기록의 {1} 항목이 사실과 다르다고 주장했다",
              "{2} disputed event {0} at {1}", sequence, field, party);
    }
    if (event.getAbout() != null) {
      Term sequence = Term.of(event.getAbout());
      return party == null
          ? Headline.of("{0}번 기록을 두고 의견이 나왔다", "a statement was made on event {0}", sequence)
          : Headline.of(
              "{1:이} {0}번 기록을 두고 입장을 밝혔다", "{1} made a statement on event {0}", sequence, party);
    }
    return party == null
        ? Headline.of("이런 의견이 나왔다", "a statement was made")
        : Headline.of("{0:이} 입장을 밝혔다", "{0} made a statement", party);
  }

  private static Headline promise(PromiseMade event, Reading reading) {
    return reading
        .party()
        .map(party -> promised(event.getKind(), party))
        .orElseGet(() -> promised(event.getKind()))
        .remark("기한", "due", event.getDue())
        .saying(event.getText());
  }

  private static Headline promised(PromiseKind kind, Term party) {
    return switch (kind) {
      case SPECIFY ->
          Headline.of("{0:이} 세부 내용을 정하겠다고 약속했다", "{0} promised to specify details", party);
      case PUBLISH -> Headline.of("{0:이} 공개를 약속했다", "{0} promised publication", party);
      case DECIDE -> Headline.of("{0:이} 결정을 약속했다", "{0} promised a decision", party);
      case OTHER -> Headline.of("{0:이} 다음과 같이 약속했다", "{0} made a promise", party);
    };
  }

  private static Headline promised(PromiseKind kind) {
    return switch (kind) {
      case SPECIFY -> Headline.of("세부 내용을 정하겠다는 약속이 나왔다", "a promise to specify details was made");
      case PUBLISH -> Headline.of("공개하겠다는 약속이 나왔다", "a promise to publish was made");
      case DECIDE -> Headline.of("결정하겠다는 약속이 나왔다", "a promise to decide was made");
      case OTHER -> Headline.of("다음과 같은 약속이 나왔다", "a promise was made");
    };
  }
}
