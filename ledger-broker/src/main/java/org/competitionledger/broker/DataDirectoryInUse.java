package org.competitionledger.broker;

import java.nio.file.Path;

/** Another running broker holds the data directory. Nothing in it was touched. */
public final class DataDirectoryInUse extends BrokerNotStarted {

  private static final long serialVersionUID = 1L;

  DataDirectoryInUse(Path directory, Throwable cause) {
    super("Another running ledger uses the data directory " + directory + ".", cause);
  }
}
