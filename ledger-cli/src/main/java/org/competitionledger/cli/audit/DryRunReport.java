package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.Optional;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.console.Console;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.wording.DifferencesInWords;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.Event;

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
    return text(answer, language, MissingNode.getInstance(), Optional.empty(), console);
  }

  /**
   * The same, with differences in the words of the page of the rules.
   *
   * @param stages {@code [{stage, name}]}, as a competition has them
   */
  public static String text(
      JsonNode answer, JsonNode stages, DifferencesInWords words, Console console) {
    return text(answer, words.language(), stages, Optional.of(words), console);
  }

  private static String text(
      JsonNode answer,
      Language language,
      JsonNode stages,
      Optional<DifferencesInWords> differences,
      Console console) {
    StringBuilder text = new StringBuilder();
    for (JsonNode event : answer.path("events")) {
      JsonNode headline = event.path("headline");
      String said = headline.path(language.tag()).asText(headline.path("en").asText());
      sentence(text, event.path("sequence").asLong(), said);
    }
    ObjectNode told = answer.deepCopy();
    ObjectNode about = told.putObject("competition");
    about.set("zone", answer.path("zone"));
    about.set("stages", stages);
    AuditReport report;
    try {
      report = ReportReader.read(told);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NoAnswer("this needs a newer ledger, or is no report: " + e.getMessage(), e);
    }
    text.append('\n');
    ReportText in =
        new ReportText(new ReportInWords(report, new ReportWords(language)), differences, console);
    text.append(report.changes().isEmpty() ? in.findingsAlone() : in.findingsAndChangesAlone());
    if (answer.hasNonNull("digest")) {
      text.append("\ndryRun: ").append(answer.path("digest").asText()).append('\n');
    }
    return text.toString();
  }

  /**
   * A new competition that was tried here, and nothing refuses: its events in sentences, its rules,
   * and what would be found.
   */
  public static String text(DryRun tried, Language language, Console console) {
    StateNames names = new StateNames(tried.after());
    StringBuilder text = new StringBuilder();
    ReportText report =
        new ReportText(
            new ReportInWords(LocalAudit.report(tried), new ReportWords(language)), console);
    for (Event event : tried.events()) {
      sentence(text, event.getSequence(), language.text(Headlines.of(event, names)));
    }
    for (Event event : tried.events()) {
      Object said = event.getSaid().getPayload();
      if (said instanceof CriteriaPublished published) {
        report.rules(published.getCriteria(), new RecordInWords(names, language));
      } else if (said instanceof CriteriaAmended amended) {
        report.rules(amended.getCriteria(), new RecordInWords(names, language));
      }
    }
    return text.append('\n').append(report.findingsAlone()).toString();
  }

  private static void sentence(StringBuilder text, long sequence, String sentence) {
    text.append('#').append(sequence).append("  ").append(sentence).append('\n');
  }
}
