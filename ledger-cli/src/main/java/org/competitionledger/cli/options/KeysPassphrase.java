package org.competitionledger.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.competitionledger.core.note.Passphrase;
import org.competitionledger.projections.transparency.LogKeys;
import picocli.CommandLine.Option;

/**
 * What signing keys at rest are encrypted with. Never an argument: others see those in the list of
 * processes.
 */
public final class KeysPassphrase {

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      defaultValue = "${env:LEDGER_KEYS_PASSPHRASE_FILE}",
      description =
          "Its first line is what the keys are encrypted with (or LEDGER_KEYS_PASSPHRASE_FILE, or the"
              + " passphrase itself in LEDGER_KEYS_PASSPHRASE). Without one a new key is not encrypted.")
  private Path file;

  /** The passphrase, if one is given. */
  public Optional<Passphrase> get() {
    return LogKeys.passphrase(
        Optional.ofNullable(file), Optional.ofNullable(System.getenv("LEDGER_KEYS_PASSPHRASE")));
  }
}
