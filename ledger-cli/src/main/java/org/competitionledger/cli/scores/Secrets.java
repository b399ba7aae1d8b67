package org.competitionledger.cli.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.event.AbsenceReason;

/**
 * What an evaluator has to keep to themselves until the reveal, and not to lose: a line of JSON for
 * each sealed score, with its figure, its salt and the commitment. The file is its owner's alone.
 *
 * @param lines {@code competition, stage, participant, criterion, occasion, evaluator}, {@code
 *     value} or {@code absence}, {@code salt, commitment}
 */
record Secrets(List<ObjectNode> lines) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Seals a sheet by new salts. */
  static Secrets made(ScoreSheet sheet, String competition, String evaluator) {
    SecureRandom random = new SecureRandom();
    List<ObjectNode> lines = new ArrayList<>();
    for (ScoreSheet.Given given : sheet.scores()) {
      ObjectNode line = line(given, competition, evaluator);
      byte[] salt = new byte[SealedScore.SALT_BYTES];
      random.nextBytes(salt);
      line.put("salt", HexFormat.of().formatHex(salt));
      lines.add(line.put("commitment", score(line).commitment(salt)));
    }
    return new Secrets(lines);
  }

  private static ObjectNode line(ScoreSheet.Given given, String competition, String evaluator) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("competition", competition);
    return line.setAll(given.score().deepCopy().put("evaluator", evaluator));
  }

  private static SealedScore score(ObjectNode line) {
    return new SealedScore(
        line.path("competition").asText(),
        line.path("stage").asText(),
        line.path("participant").asText(),
        line.path("criterion").asText(),
        line.path("occasion").asInt(),
        line.path("evaluator").asText(),
        line.has("absence")
            ? SealedScore.figure(null, AbsenceReason.valueOf(line.path("absence").asText()))
            : SealedScore.figure(line.path("value").decimalValue(), null));
  }

  /** Whether these are the secrets of exactly that sheet. */
  boolean areOf(ScoreSheet sheet, String competition, String evaluator) {
    return lines.size() == sheet.scores().size()
        && lines.stream()
            .map(Secrets::score)
            .toList()
            .equals(
                sheet.scores().stream()
                    .map(it -> score(line(it, competition, evaluator)))
                    .toList());
  }

  /** Writes them to a file that is not there yet, for its owner alone, and onto the disk. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    FileAttribute<?>[] ownersAlone =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel out =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /**
   * Reads a file of them.
   *
   * @throws CommandFailed if there is none, or a line of it does not make its commitment
   */
  static Secrets read(Path file) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    try {
      for (String text : Files.readAllLines(file)) {
        lines.add((ObjectNode) JSON.readTree(text));
        ObjectNode line = lines.get(lines.size() - 1);
        byte[] salt = HexFormat.of().parseHex(line.path("salt").asText());
        if (!score(line).commitment(salt).equals(line.path("commitment").asText())) {
          throw unreadable(file, lines.size());
        }
      }
    } catch (NoSuchFileException e) {
      throw CommandFailed.unavailable("there is no file '" + file + "'");
    } catch (JsonProcessingException e) {
      throw unreadable(file, lines.size() + 1);
    } catch (ClassCastException | IllegalArgumentException e) {
      throw unreadable(file, Math.max(1, lines.size()));
    }
    return new Secrets(lines);
  }

  /** Says nothing of what stands there. */
  private static CommandFailed unreadable(Path file, int line) {
    return CommandFailed.refused(
        "line " + line + " of '" + file + "' is no sealed score with its salt and commitment");
  }

  /** The data of the events that seal, or reveal, these scores of one competition. */
  List<ObjectNode> events(String competition, boolean reveal) {
    List<ObjectNode> events = new ArrayList<>();
    for (ObjectNode line : lines) {
      if (!line.path("competition").asText().equals(competition)) {
        throw CommandFailed.usage(
            "these scores were sealed for competition " + line.path("competition").asText());
      }
      events.add(
          reveal
              ? revealed(line)
              : line.deepCopy().without(List.of("competition", "value", "absence", "salt")));
    }
    return events;
  }

  /** The data of the event that reveals the score of a line. */
  static ObjectNode revealed(ObjectNode line) {
    return line.deepCopy().without(List.of("competition", "commitment"));
  }
}
