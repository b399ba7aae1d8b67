package org.competitionledger.api.pages.standings;

import java.util.Optional;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.Restatement;
import org.competitionledger.core.tables.TableRemarks;
import org.competitionledger.core.wording.PublicationInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.GateOrder;
import org.competitionledger.state.StageState;

/** What is said of a table as a whole: how far it may be relied on, where its cut is made. */
record StatusModel(Reading reading, Language language) {

  TableView.Status of(String stage, Tables.Table table) {
    String status = table.head().status().text();
    long event = event(stage, table);
    return new TableView.Status(
        say(status),
        status,
        say("status-" + status),
        event,
        say("version", table.head().criteria().version()),
        publication(stage));
  }

  /** The event that certified the table, or that restated it if it is known. */
  private long event(String stage, Tables.Table table) {
    return switch (table.head().status()) {
      case CERTIFIED ->
          reading
              .state()
              .find(StateKind.STAGE.key(stage))
              .map(StageState::getCertified)
              .orElse(-1L);
      case RESTATED ->
          table.remarks() instanceof TableRemarks remarks
              ? remarks.cause().map(Restatement::sequence).orElse(-1L)
              : -1L;
      case PROVISIONAL, FROZEN -> -1L;
    };
  }

  /** What the governing rules say will be published of the scores; empty if they don't. */
  private String publication(String stage) {
    return GoverningRules.of(reading.state(), stage, reading.ledgerTime()).stream()
        .flatMap(set -> set.getCriteria().getPublication().stream())
        .filter(stated -> stated.getStage().equals(stage))
        .map(stated -> language.text(PublicationInWords.of(stated).text()))
        .findFirst()
        .orElse("");
  }

  /** The stage, and its cut rule where there is one. */
  String caption(String stage, Optional<CutRule> cut) {
    String name = language.text(new StateNames(reading.state()).stage(stage));
    return cut.map(rule -> name + " · " + cut(rule)).orElse(name);
  }

  /** The cut rule in words. */
  String cut(CutRule rule) {
    String line =
        switch (rule.getKind()) {
          case TOP_N -> say("cut-top", rule.getCount());
          case BOTTOM_K -> say("cut-bottom", rule.getCount());
          case THRESHOLD ->
              say("cut-threshold", rule.getThreshold().stripTrailingZeros().toPlainString());
        };
    return rule.getGates() == GateOrder.AFTER_CUT ? line + ' ' + say("gates-after-cut") : line;
  }

  private String say(String key, Object... about) {
    return RoomWords.say(language, key, about);
  }
}
