package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.console.Console;
import org.competitionledger.core.words.Language;

/** What a service says that events would do, for a terminal. */
public final class DryRunReport {

  private DryRunReport() {}

  /**
   * The events in sentences, the findings and changes that there would be, and the digest to cite.
   *
   * @param answer of {@code POST …/dry-run}; nothing refuses it
   * @throws NoAnswer if it says what is not known here
   */
  public static String text(JsonNode answer, Language language, Console console) {
    StringBuilder text = new StringBuilder();
    for (JsonNode event : answer.path("events")) {
      JsonNode headline = event.path("headline");
      String said = headline.path(language.tag()).asText(headline.path("en").asText());
      text.append('#').append(event.path("sequence").asText()).append("  ").append(said);
      text.append('\n');
    }
    ObjectNode told = answer.deepCopy();
    told.putObject("competition").set("zone", answer.path("zone"));
    AuditReport report;
    try {
      report = ReportReader.read(told);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NoAnswer("this needs a newer ledger, or is no report: " + e.getMessage(), e);
    }
    text.append('\n');
    text.append(
        new ReportText(new ReportInWords(report, new ReportWords(language)), console)
            .findingsAndChangesAlone());
    if (answer.hasNonNull("digest")) {
      text.append("\ndryRun: ").append(answer.path("digest").asText()).append('\n');
    }
    return text.toString();
  }
}
