package org.competitionledger.core.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.Segment;
import org.competitionledger.view.SegmentOp;

/**
 * Differences of the rules for people: what each field is called, and both sides of it.
 *
 * @param names how to call what they name by identifier
 */
public record DifferencesInWords(Names names, Language language) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Side NOTHING = new Side(List.of(), List.of());

  /**
   * A field that differs.
   *
   * @param difference what is told
   */
  public record Told(String field, Side before, Side after, Difference difference) {}

  /**
   * One side of a difference.
   *
   * @param pieces of a text, word by word
   * @param parts of all that is more than a text
   */
  public record Side(List<Piece> pieces, List<RecordInWords.Part> parts) {}

  /** A stretch of text, and whether the other side lacks it. */
  public record Piece(String text, boolean marked) {}

  /** Between two sets of criteria. */
  public List<Told> ofCriteria(List<Difference> differences) {
    return of(ChangeKind.CRITERIA_AMENDED, differences);
  }

  /** Each once: a text that differs in both languages is told in that of the reader. */
  public List<Told> of(ChangeKind kind, List<Difference> differences) {
    Schema schema = schema(kind);
    Set<String> pointers =
        differences.stream().map(Difference::getPointer).collect(Collectors.toSet());
    List<Told> told = new ArrayList<>();
    for (Difference difference : differences) {
      String pointer = difference.getPointer();
      Optional<Language> half = RecordInWords.half(schema, pointer);
      boolean foreign = half.filter(other -> other != language).isPresent();
      String own = foreign ? otherHalf(pointer, language) : pointer;
      if (!foreign || !pointers.contains(own)) {
        String field = field(kind, schema, pointer);
        told.add(
            new Told(
                foreign ? say("in-other-language", field) : field,
                side(schema, difference, SegmentOp.DELETE, difference.getOldValue()),
                side(schema, difference, SegmentOp.INSERT, difference.getNewValue()),
                difference));
      }
    }
    return told;
  }

  /** The meaning that an interpretation found. */
  public String meaning(RuleChange interpretation) {
    return of(interpretation.getKind(), interpretation.getDifferences()).stream()
        .flatMap(difference -> difference.after().pieces().stream())
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private RecordInWords words() {
    return new RecordInWords(names, language);
  }

  private String say(String key, Object about) {
    return Words.RECORDS.say(key, about).in(language);
  }

  private static String otherHalf(String pointer, Language language) {
    return pointer.substring(0, pointer.lastIndexOf('/') + 1) + language.tag();
  }

  private String field(ChangeKind kind, Schema schema, String pointer) {
    return kind == ChangeKind.OCCASION_REWEIGHTED
        ? say("multiplier-of-round", pointer.split("/")[2])
        : words().field(schema, pointer);
  }

  private Side side(Schema schema, Difference of, SegmentOp own, String json) {
    if (json == null) {
      return NOTHING;
    }
    if (!of.getSegments().isEmpty()) {
      return new Side(
          of.getSegments().stream()
              .filter(segment -> segment.getOp() == own || segment.getOp() == SegmentOp.EQUAL)
              .map(segment -> piece(segment, of))
              .toList(),
          List.of());
    }
    return words()
        .value(schema, of.getPointer(), read(json))
        .map(
            part ->
                part.parts().isEmpty()
                    ? new Side(List.of(new Piece(part.text(), true)), List.of())
                    : new Side(List.of(), part.parts()))
        .orElse(NOTHING);
  }

  /** A text that was not there before, or is no more, is marked by standing alone. */
  private static Piece piece(Segment segment, Difference of) {
    boolean alone = of.getOldValue() == null || of.getNewValue() == null;
    return new Piece(segment.getText(), !alone && segment.getOp() != SegmentOp.EQUAL);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e); // the ledger wrote it
    }
  }

  /** Into what the pointers of a change point; null where no record has them. */
  private static Schema schema(ChangeKind kind) {
    return switch (kind) {
      case CRITERIA_PUBLISHED, CRITERIA_AMENDED, CRITERION_SPECIFIED, CRITERION_INTERPRETED ->
          CriteriaSet.getClassSchema();
      case STAGE_RESCHEDULED -> StageRescheduled.getClassSchema();
      case CALL_ADDED, CALL_CHANGED -> CallChanged.getClassSchema();
      case GOALS_DECLARED -> PolicyGoalsDeclared.getClassSchema();
      case OCCASION_REWEIGHTED -> null;
    };
  }
}
