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

  private static Headline announced(CompetitionAnnounced event, Statement reading) {
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

  private static Headline notice(NoticePublished event, Statement reading) {
    Term title = Term.of(event.getTitle()).quoted();
    return reading
        .party()
        .map(
            party ->
                Headline.of(
                    "{0:이} {1:이라는} 제목의 공지를 냈다", "{0} published the notice {1}", party, title))
        .orElseGet(() -> Headline.of("{0:이라는} 제목의 공지가 나왔다", "the notice {0} was published", title));
  }

  /**
   * An outlet reports, who is not named speaks, everybody else makes a statement; what it
   * contradicts is another account of an event, since nobody reads a place in its JSON.
   */
  private static Headline statement(StatementRecorded event, Statement reading) {
    boolean disputes = event.getDisputes() != null;
    Long about = disputes ? Long.valueOf(event.getDisputes().getSequence()) : event.getAbout();
    Term sequence = about == null ? Term.of("") : Term.of(about);
    return reading
        .party()
        .map(
            party ->
                reading.speaksUnnamed()
                    ? unnamed(disputes, about == null, party, sequence).onItsOwn()
                    : reading.reportsItself()
                        ? reported(disputes, about == null, party, sequence).onItsOwn()
                        : stated(disputes, about == null, party, sequence))
        .orElseGet(() -> said(disputes, about == null, sequence))
        .saying(event.getText());
  }

  private static Headline stated(boolean disputes, boolean general, Term party, Term sequence) {
    if (general) {
      return Headline.of("{0:이} 입장을 밝혔다", "{0} made a statement", party);
    }
    return disputes
        ? Headline.of(
            "{0:이} {1}번 기록과 다르게 설명했다", "{0} gave another account of event {1}", party, sequence)
        : Headline.of(
            "{0:이} {1}번 기록에 관해 입장을 밝혔다", "{0} made a statement on event {1}", party, sequence);
  }

  private static Headline reported(boolean disputes, boolean general, Term party, Term sequence) {
    if (general) {
      return Headline.of("{0:이} 보도했다", "{0} reported", party);
    }
    return disputes
        ? Headline.of(
            "{0:이} {1}번 기록과 다르게 보도했다", "{0} reported otherwise than event {1}", party, sequence)
        : Headline.of("{0:이} {1}번 기록에 관해 보도했다", "{0} reported on event {1}", party, sequence);
  }

  private static Headline unnamed(boolean disputes, boolean general, Term party, Term sequence) {
    if (general) {
      return Headline.of("{0:이} 익명으로 말했다", "{0}, who is not named, spoke", party);
    }
    return disputes
        ? Headline.of(
            "{0:이} 익명으로 {1}번 기록과 다르게 말했다",
            "{0}, who is not named, gave another account of event {1}", party, sequence)
        : Headline.of(
            "{0:이} 익명으로 {1}번 기록에 관해 말했다",
            "{0}, who is not named, spoke on event {1}", party, sequence);
  }

  private static Headline said(boolean disputes, boolean general, Term sequence) {
    if (general) {
      return Headline.of("이런 말이 나왔다", "a statement was made");
    }
    return disputes
        ? Headline.of("{0}번 기록과 다른 말이 나왔다", "another account of event {0} was given", sequence)
        : Headline.of("{0}번 기록에 관해 이런 말이 나왔다", "a statement was made on event {0}", sequence);
  }

  private static Headline promise(PromiseMade event, Statement reading) {
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
