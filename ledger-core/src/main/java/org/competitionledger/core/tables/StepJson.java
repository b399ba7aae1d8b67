package org.competitionledger.core.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.LocalisedText;

/**
 * One step from an entry's scores to its total: {@code {step, criterion?, occasion?, …, sequences,
 * text}}. Numbers are exact, as {@code {value, text}}; {@code sequences} are the events it comes
 * from.
 */
final class StepJson {

  private StepJson() {}

  static void write(Step step, LocalisedText sentence, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (step instanceof Step.Score score) {
      score(score, out);
    } else if (step instanceof Step.Figure figure) {
      figure(figure, out);
    } else if (step instanceof Step.Transformed transformed) {
      transformed(transformed, out);
    } else if (step instanceof Step.Summed summed) {
      summed(summed, out);
    } else if (step instanceof Step.Shared shared) {
      shared(shared, out);
    } else if (step instanceof Step.Joined joined) {
      joined(joined, out);
    } else if (step instanceof Step.Aggregated aggregated) {
      aggregated(aggregated, out);
    } else if (step instanceof Step.Pointed pointed) {
      pointed(pointed, out);
    } else if (step instanceof Step.Adjusted adjusted) {
      adjusted(adjusted, out);
    } else if (step instanceof Step.Gated gated) {
      gated(gated, out);
    } else if (step instanceof Step.Total total) {
      total(total, out);
    }
    out.writeFieldName("text");
    RecordJson.write(sentence, out);
    out.writeEndObject();
  }

  private static void score(Step.Score step, JsonGenerator out) throws IOException {
    place("score", step.of().criterion(), step.of().occasion(), out);
    if (!step.of().member().isEmpty()) {
      out.writeStringField("participant", step.of().member());
    }
    if (!step.of().evaluator().isEmpty()) {
      out.writeStringField("evaluator", step.of().evaluator());
    }
    if (!step.of().resultLine().isEmpty()) {
      out.writeStringField("resultLine", step.of().resultLine());
    }
    out.writeStringField("state", PublicName.of(step.state()));
    optional("value", step.value(), out);
    if (step.absence().isPresent()) {
      out.writeStringField("absence", PublicName.of(step.absence().get()));
    }
    out.writeStringField("use", PublicName.of(step.use()));
    sequences(out, LongStream.of(step.recorded(), step.latest()).distinct().toArray());
  }

  private static void figure(Step.Figure step, JsonGenerator out) throws IOException {
    place("figure", step.criterion(), step.occasion(), out);
    out.writeStringField("method", step.method().name());
    number("sum", step.sum(), out);
    out.writeNumberField("divisor", step.divisor());
    if (step.digits().isPresent()) {
      out.writeNumberField("digits", step.digits().getAsInt());
    }
    number("figure", step.figure(), out);
  }

  private static void transformed(Step.Transformed step, JsonGenerator out) throws IOException {
    place("points-of-occasion", step.criterion(), step.occasion(), out);
    out.writeStringField("method", step.method().name());
    out.writeStringField("state", step.state().text());
    optional("figure", step.figure(), out);
    optional("best", step.best(), out);
    perhaps("points", step.points(), out);
    number("multiplier", step.multiplier(), out);
    perhaps("result", step.result(), out);
  }

