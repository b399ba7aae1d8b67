package org.competitionledger.api.pages.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.projections.LedgerNode;

/** In which competitions each finding occurs. */
@ApplicationScoped
class Occurrences {

  /** Of more competitions the first are looked at. */
  private static final int COMPETITIONS_MAX = 200;

  private final Readings readings;
  private final LedgerNode node;

  Occurrences(Readings readings, LedgerNode node) {
    this.readings = readings;
    this.node = node;
  }

  /**
   * By code; nothing for those that occur nowhere.
   *
   * @param code of one code only; empty for all
   */
  Map<FindingCode, List<FindingsModel.Occurrence>> all(Optional<FindingCode> code, Frame frame) {
    Map<FindingCode, List<FindingsModel.Occurrence>> occurrences = new EnumMap<>(FindingCode.class);
    readings.all().stream()
        .limit(COMPETITIONS_MAX)
        .forEach(
            reading ->
                byCode(reading, code)
                    .forEach(
                        (each, found) ->
                            occurrences
                                .computeIfAbsent(each, any -> new ArrayList<>())
                                .add(occurrence(reading, each, found, frame))));
    return occurrences;
  }

  private Map<FindingCode, List<FindingAt>> byCode(Reading reading, Optional<FindingCode> code) {
    Map<FindingCode, List<FindingAt>> byCode = new EnumMap<>(FindingCode.class);
    FindingsView.all(node, reading, code)
        .forEach(
            item ->
                byCode
                    .computeIfAbsent(item.found().code(), any -> new ArrayList<>())
                    .add(item.found()));
    return byCode;
  }

  private static FindingsModel.Occurrence occurrence(
      Reading reading, FindingCode code, List<FindingAt> found, Frame frame) {
    long open = found.stream().filter(each -> !each.resolved()).count();
    return new FindingsModel.Occurrence(
        frame.language().text(reading.announced().getName()),
        "/competitions/"
            + reading.competition()
            + "/findings?lang="
            + frame.lang()
            + "&code="
            + code.code(),
        frame.say("occurs", found.size(), open));
  }
}
