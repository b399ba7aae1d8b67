package org.competitionledger.core.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.form.CriteriaForm;
import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.json.RecordJson;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CutRule;

/**
 * A criteria set while it is being edited, as JSON. The schema leads the way: a place that no set
 * can have is a problem of the edit, what stands there in the end is judged as in a recorded set.
 *
 * <p>Criteria stand under their ids, cut rules under their stages, {@code /cutRule} is the one of
 * the stage asked for; other lists count from 0, and {@code -} is behind their last. A new id adds
 * a criterion; null takes away. Objects on the way are made where there are none.
 */
final class EditedSet {

  private static final String CUT_RULES = "cutRules";
  private static final String CUT_RULE = "cutRule";
  private static final Set<String> NOT_EDITABLE = Set.of("version", "effectiveFrom");

  /** What the elements of a list are called by, where that is not their number. */
  private static final Map<Schema, String> NAMED_BY =
      Map.of(Criterion.getClassSchema(), "id", CutRule.getClassSchema(), "stage");

  private final ObjectNode set;
  private final String stage;
  private final List<JsonProblem> problems = new ArrayList<>();

  private EditedSet(ObjectNode set, String stage) {
    this.set = set;
    this.stage = stage;
  }

  static Parsed<CriteriaSet> of(
      CriteriaSet base, String stage, List<Edit> edits, int ledgerVersion) {
    EditedSet edited = new EditedSet(RecordJson.tree(base), stage);
    edits.forEach(edited::apply);
    return edited.problems.isEmpty()
        ? edited.read(base, ledgerVersion)
        : new Parsed.Failed<>(List.copyOf(edited.problems));
  }

  private void apply(Edit edit) {
    List<String> path = new ArrayList<>(EditPath.tokens(edit.pointer()));
    if (NOT_EDITABLE.contains(path.get(0))) {
      problems.add(EditProblem.notEditable(edit.pointer()));
      return;
    }
    if (path.get(0).equals(CUT_RULE)) {
      path.set(0, CUT_RULES);
      path.add(1, stage);
    }
    Optional<JsonProblem> problem = put(set, CriteriaSet.getClassSchema(), path, edit);
    problem.ifPresent(problems::add);
  }

  private static Optional<JsonProblem> put(
      JsonNode at, Schema schema, List<String> path, Edit edit) {
    return switch (schema.getType()) {
      case RECORD -> putField(at, schema, path, edit);
      case ARRAY -> putElement(at, schema.getElementType(), path, edit);
      default -> Optional.of(EditProblem.unknownField(edit.pointer()));
    };
  }

  private static Optional<JsonProblem> putField(
      JsonNode at, Schema schema, List<String> path, Edit edit) {
    Schema.Field field = schema.getField(path.get(0));
    if (field == null) {
      return Optional.of(EditProblem.unknownField(edit.pointer()));
    }
    if (!(at instanceof ObjectNode object)) {
      return Optional.of(EditProblem.nothingThere(edit.pointer()));
    }
    if (path.size() == 1) {
      set(object, field.name(), edit.value());
      return Optional.empty();
    }
    Schema inner = Schemas.present(field.schema());
    if (!object.hasNonNull(field.name())) {
      make(object, field.name(), inner);
    }
    return put(object.get(field.name()), inner, path.subList(1, path.size()), edit);
  }

  private static void set(ObjectNode object, String field, JsonNode value) {
    if (value.isNull()) {
      object.remove(field);
    } else {
      object.set(field, value.deepCopy());
    }
  }

  private static void make(ObjectNode object, String field, Schema schema) {
    if (schema.getType() == Schema.Type.RECORD) {
      object.putObject(field);
    } else if (schema.getType() == Schema.Type.ARRAY) {
      object.putArray(field);
    }
  }

