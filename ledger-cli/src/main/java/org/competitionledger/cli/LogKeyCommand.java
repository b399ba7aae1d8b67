package org.competitionledger.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.DataOption;
import org.competitionledger.cli.options.KeysPassphrase;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.note.Passphrase;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.transparency.LogKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a further key pair for signing logs, and tells what verifiers must know of each. */
@Command(
    name = "log-key",
    description = {
      "The vkeys with which this ledger can sign the logs of competitions, oldest first.",
      "To replace a key: --new, restart the service, append SigningKeyAdded with the vkey that was"
          + " printed, publish it, and append SigningKeyRetired with the old one. Between the two"
          + " both sign. The register is signed with all its keys: --register --new, restart, publish"
          + " the vkey, and take the old line out of the file once everybody has the new one."
    },
    footer = {"", "Exit codes: 0 printed, 2 usage, 3 there are no keys, or they cannot be read."},
    mixinStandardHelpOptions = true)
final class LogKeyCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "ID|URL", arity = "0..*", description = "Competitions")
  private List<String> competitions = List.of();

  @Option(
      names = "--register",
      description = "The register's keys, which lie in a file of their own.")
  private boolean register;

  @Option(names = "--new", description = "Make a further pair first, and tell of it alone.")
  private boolean make;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "${env:LEDGER_LOG_NAME:-" + LogSettings.DEFAULT_NAME + "}",
      description = "The ledger's name, default ledger.local (or LEDGER_LOG_NAME).")
  private String name;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "Where the keys lie, default log-key below the data (or LEDGER_LOG_KEYS, and"
              + " LEDGER_LOG_REGISTER_KEYS or register-keys beside those).")
  private Path keys;

  @Option(
      names = "--encrypt",
      description =
          "Encrypt the keys that are in the file, as --new does too where there is a passphrase: PKCS#8"
              + " in PEM, which openssl reads and writes.")
  private boolean encrypt;

  @Mixin private KeysPassphrase passphrase;

  @Mixin private DataOption data;

  LogKeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (register != competitions.isEmpty()) {
      throw CommandFailed.usage("name competitions, or give --register");
    }
    List<String> origins =
        register
            ? List.of(Origin.ofRegister(name))
            : competitions.stream().map(CompetitionAddress::idOf).map(this::origin).toList();
    Path file = Optional.ofNullable(keys).orElseGet(() -> register ? ofRegister() : ofLogs());
    for (SigningKey pair : pairs(file)) {
      for (String origin : origins) {
        console.out().println(pair.named(origin).verification().text());
      }
    }
    if (make) {
      console.err().println("made a key in " + file + "; restart the service so that it has it");
    }
    return ExitCode.DONE;
  }

  private Path ofLogs() {
    return set("LEDGER_LOG_KEYS").orElse(LogSettings.in(data.directory()).keyFile());
  }

  private Path ofRegister() {
    return set("LEDGER_LOG_REGISTER_KEYS")
        .orElse(new LogSettings(name, ofLogs(), Duration.ZERO).registerKeyFile());
  }

  private static Optional<Path> set(String variable) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of);
  }

  private List<SigningKey> pairs(Path file) {
    Optional<Passphrase> with = passphrase.get();
    if (encrypt && with.isEmpty()) {
      throw CommandFailed.usage("--encrypt needs --passphrase-file");
    }
    if (make) {
      return List.of(LogKeys.add(file, name, with));
    }
    if (!Files.exists(file)) {
      throw CommandFailed.unavailable(file + ": there is no such file");
    }
    return encrypt ? LogKeys.encrypt(file, name, with.get()) : LogKeys.in(file, name, with);
  }

  private String origin(String competition) {
    return Origin.parse(new Origin(name, competition).text())
        .map(Origin::text)
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "'" + competition + "' and '" + name + "' do not make the name of a log"));
  }
}
