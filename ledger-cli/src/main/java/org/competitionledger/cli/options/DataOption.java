package org.competitionledger.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory of the service on this machine. */
public final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:LEDGER_DATA:-./data}",
      description = "Data directory, default ./data (or LEDGER_DATA).")
  private Path directory;

  public Path directory() {
    return directory;
  }
}
