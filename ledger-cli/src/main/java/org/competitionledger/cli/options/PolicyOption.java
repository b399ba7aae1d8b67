package org.competitionledger.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.WitnessPolicy;
import picocli.CommandLine.Option;

/** Whose signatures a person demands of a head. */
public final class PolicyOption {

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = {
        "A witness policy (C2SP tlog-policy): the log's head must be cosigned as it says. Its log",
        "lines are the keys that you trust, unless you give --vkey."
      })
  private Path file;

  /** The policy; empty if none was given, or a usage error. */
  public Optional<WitnessPolicy> policy() {
    if (file == null) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(WitnessPolicy.parse(in.readNBytes(WitnessPolicy.BYTES_MAX + 1)));
    } catch (IOException e) {
      throw CommandFailed.usage("the policy '" + file + "' cannot be read");
    } catch (MalformedNote e) {
      throw CommandFailed.usage("'" + file + "' is no policy: " + e.getMessage());
    }
  }
}