  private static void summed(Step.Summed step, JsonGenerator out) throws IOException {
    place("sum-of-occasion", step.criterion(), step.occasion(), out);
    out.writeArrayFieldStart("parts");
    for (Step.Part part : step.parts()) {
      out.writeStartObject();
      out.writeStringField("criterion", part.of());
      perhaps("points", part.points(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    perhaps("result", step.result(), out);
    out.writeStringField("state", step.state().text());
    sequences(out, step.sequences().stream().mapToLong(Long::longValue).toArray());
  }

  private static void shared(Step.Shared step, JsonGenerator out) throws IOException {
    place("share", step.criterion(), step.occasion(), out);
    out.writeNumberField("sharedBy", step.sharedBy());
    number("points", step.points(), out);
    out.writeNumberField("digits", step.digits());
    number("result", step.share(), out);
  }

  private static void joined(Step.Joined step, JsonGenerator out) throws IOException {
    place("results", step.criterion(), step.occasion(), out);
    out.writeStringField("method", step.join().name());
    String of = step.join() == Step.Join.TEAM ? "participant" : "resultLine";
    out.writeArrayFieldStart("parts");
    for (Step.Part part : step.parts()) {
      out.writeStartObject();
      if (!part.of().isEmpty()) {
        out.writeStringField(of, part.of());
      }
      perhaps("points", part.points(), out);
      out.writeBooleanField("counts", part.counts());
      out.writeEndObject();
    }
    out.writeEndArray();
    perhaps("result", step.result(), out);
  }

  private static void aggregated(Step.Aggregated step, JsonGenerator out) throws IOException {
    of("occasions", step.criterion(), out);
    if (step.chooser().isPresent()) {
      out.writeStringField("chooser", step.chooser().get());
    }
    out.writeStringField("method", step.method().name());
    numbers("counted", step.counted(), out);
    numbers("dropped", step.dropped(), out);
    perhaps("result", step.result(), out);
    perhaps("gross", step.gross(), out);
    out.writeStringField("state", step.state().text());
  }

  private static void pointed(Step.Pointed step, JsonGenerator out) throws IOException {
    of("criterion", step.criterion(), out);
    if (!step.children().isEmpty()) {
      out.writeArrayFieldStart("children");
      for (String child : step.children()) {
        out.writeString(child);
      }
      out.writeEndArray();
    }
    perhaps("sum", step.sum(), out);
    number("factor", step.factor(), out);
    out.writeNumberField("digits", step.digits());
    perhaps("points", step.points(), out);
    out.writeStringField("state", step.state().text());
  }

  private static void adjusted(Step.Adjusted step, JsonGenerator out) throws IOException {
    out.writeStringField("step", "adjustment");
    out.writeStringField("adjustment", step.adjustment());
    number("value", step.value(), out);
    sequences(out, step.sequence());
  }

  private static void gated(Step.Gated step, JsonGenerator out) throws IOException {
    of("gate", step.verdict().criterion(), out);
    out.writeStringField("verdict", step.verdict().verdict().text());
    optional("value", step.value(), out);
    optional("limit", step.limit(), out);
    if (step.sequence().isPresent()) {
      sequences(out, step.sequence().getAsLong());
    }
  }

  private static void total(Step.Total step, JsonGenerator out) throws IOException {
    out.writeStringField("step", "total");
    perhaps("points", step.points(), out);
    number("adjustments", step.adjustments(), out);
    perhaps("total", step.total(), out);
  }

  private static void of(String step, String criterion, JsonGenerator out) throws IOException {
    out.writeStringField("step", step);
    out.writeStringField("criterion", criterion);
  }

  private static void place(String step, String criterion, int occasion, JsonGenerator out)
      throws IOException {
    of(step, criterion, out);
    out.writeNumberField("occasion", occasion);
  }

  private static void sequences(JsonGenerator out, long... sequences) throws IOException {
    out.writeFieldName("sequences");
    out.writeArray(sequences, 0, sequences.length);
  }

  private static void numbers(String field, List<Integer> numbers, JsonGenerator out)
      throws IOException {
    out.writeFieldName(field);
    out.writeArray(numbers.stream().mapToInt(Integer::intValue).toArray(), 0, numbers.size());
  }

  private static void number(String field, BigDecimal value, JsonGenerator out) throws IOException {
    perhaps(field, Optional.of(value), out);
  }

  /** A number that rules computed, or null where there is none: nothing published, nothing said. */
  private static void perhaps(String field, Optional<BigDecimal> value, JsonGenerator out)
      throws IOException {
    StandingsJson.amount(field, value.map(one -> Amount.of(one, null)), out);
  }

  private static void optional(String field, Optional<BigDecimal> value, JsonGenerator out)
      throws IOException {
    if (value.isPresent()) {
      number(field, value.get(), out);
    }
  }
}
