package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What both forms of a report say, read from its JSON in one language. */
final class Report {

  private static final List<String> HEAVIEST_FIRST =
      List.of("serious", "warning", "notice", "info");

  private final JsonNode json;
  private final Words words;

  Report(JsonNode json, Words words) {
    this.json = json;
    this.words = words;
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
   * A change of the rules.
   *
   * @param facts in a few words each: direction, notice, timing of every stage
   */
  record Change(
      long sequence,
      String date,
      String title,
      String direction,
      List<String> facts,
      String rationale,
      List<Difference> differences,
      List<Impact> impacts) {}

  /** A field that differs; {@code old} and {@code fresh} are empty where there is none. */
  record Difference(String pointer, String old, String fresh) {}

  /** What a change did to a stage's table. */
  record Impact(String title, String summary, List<Move> moves) {}

  /** An entry that stands elsewhere. */
  record Move(String participant, String from, String to, String crossed) {}

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
        day(finding.path("since").asText()),
        words.say(resolved ? "resolved-days" : "open-days", finding.path("openDays").asLong()),
        resolved,
        finding.path("help").asText());
  }

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    json.path("changes").forEach(change -> changes.add(change(change)));
    return changes;
  }

  private Change change(JsonNode change) {
    String direction = change.path("direction").asText();
    List<String> facts = new ArrayList<>();
    facts.add(words.say(direction));
    if (change.has("noticeDays")) {
      int notice = change.path("noticeDays").asInt();
      facts.add(
          notice == 0
              ? words.say("no-notice")
              : words.say(notice < 0 ? "retroactive" : "notice-days", Math.abs(notice)));
    }
    for (JsonNode timing : change.path("timing")) {
      facts.add(stage(timing.path("stage")) + ": " + words.say(timing.path("phase").asText()));
    }
    List<Difference> differences = new ArrayList<>();
    change.path("differences").forEach(one -> differences.add(difference(one)));
    return new Change(
        change.path("sequence").asLong(),
        date(change),
        words.text(change.path("title")),
        direction,
        facts,
        words.text(change.path("rationale")),
        differences,
        impacts(change.path("impact")));
  }

  private Difference difference(JsonNode difference) {
    return new Difference(
        difference.path("pointer").asText(),
        plain(difference.path("old")),
        plain(difference.path("new")));
  }

  private static String plain(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? ""
        : value.isTextual() ? value.asText() : value.toString();
  }

  private List<Impact> impacts(JsonNode impact) {
    List<Impact> impacts = new ArrayList<>();
    if (impact.path("status").asText().equals("computed")) {
      impacts.add(impact(impact));
      impact.path("more").forEach(more -> impacts.add(impact(more)));
    }
    return impacts;
  }

  private Impact impact(JsonNode impact) {
    List<Move> moves = new ArrayList<>();
    for (JsonNode move : impact.path("moves")) {
      String crossed = move.path("crossed").asText("");
      moves.add(
          new Move(
              move.has("name") ? words.text(move.path("name")) : move.path("participant").asText(),
              place(move, "from"),
              place(move, "to"),
              crossed.isEmpty() ? "" : words.say("crossed-" + crossed)));
    }
    String summary =
        moves.isEmpty()
            ? words.say("impact-none")
            : words.say(
                "impact-moves",
                impact.path("moved").asInt(),
                impact.path("entries").asInt(),
                impact.path("crossed").asInt());
    return new Impact(words.say("impact", stage(impact.path("stage"))), summary, moves);
  }

  /** What a stage is called. */
  private String stage(JsonNode id) {
    for (JsonNode stage : json.path("competition").path("stages")) {
      if (stage.path("stage").equals(id)) {
        return words.text(stage.path("name"));
      }
    }
    return id.asText();
  }

  /** A rank, or the section where there is none; nothing where there was no such entry. */
  private String place(JsonNode move, String side) {
    if (move.hasNonNull(side)) {
      return move.path(side).asText();
    }
    String section = move.path("section").path(side).asText("");
    return section.isEmpty() || section.equals("null") ? "–" : words.say(section);
  }

  /** As the writer gave it; without that, the day of its ledger time. */
  private String date(JsonNode change) {
    JsonNode occurred = change.path("occurredAt");
    String written = occurred.isTextual() ? occurred.asText() : occurred.path("time").asText("");
    return written.isEmpty() ? day(change.path("ledgerTime").asText()) : written;
  }

  /** In the competition's zone. */
  private String day(String instant) {
    ZoneId zone = ZoneId.of(json.path("competition").path("zone").asText("UTC"));
    return instant.isEmpty() ? "" : Instant.parse(instant).atZone(zone).toLocalDate().toString();
  }
}
