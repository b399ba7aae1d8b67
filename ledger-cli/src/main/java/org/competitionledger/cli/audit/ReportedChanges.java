package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.cli.audit.ReportedChange.Difference;
import org.competitionledger.cli.audit.ReportedChange.Impact;
import org.competitionledger.cli.audit.ReportedChange.Move;
import org.competitionledger.cli.audit.ReportedChange.Piece;
import org.competitionledger.core.wording.JsonInWords;

/** Reads the changes of the rules from a report's JSON. */
final class ReportedChanges {

  private final JsonNode json;
  private final ReportWords words;
  private final ReportedTimes times;

  ReportedChanges(JsonNode json, ReportWords words) {
    this.json = json;
    this.words = words;
    this.times = ReportedTimes.of(json);
  }

  List<ReportedChange> all() {
    List<ReportedChange> changes = new ArrayList<>();
    json.path("changes").forEach(change -> changes.add(change(change)));
    return changes;
  }

  private ReportedChange change(JsonNode change) {
    List<Difference> differences = new ArrayList<>();
    change.path("differences").forEach(one -> differences.add(difference(one)));
    String written = ReportedTimes.written(change.path("occurredAt"));
    return new ReportedChange(
        change.path("sequence").asLong(),
        written.isEmpty() ? times.day(change.path("ledgerTime").asText()) : written,
        words.text(change.path("title")),
        facts(change),
        origin(change),
        words.text(change.path("rationale")),
        words.text(change.path("legalBasis")),
        together(change, words),
        differences,
        impacts(change.path("impact")));
  }

  private List<String> facts(JsonNode change) {
    List<String> facts = new ArrayList<>();
    facts.add(words.say(change.path("direction").asText()));
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
    return facts;
  }

  /** "who, why, on what legal basis, source; announced, recorded and effective times". */
  private List<String> origin(JsonNode change) {
    List<String> origin = new ArrayList<>();
    String party = words.text(change.path("party").path("name"));
    String actor = change.path("actor").path("subject").asText();
    origin.add(
        words.say("by")
            + ": "
            + (party.isEmpty() ? change.path("party").path("id").asText(actor) : party));
    if (change.has("source")) {
      String citation = words.text(change.path("source").path("citation"));
      origin.add(
          words.say("source-" + change.path("source").path("kind").asText())
              + (citation.isEmpty() ? "" : ": " + citation));
    }
    String announced = ReportedTimes.written(change.path("announcedAt"));
    if (!announced.isEmpty()) {
      origin.add(words.say("announced") + ' ' + announced);
    }
    origin.add(words.say("recorded") + ' ' + times.day(change.path("recordedAt").asText()));
    String effective = ReportedTimes.written(change.path("effectiveFrom"));
    if (!effective.isEmpty()) {
      origin.add(words.say("effective") + ' ' + effective);
    }
    return origin;
  }

  /** What was announced in one go with a change or a promise. */
  static List<String> together(JsonNode of, ReportWords words) {
    List<String> together = new ArrayList<>();
    for (JsonNode part : of.path("announcedWith")) {
      together.add("#" + part.path("sequence").asLong() + ' ' + words.text(part.path("title")));
    }
    return together;
  }

  private Difference difference(JsonNode difference) {
    List<Piece> pieces = new ArrayList<>();
    boolean changed = difference.hasNonNull("old") && difference.hasNonNull("new");
    if (changed) {
      for (JsonNode segment : difference.path("segments")) {
        pieces.add(new Piece(segment.path("op").asText(), segment.path("text").asText()));
      }
    }
    return new Difference(
        difference.path("pointer").asText(),
        JsonInWords.of(difference.path("old"), words.language().tag()),
        JsonInWords.of(difference.path("new"), words.language().tag()),
        pieces);
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

  /**
   * A rank, or the section where there is none; nothing where there was no such entry. Beside an
   * unchanged rank stands what the cut says, which then is what changed.
   */
  private String place(JsonNode move, String side) {
    if (move.hasNonNull(side)) {
      String cut = move.path("cut").path(side).asText("null");
      boolean sameRank = move.path("from").equals(move.path("to"));
      return move.path(side).asText()
          + (sameRank && !cut.equals("null") ? " (" + words.say("cut-" + cut) + ")" : "");
    }
    String section = move.path("section").path(side).asText("");
    return section.isEmpty() || section.equals("null") ? "–" : words.say(section);
  }
}
