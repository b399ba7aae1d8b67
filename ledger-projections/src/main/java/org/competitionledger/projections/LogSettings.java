package org.competitionledger.projections;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.competitionledger.core.note.Passphrase;

/**
 * How the transparency logs are signed.
 *
 * @param ledgerName the ledger's public name, the beginning of every log's origin; fixed with the
 *     first checkpoint
 * @param keyFile where the signing keys lie; made if it is missing
 * @param registerKeyFile where the register's lie; made if it is missing
 * @param passphrase what keys are encrypted with; without one a new key is not
 * @param signEvery a competition's head is signed at most so often
 */
public record LogSettings(
    String ledgerName,
    Path keyFile,
    Path registerKeyFile,
    Optional<Passphrase> passphrase,
    Duration signEvery) {

  /** The name of a ledger that was given none. */
  public static final String DEFAULT_NAME = "ledger.local";

  /** With the register's keys beside the logs', and none of them encrypted. */
  public LogSettings(String ledgerName, Path keyFile, Duration signEvery) {
    this(ledgerName, keyFile, keyFile.resolveSibling("register-keys"), Optional.empty(), signEvery);
  }

  /** A log that goes on growing has a head in the register so often: every ten heads. */
  public Duration registerEvery() {
    return signEvery.multipliedBy(10);
  }

  /** What a single instance uses, with its key in a directory. */
  public static LogSettings in(Path directory) {
    return new LogSettings(
        DEFAULT_NAME, directory.resolve("log-key").resolve("signing-keys"), Duration.ofSeconds(1));
  }
}
