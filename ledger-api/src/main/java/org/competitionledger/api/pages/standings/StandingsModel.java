package org.competitionledger.api.pages.standings;

import java.util.List;
import java.util.Optional;

/**
 * The room of standings.
 *
 * @param stage the name of the stage that is shown; empty where there is none
 * @param moment empty where there is no stage
 * @param rules empty where no rules of the stage are known
 * @param whatIf empty where no rules can be edited
 * @param overTime ranks over the occasions, where there are several
 * @param grids what lies under the points
 * @param reveals where the reveals of the stage are shown; empty where there are none
 */
record StandingsModel(
    String stage,
    List<Tab> tabs,
    TableView table,
    Optional<MomentModel> moment,
    Optional<RulesSwitch> rules,
    Optional<Edited> whatIf,
    Optional<OverTime.View> overTime,
    List<GridModel.Grid> grids,
    Optional<String> reveals) {

  /** A stage to choose. */
  record Tab(String name, String href, boolean current) {}

  /** The form for rules that might have been, and what came of them where any were asked for. */
  record Edited(WhatIfForm form, Optional<WhatIfModel> result) {}

  /** Of a competition that has no stage yet. */
  static StandingsModel empty(String why) {
    return new StandingsModel(
        "",
        List.of(),
        new TableView(
            "",
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            why,
            Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
