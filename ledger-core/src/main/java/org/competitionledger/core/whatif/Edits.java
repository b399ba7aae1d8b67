package org.competitionledger.core.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.CriteriaSet;

/**
 * Edits in their order: at most {@value #EDITS_MAX}, and at most {@value #BYTES_MAX} bytes of
 * pointers and values together. The same edits of the same set make the same set, always.
 *
 * <p>Problems of the request point into it as if it were {@code {"edits": [{"pointer", "value"}]}};
 * problems of what the edits make point into the criteria set, in the form that edits have.
 */
public record Edits(List<Edit> edits) {

  public static final int EDITS_MAX = 100;
  public static final int BYTES_MAX = 16_384;

  private static final String EDITS = "edits";
  private static final String POINTER = "pointer";
  private static final String VALUE = "value";

  public Edits {
    edits = List.copyOf(edits);
  }

  /** Reads edits as queries and command lines have them: {@code pointer=value}, value as JSON. */
  public static Parsed<Edits> ofTexts(List<String> texts) {
    List<JsonProblem> problems = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    if (!tooMany(texts.size(), problems)) {
      for (int at = 0; at < texts.size(); at++) {
        ofText(texts.get(at), at, problems).ifPresent(edits::add);
      }
    }
    return checked(edits, problems);
  }

  /** A pointer into a criteria set has no equals sign, so the first one ends it. */
  private static Optional<Edit> ofText(String text, int at, List<JsonProblem> problems) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      problems.add(EditProblem.malformed(place(at), text));
      return Optional.empty();
    }
    return value(text.substring(equals + 1), at, problems)
        .map(value -> new Edit(text.substring(0, equals), value));
  }

  private static Optional<JsonNode> value(String json, int at, List<JsonProblem> problems) {
    Parsed<JsonNode> parsed = JsonText.parse(json.getBytes(UTF_8));
    if (parsed instanceof Parsed.Ok<JsonNode> ok) {
      return Optional.of(ok.value());
    }
    problems.add(EditProblem.valueMalformed(place(at) + '/' + VALUE, json));
    return Optional.empty();
  }

  /** Reads a request body: {@code {"edits": [{"pointer": "/digits", "value": 2}]}}. */
  public static Parsed<Edits> ofBody(byte[] json) {
    Parsed<JsonNode> parsed = JsonText.parse(json);
    if (!(parsed instanceof Parsed.Ok<JsonNode> body)) {
      return parsed.map(node -> new Edits(List.of()));
    }
    List<JsonProblem> problems = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    JsonNode list = body.value().path(EDITS);
    if (!list.isArray() || body.value().size() != 1) {
      problems.add(EditProblem.bodyMalformed(""));
    } else if (!tooMany(list.size(), problems)) {
      for (int at = 0; at < list.size(); at++) {
        ofNode(list.get(at), at, problems).ifPresent(edits::add);
      }
    }
    return checked(edits, problems);
  }

  private static Optional<Edit> ofNode(JsonNode node, int at, List<JsonProblem> problems) {
    if (node.size() != 2 || !node.path(POINTER).isTextual() || !node.has(VALUE)) {
      problems.add(EditProblem.bodyMalformed(place(at)));
      return Optional.empty();
    }
    return Optional.of(new Edit(node.get(POINTER).textValue(), node.get(VALUE)));
  }

  private static boolean tooMany(int count, List<JsonProblem> problems) {
    if (count > EDITS_MAX) {
      problems.add(EditProblem.tooMany("/" + EDITS, EDITS_MAX));
    }
    return count > EDITS_MAX;
  }

  private static Parsed<Edits> checked(List<Edit> edits, List<JsonProblem> problems) {
    long bytes = edits.stream().mapToLong(edit -> edit.text().getBytes(UTF_8).length).sum();
    if (bytes > BYTES_MAX) {
      problems.add(EditProblem.tooLarge("/" + EDITS, BYTES_MAX));
    }
    for (int at = 0; at < edits.size() && problems.isEmpty(); at++) {
      if (!EditPath.isPointer(edits.get(at).pointer())) {
        problems.add(EditProblem.noPointer(place(at) + '/' + POINTER, edits.get(at).pointer()));
      }
    }
    return problems.isEmpty()
        ? new Parsed.Ok<>(new Edits(edits))
        : new Parsed.Failed<>(List.copyOf(problems));
  }

  private static String place(int at) {
    return "/" + EDITS + '/' + at;
  }

  /**
   * The set that the edits make, one after the other, of a set.
   *
   * @param base the set, which stays as it is
   * @param stage whose cut rule {@code /cutRule} means
   * @param ledgerVersion of the ledger's rules, by which the set is judged as the base was
   */
  public Parsed<CriteriaSet> applyTo(CriteriaSet base, String stage, int ledgerVersion) {
    return edits.isEmpty()
        ? new Parsed.Ok<>(base)
        : EditedSet.of(base, stage, edits, ledgerVersion);
  }

  /** Writes {@code [{"pointer", "value"}]}. */
  public void write(JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Edit edit : edits) {
      out.writeStartObject();
      out.writeStringField(POINTER, edit.pointer());
      out.writeFieldName(VALUE);
      out.writeRawValue(edit.value().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
