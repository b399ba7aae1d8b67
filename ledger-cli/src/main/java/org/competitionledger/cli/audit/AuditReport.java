package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What both forms of a report say, read from its JSON in one language. */
final class AuditReport {

  private static final List<String> HEAVIEST_FIRST =
      List.of("serious", "warning", "notice", "info");

  private final JsonNode json;
  private final ReportWords words;
  private final ReportedTimes times;

  AuditReport(JsonNode json, ReportWords words) {
    this.json = json;
    this.words = words;
    this.times = ReportedTimes.of(json);
  }

  /**
   * A finding.
   *
   * @param severity its public name
   * @param sequences {@code #31, #35}
   * @param age for how long it was open, and whether it still is
   */
  record Finding(
      String severity,
      String title,
      String detail,
      String sequences,
      String since,
      String age,
      boolean resolved,
      String help) {}

  /**
   * A promise.
   *
   * @param made in a few words each: who, the event, the day, its due date, what was announced with
   *     it
   * @param standing how it stands, and how old it is
   * @param open whether it was not kept yet
   */
  record Promise(String text, List<String> made, String standing, boolean open) {}

  String name() {
    JsonNode name = json.path("competition").path("name");
    return words.text(name);
  }

  String about() {
    JsonNode competition = json.path("competition");
    boolean live = competition.path("record").asText().equalsIgnoreCase("LIVE");
    return competition.path("id").asText()
        + " · "
        + words.say(live ? "live" : "reconstructed")
        + " · "
        + words.say("events", competition.path("lastSequence").asLong() + 1);
  }

  /** Open ones first, the heaviest first; then in the order in which they came up. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (boolean resolved : new boolean[] {false, true}) {
      for (String severity : HEAVIEST_FIRST) {
        for (JsonNode finding : json.path("findings")) {
          if (finding.has("resolvedAt") == resolved
              && finding.path("severity").asText().equals(severity)) {
            findings.add(finding(finding));
          }
        }
      }
    }
    return findings;
  }

  /** How many are open, by severity. */
  String summary() {
    Map<String, Integer> open = new LinkedHashMap<>();
    HEAVIEST_FIRST.forEach(severity -> open.put(severity, 0));
    for (JsonNode finding : json.path("findings")) {
      if (!finding.has("resolvedAt")) {
        open.merge(finding.path("severity").asText(), 1, Integer::sum);
      }
    }
    int all = open.values().stream().mapToInt(Integer::intValue).sum();
    StringJoiner each = new StringJoiner(", ");
    open.forEach(
        (severity, count) -> {
          if (count > 0) {
            each.add(words.say(severity) + " " + count);
          }
        });
    return all == 0 ? words.say("no-findings") : words.say("summary", all, each);
  }

  private Finding finding(JsonNode finding) {
    StringJoiner sequences = new StringJoiner(", ");
    finding.path("sequences").forEach(sequence -> sequences.add("#" + sequence.asLong()));
    boolean resolved = finding.has("resolvedAt");
    return new Finding(
        finding.path("severity").asText(),
        words.text(finding.path("title")),
        words.text(finding.path("detail")),
        sequences.toString(),
        times.day(finding.path("since").asText()),
        words.say(resolved ? "resolved-days" : "open-days", finding.path("openDays").asLong()),
        resolved,
        finding.path("help").asText());
  }

  List<ReportedChange> changes() {
    return new ReportedChanges(json, words).all();
  }

  /** Open ones first; then in the order in which they were made. */
  List<Promise> promises() {
    List<Promise> promises = new ArrayList<>();
    for (boolean open : new boolean[] {true, false}) {
      for (JsonNode promise : json.path("promises")) {
        if (promise.has("kept") != open) {
          promises.add(promise(promise, open));
        }
      }
    }
    return promises;
  }

  private Promise promise(JsonNode promise, boolean open) {
    List<String> made = new ArrayList<>();
    String party = words.text(promise.path("party").path("name"));
    String by = party.isEmpty() ? promise.path("party").path("id").asText() : party;
    if (!by.isEmpty()) {
      made.add(by);
    }
    made.add("#" + promise.path("made").asLong());
    made.add(times.day(promise.path("madeAt").asText()));
    String due = ReportedTimes.written(promise.path("due"));
    made.add(due.isEmpty() ? words.say("no-due") : words.say("due") + ' ' + due);
    return new Promise(
        words.text(promise.path("text")),
        made,
        words.say("promise-" + promise.path("standing").asText(), promise.path("ageDays").asLong()),
        open);
  }
}
