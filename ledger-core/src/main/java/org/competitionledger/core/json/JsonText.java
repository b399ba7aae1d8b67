package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * From bytes to a JSON tree: exact numbers, no duplicate names, nothing after the end, and limits
 * on everything.
 */
public final class JsonText {

  /** A command's greatest size in bytes, with room for the spelling of JSON. */
  private static final int DOCUMENT_LENGTH_MAX = 1 << 20;

  /** An event is at most 64 KiB, so no text in it can be longer. */
  private static final int STRING_LENGTH_MAX = 65_536;

  private static final int NAME_LENGTH_MAX = 256;
  private static final int NUMBER_LENGTH_MAX = 64;
  private static final int DEPTH_MAX = 32;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(DOCUMENT_LENGTH_MAX)
                  .maxStringLength(STRING_LENGTH_MAX)
                  .maxNameLength(NAME_LENGTH_MAX)
                  .maxNumberLength(NUMBER_LENGTH_MAX)
                  .maxNestingDepth(DEPTH_MAX)
                  .build())
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final ObjectMapper MAPPER =
      new ObjectMapper(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private JsonText() {}

  /** The tree of a document. */
  public static Parsed<JsonNode> parse(byte[] json) {
    Problems problems = new Problems();
    Optional<JsonNode> tree = read(json, problems);
    return problems.orElse(tree::orElseThrow);
  }

  /** The tree of a document; empty, with a problem added, if it has none. */
  static Optional<JsonNode> read(byte[] json, Problems problems) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return read(parser, problems);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static Optional<JsonNode> read(JsonParser parser, Problems problems) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(parser);
      if (tree == null || parser.nextToken() != null) {
        problems.add(malformed(parser, parser.currentLocation()));
        return Optional.empty();
      }
      return Optional.of(tree);
    } catch (StreamConstraintsException e) {
      problems.add(JsonProblem.tooLarge(pointer(parser)));
    } catch (MismatchedInputException e) {
      // The only input that a tree does not fit: a name given twice.
      problems.add(JsonProblem.duplicateField(pointer(parser)));
    } catch (NumberFormatException e) {
      // An exponent of more than ten digits, which Jackson leaves to BigDecimal.
      problems.add(JsonProblem.tooManyDigits(pointer(parser)));
    } catch (JsonProcessingException e) {
      problems.add(malformed(parser, e.getLocation()));
    }
    return Optional.empty();
  }

  private static JsonProblem malformed(JsonParser parser, JsonLocation at) {
    return JsonProblem.malformed(
        pointer(parser), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }
}
