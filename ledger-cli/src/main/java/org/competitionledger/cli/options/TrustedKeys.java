package org.competitionledger.cli.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.VerificationKey;
import picocli.CommandLine.Option;

/** The keys that a person trusts, as vkeys or as files of them. */
public final class TrustedKeys {

  @Option(
      names = "--vkey",
      paramLabel = "KEY",
      description =
          "A key that you trust to have signed the log, as name+id+key or as a file with one a"
              + " line; may be repeated. Take it from a source of your own, not from the bundle.")
  private List<String> given = new ArrayList<>();

  /** Whether any was given. */
  public boolean given() {
    return !given.isEmpty();
  }

  /** The keys, or a usage error. */
  public List<VerificationKey> keys() {
    return keys(given);
  }

  /** Keys as a person gives them, or a usage error. */
  public static List<VerificationKey> keys(List<String> given) {
    List<VerificationKey> keys = new ArrayList<>();
    for (String key : given) {
      List<String> vkeys = key.indexOf('+') > 0 ? List.of(key) : lines(Path.of(key));
      for (String vkey : vkeys) {
        try {
          keys.add(VerificationKey.parse(vkey));
        } catch (MalformedNote e) {
          throw CommandFailed.usage("'" + vkey + "' is no vkey: " + e.getMessage());
        }
      }
    }
    return keys;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty()) {
        throw CommandFailed.usage("there is no vkey in '" + file + "'");
      }
      return lines;
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailed.usage("'" + file + "' is neither a vkey nor a file with some");
    }
  }
}