  private static Optional<JsonProblem> putElement(
      JsonNode at, Schema schema, List<String> path, Edit edit) {
    if (!(at instanceof ArrayNode list)) {
      return Optional.of(EditProblem.nothingThere(edit.pointer()));
    }
    String name = NAMED_BY.get(schema);
    int index = name == null ? index(list, path.get(0)) : indexOf(list, name, path.get(0));
    boolean isNew = index == list.size();
    boolean takesAway = edit.value().isNull();
    if (index < 0 || isNew && (takesAway || path.size() > 1 && !isCutRule(schema))) {
      return Optional.of(EditProblem.nothingThere(edit.pointer()));
    }
    if (path.size() > 1) {
      if (isNew) {
        list.addObject().put(name, path.get(0));
      }
      return put(list.get(index), schema, path.subList(1, path.size()), edit);
    }
    if (takesAway) {
      list.remove(index);
      return Optional.empty();
    }
    JsonNode value = edit.value().deepCopy();
    Optional<JsonProblem> problem =
        name == null ? Optional.empty() : named(value, name, path, edit);
    if (isNew) {
      list.add(value);
    } else {
      list.set(index, value);
    }
    return problem;
  }

  /** A cut rule may be put together field by field; a criterion comes whole. */
  private static boolean isCutRule(Schema schema) {
    return schema.equals(CutRule.getClassSchema());
  }

  /** The place names what stands there; it need not repeat its name, but must not contradict it. */
  private static Optional<JsonProblem> named(
      JsonNode value, String name, List<String> path, Edit edit) {
    if (!(value instanceof ObjectNode object)) {
      return Optional.empty(); // a wrong type, which is found when the set is read
    }
    if (!object.has(name)) {
      object.put(name, path.get(0));
    }
    return object.get(name).asText().equals(path.get(0))
        ? Optional.empty()
        : Optional.of(EditProblem.otherName(edit.pointer() + '/' + name, path.get(0)));
  }

  /** A place in a list by its number; {@code -} is the one behind the last; -1 is none. */
  private static int index(ArrayNode list, String token) {
    if (token.equals("-")) {
      return list.size();
    }
    int index = token.matches("0|[1-9][0-9]{0,5}") ? Integer.parseInt(token) : -1;
    return index < list.size() ? index : -1;
  }

  /** A place in a list by name; the one behind the last if nothing is called so. */
  private static int indexOf(ArrayNode list, String name, String called) {
    for (int at = 0; at < list.size(); at++) {
      if (list.get(at).path(name).asText().equals(called)) {
        return at;
      }
    }
    return list.size();
  }

  /** The set in the end, held to the form of recorded ones. */
  private Parsed<CriteriaSet> read(CriteriaSet base, int ledgerVersion) {
    Parsed<CriteriaSet> parsed = RecordJson.read(CriteriaSet.class, set);
    if (!(parsed instanceof Parsed.Ok<CriteriaSet> ok)) {
      return new Parsed.Failed<>(
          parsed.problems().stream()
              .map(each -> new JsonProblem(asEdited(each.pointer()), each.code(), each.message()))
              .toList());
    }
    // JSON shows the time as it was written; what it means was decided when it was recorded.
    CriteriaSet edited =
        CriteriaSet.newBuilder(ok.value()).setEffectiveFrom(base.getEffectiveFrom()).build();
    return CriteriaForm.firstFault(edited, ledgerVersion)
        .<Parsed<CriteriaSet>>map(refusal -> new Parsed.Failed<>(List.of(problem(refusal))))
        .orElseGet(() -> new Parsed.Ok<>(edited));
  }

  private JsonProblem problem(Refusal refusal) {
    return new JsonProblem(
        asEdited(refusal.pointer().orElse("")),
        refusal.code().code(),
        refusal.code().message(refusal.arguments()));
  }

  /** The pointer in the form that edits have: {@code /criteria/2/factor} by the criterion's id. */
  private String asEdited(String pointer) {
    String[] tokens = pointer.split("/", 4);
    if (tokens.length < 3 || !tokens[2].matches("[0-9]+")) {
      return pointer;
    }
    JsonNode element = set.path(tokens[1]).path(Integer.parseInt(tokens[2]));
    String rest = tokens.length == 4 ? '/' + tokens[3] : "";
    if (tokens[1].equals("criteria") && element.path("id").isTextual()) {
      return "/criteria/" + element.get("id").textValue() + rest;
    }
    if (tokens[1].equals(CUT_RULES) && element.path("stage").isTextual()) {
      String of = element.get("stage").textValue();
      return (of.equals(stage) ? "/" + CUT_RULE : "/" + CUT_RULES + '/' + of) + rest;
    }
    return pointer;
  }
}
