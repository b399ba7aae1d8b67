package org.competitionledger.core.findings;

import java.time.ZoneId;
import java.util.stream.Collectors;
import org.competitionledger.core.csv.Csv;

/** Findings as CSV. */
public final class FindingsCsv {

  private FindingsCsv() {}

  /**
   * The columns.
   *
   * @param zone the competition's zone, in which days are counted
   */
  public static Csv<FindingAt> columns(ZoneId zone) {
    return new Csv<FindingAt>()
        .text("code", found -> found.code().code())
        .text("severity", found -> found.code().severity().text())
        .texts("title-ko", "title-en", found -> found.code().title())
        .texts("detail-ko", "detail-en", found -> found.finding().getDetail())
        .text(
            "sequences",
            found ->
                found.finding().getSequences().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" ")))
        .moment("since", found -> found.finding().getSince())
        .integer("open-days", found -> found.openDays(zone))
        .moment("resolved-at", found -> found.resolved() ? found.finding().getResolvedAt() : null)
        .text("help", found -> FindingsJson.HELP + found.code().code());
  }
}
