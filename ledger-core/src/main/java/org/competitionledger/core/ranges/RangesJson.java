package org.competitionledger.core.ranges;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.ranges.Ranges.Verdict;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.ScoreStatisticPublished;

/**
 * Ranges as the API shows them: {@code {competition, stage, record, sequence, asOf, version, cells,
 * means, statistics, reported, checks, together?, contradiction?}}. A criterion that is null is the
 * total, an end that is null is open.
 */
public final class RangesJson {

  /** Events listed for one bound or verdict; of more it is told how many. */
  static final int FOLLOWS_MAX = 100;

  private final Function<String, Optional<LocalisedText>> names;
  private final JsonGenerator out;

  private RangesJson(Function<String, Optional<LocalisedText>> names, JsonGenerator out) {
    this.names = names;
    this.out = out;
  }

  /**
   * What stands above the ranges.
   *
   * @param sequence the last event that changed the table, or a figure beside it
   * @param asOf the sequence of the moment that is shown
   * @param version the criteria version that governs
   */
  public record Head(
      String competition, String stage, RecordKind record, long sequence, long asOf, int version) {}

  /**
   * Writes them.
   *
   * @param names names of participants by id
   */
  public static void write(
      Head head, Ranges ranges, Function<String, Optional<LocalisedText>> names, JsonGenerator out)
      throws IOException {
    new RangesJson(names, out).write(head, ranges);
  }

  private void write(Head head, Ranges ranges) throws IOException {
    out.writeStartObject();
    out.writeStringField("competition", head.competition());
    out.writeStringField("stage", head.stage());
    out.writeStringField("record", head.record().name());
    out.writeNumberField("sequence", head.sequence());
    out.writeNumberField("asOf", head.asOf());
    out.writeNumberField("version", head.version());
    array("cells", ranges.cells(), this::cell);
    array("means", ranges.means(), this::mean);
    array("statistics", ranges.statistics(), this::statistic);
    array("reported", ranges.reported(), this::reported);
    array("checks", ranges.checks(), this::check);
    verdict("together", ranges.together());
    verdict("contradiction", ranges.contradiction());
    out.writeEndObject();
  }

  /** Writes the fields of one thing of a list. */
  private interface Fields<T> {
    void write(T one) throws IOException;
  }

  private <T> void array(String field, List<T> all, Fields<T> fields) throws IOException {
    out.writeArrayFieldStart(field);
    for (T one : all) {
      out.writeStartObject();
      fields.write(one);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void cell(Ranges.Cell cell) throws IOException {
    whose(cell.participant());
    out.writeStringField("criterion", cell.criterion());
    range(cell.range());
  }

  private void mean(Ranges.Mean mean) throws IOException {
    out.writeStringField("criterion", mean.criterion());
    out.writeNumberField("n", mean.n());
    range(mean.range());
  }

  private void statistic(Ranges.Published published) throws IOException {
    ScoreStatisticPublished said = published.statistic();
    out.writeNumberField("sequence", published.sequence());
    out.writeStringField("criterion", said.getCriterion());
    out.writeStringField("kind", said.getKind().name());
    figure(said.getValue(), said.getDigits());
    out.writeNumberField("n", said.getN());
    out.writeArrayFieldStart("participants");
    for (String one : said.getParticipants()) {
      out.writeString(one);
    }
    out.writeEndArray();
    out.writeStringField("standing", published.standing());
    verdict(published.verdict());
  }

  private void reported(Ranges.Reported reported) throws IOException {
    FigureReported said = reported.figure();
    out.writeNumberField("sequence", reported.sequence());
    whose(said.getParticipant());
    out.writeStringField("criterion", said.getCriterion());
    figure(said.getValue(), said.getDigits());
    end("least", reported.range().flatMap(range -> range.least().at()));
    end("most", reported.range().flatMap(range -> range.most().at()));
    verdict(reported.verdict());
  }

  private void check(Ranges.Check check) throws IOException {
    out.writeStringField("criterion", check.criterion());
    out.writeNumberField("n", check.n());
    out.writeObjectFieldStart("reported");
    number("sum", Optional.of(check.sum()));
    number("leastMean", Optional.of(check.reportedLeast()));
    number("mostMean", Optional.of(check.reportedMost()));
    out.writeEndObject();
    out.writeObjectFieldStart("official");
    number("leastMean", check.officialLeast());
    number("mostMean", check.officialMost());
    out.writeEndObject();
    verdict(check.verdict());
  }

  private void whose(String participant) throws IOException {
    out.writeStringField("participant", participant);
    Optional<LocalisedText> name = names.apply(participant);
    if (name.isPresent()) {
      text("name", name.get());
    }
  }

  private void range(Range range) throws IOException {
    end("least", range.least().at());
    end("most", range.most().at());
    out.writeBooleanField("tight", range.tight());
    follows(range.follows());
    text("text", range.text());
    out.writeObjectFieldStart("because");
    because("least", range.least());
    because("most", range.most());
    out.writeEndObject();
  }

  private void because(String field, Range.End end) throws IOException {
    out.writeObjectFieldStart(field);
    out.writeBooleanField("tight", end.tight());
    follows(end.follows());
    text("text", end.text());
    out.writeEndObject();
  }

  private void end(String field, Optional<Amount> at) throws IOException {
    if (at.isEmpty()) {
      out.writeNullField(field);
      return;
    }
    out.writeObjectFieldStart(field);
    out.writeNumberField("value", at.get().value());
    out.writeStringField("text", at.get().text());
    out.writeEndObject();
  }

  private void figure(BigDecimal value, Integer digits) throws IOException {
    out.writeNumberField("value", Amount.of(value, null).value());
    if (digits != null) {
      out.writeNumberField("digits", digits);
    }
  }

  private void number(String field, Optional<BigDecimal> value) throws IOException {
    if (value.isEmpty()) {
      out.writeNullField(field);
    } else {
      out.writeNumberField(field, Amount.of(value.get(), null).value());
    }
  }

  private void verdict(String field, Optional<Verdict> verdict) throws IOException {
    if (verdict.isPresent()) {
      out.writeObjectFieldStart(field);
      verdict(verdict.get());
      out.writeEndObject();
    }
  }

  private void verdict(Verdict verdict) throws IOException {
    out.writeBooleanField("fits", verdict.fits());
    follows(verdict.follows());
    text("text", verdict.text());
  }

  private void follows(List<Long> sequences) throws IOException {
    out.writeArrayFieldStart("follows");
    for (long one : sequences.subList(0, Math.min(FOLLOWS_MAX, sequences.size()))) {
      out.writeNumber(one);
    }
    out.writeEndArray();
    if (sequences.size() > FOLLOWS_MAX) {
      out.writeNumberField("followsMore", sequences.size() - FOLLOWS_MAX);
    }
  }

  private void text(String field, LocalisedText text) throws IOException {
    out.writeFieldName(field);
    RecordJson.write(text, out);
  }
}
