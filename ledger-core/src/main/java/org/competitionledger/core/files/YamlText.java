package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** From bytes to a tree of YAML 1.2, one document, with limits on everything. */
final class YamlText {

  /** The greatest size of a file in bytes: that of a command. */
  static final int BYTES_MAX = 1 << 20;

  static final int DEPTH_MAX = 32;
  private static final int ALIASES_MAX = 50;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(BYTES_MAX)
          .setMaxAliasesForCollections(ALIASES_MAX)
          .setAllowNonScalarKeys(true) // to say where they are
          .setUseMarks(true)
          .build();

  private YamlText() {}

  /** The tree; empty, with a problem told, if the bytes have none. */
  static Optional<Node> read(byte[] bytes, FileReading in) {
    if (bytes.length > BYTES_MAX) {
      in.problem(Place.START, "file-too-large");
      return Optional.empty();
    }
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      in.problem(Place.START, "not-utf-8");
      return Optional.empty();
    }
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      if (!isFlat(text, in)) {
        return Optional.empty();
      }
      Optional<Node> tree = new Compose(SETTINGS).composeString(text);
      if (tree.isEmpty()) {
        in.problem(Place.START, "file-empty");
      }
      return tree;
    } catch (MarkedYamlEngineException e) {
      malformed(e, in);
    } catch (YamlEngineException e) { // a limit
      in.problem(Place.START, "file-too-large");
    }
    return Optional.empty();
  }

  /** Whether it is not nested too deeply to be composed, which takes a frame a level. */
  private static boolean isFlat(String text, FileReading in) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        default -> {}
      }
      if (depth > DEPTH_MAX) {
        in.problem(event.getStartMark().map(Place::of).orElse(Place.START), "file-too-deep");
        return false;
      }
    }
    return true;
  }

  private static void malformed(MarkedYamlEngineException e, FileReading in) {
    Place at = e.getProblemMark().or(e::getContextMark).map(Place::of).orElse(Place.START);
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("TAB")) {
      in.problem(at, "tab");
    } else if (problem.startsWith("mapping values are not allowed")) {
      in.problem(at, "colon");
    } else if (problem.startsWith("expected <block end>")
        || problem.startsWith("expected '<document start>'")
        || problem.startsWith("sequence entries are not allowed")) {
      in.problem(at, "indentation");
    } else if (problem.startsWith("could not find expected ':'")) {
      in.problem(at, "colon-missing");
    } else if (problem.startsWith("found unexpected end of stream")) {
      in.problem(e.getContextMark().map(Place::of).orElse(at), "quotation-open");
    } else if (problem.startsWith("expected ','")) {
      in.problem(e.getContextMark().map(Place::of).orElse(at), "bracket-open");
    } else if (problem.contains("cannot start any token")) {
      in.problem(at, "quotation-needed");
    } else {
      in.problem(at, "malformed-yaml");
    }
  }
}
