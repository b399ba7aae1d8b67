package org.competitionledger.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.core.files.FileProblem;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * A file that somebody wrote.
 *
 * @param name as it was named; {@code -} for stdin
 */
record WrittenFile(String name, byte[] bytes, Console console, Language language) {

  static final Words WORDS = Words.of(WrittenFile.class, "proposed");

  /** One more than is read, so that what is larger shows. */
  private static final int BYTES_MAX = (1 << 20) + 1;

  static WrittenFile read(String name, Console console, Language language) throws IOException {
    if (name.equals("-")) {
      return new WrittenFile(name, console.in().readNBytes(BYTES_MAX), console, language);
    }
    if (Files.isDirectory(Path.of(name))) {
      throw CommandFailed.usage(WORDS.say("directory", name).in(language));
    }
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      return new WrittenFile(name, in.readNBytes(BYTES_MAX), console, language);
    } catch (NoSuchFileException e) {
      throw CommandFailed.unavailable(WORDS.say("no-file", name).in(language));
    }
  }

  /** A sentence in the person's language. */
  String say(String key, Object... about) {
    return WORDS.say(key, about).in(language);
  }

  String recorded(int events, String competition) {
    return say("recorded", Term.count(events, "event", "events"), competition);
  }

  /** A name for what is in the file, by which it is known again wherever it lies. */
  String key(String command) {
    return command + ':' + HexFormat.of().formatHex(Sha256.of(bytes), 0, 16);
  }

  /** Ends the command if there are problems: a line each, then how many. */
  void failOn(List<FileProblem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    problems.forEach(problem -> console.err().println(problem.text(name, language)));
    throw CommandFailed.refused(say("nothing-recorded-problems", problems.size()));
  }
}
