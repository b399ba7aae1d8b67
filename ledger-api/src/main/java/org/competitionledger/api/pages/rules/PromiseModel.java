package org.competitionledger.api.pages.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.rules.PromisesView;
import org.competitionledger.core.rules.Promises;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.view.PromiseView;

/** Promises as texts. */
record PromiseModel(Frame frame, StateNames names) {

  /** Those that are not kept first, the oldest first. */
  List<RulesModel.Promise> of(List<PromisesView.Item> promises) {
    return promises.stream()
        .sorted(
            Comparator.comparing((PromisesView.Item each) -> each.status().kept())
                .thenComparing(each -> each.promise().getMade()))
        .map(this::promise)
        .toList();
  }

  private RulesModel.Promise promise(PromisesView.Item item) {
    PromiseView promise = item.promise();
    Promises.Status status = item.status();
    return new RulesModel.Promise(
        promise.getMade(),
        frame.language().text(promise.getText()),
        facts(promise, status),
        frame.say("promise-" + PublicName.of(status.standing())),
        style(status.standing()),
        promise.getKept(),
        ChangeModel.together(item.announcedWith(), frame));
  }

  private List<String> facts(PromiseView promise, Promises.Status status) {
    List<String> facts = new ArrayList<>();
    if (promise.getParty() != null) {
      facts.add(frame.language().text(names.of(promise.getParty())));
    }
    facts.add(frame.say(status.kept() ? "kept-after" : "open-since", status.ageDays()));
    if (promise.getDue() != null) {
      facts.add(frame.say("due-by", Times.of(promise.getDue())));
    }
    status.overdueDays().ifPresent(days -> facts.add(frame.say("overdue-by", days)));
    return facts;
  }

  private static String style(Promises.Standing standing) {
    return switch (standing) {
      case OPEN -> "notice";
      case OVERDUE, BROKEN -> "eliminated";
      case KEPT -> "advanced";
      case KEPT_LATE -> "warning";
    };
  }
}
