package org.competitionledger.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory of the service on this machine. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:LEDGER_DATA:-./data}",
      description = "Data directory, default ./data (or LEDGER_DATA).")
  private Path directory;

  Path directory() {
    return directory;
  }
}
