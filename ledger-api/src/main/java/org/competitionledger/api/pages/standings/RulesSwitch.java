package org.competitionledger.api.pages.standings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.state.CriteriaState;

/**
 * The versions of the rules under which a table can be shown.
 *
 * @param notice why the table shown is not the official one; empty where it is
 */
record RulesSwitch(List<Version> versions, String notice) {

  /** A version. */
  record Version(
      String name,
      String title,
      Dates.When starts,
      long sequence,
      String href,
      boolean shown,
      boolean governing) {}

  /**
   * Of a stage.
   *
   * @param reading at the moment that is shown
   * @param titles what the change that made a version is called, by version
   * @param shown the version shown; 0 for none
   * @param governing the version that governs then; 0 for none
   */
  static RulesSwitch of(
      Reading reading,
      String stage,
      Map<Integer, String> titles,
      int shown,
      int governing,
      Address address,
      Language language) {
    Dates dates = new Dates(reading.zone());
    List<CriteriaState> sets = new ArrayList<>();
    reading
        .state()
        .scan(
            StateKind.CRITERIA,
            "",
            (key, set) -> {
              if (set.getCriteria().getStages().contains(stage)) {
                sets.add(set);
              }
            });
    List<Version> versions =
        sets.stream()
            .map(
                set -> {
                  int version = set.getCriteria().getVersion();
                  boolean governs = version == governing;
                  return new Version(
                      RoomWords.say(language, "version-name", version),
                      titles.getOrDefault(version, ""),
                      dates.of(set.getStarts()),
                      set.getSequence(),
                      address.with("criteria", governs ? null : version).without("set").href(),
                      version == shown,
                      governs);
                })
            .toList();
    return new RulesSwitch(
        versions,
        shown == governing
            ? ""
            : governing == 0
                ? RoomWords.say(language, "not-in-force-none", shown)
                : RoomWords.say(language, "not-in-force", shown, governing));
  }
}
