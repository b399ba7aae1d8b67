package org.competitionledger.cli.options;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.json.Ids;
import picocli.CommandLine.Option;

/**
 * Which competition is meant: the one place where what a person typed, an id, an address or a file,
 * is told apart.
 */
public final class LedgerOption {

  @Option(
      names = "--url",
      paramLabel = "U",
      description = {
        "The ledger, for an id (or LEDGER_URL); default",
        "http://127.0.0.1:8080, or its LEDGER_PORT."
      })
  private String url;

  /** Whether a ledger was named on the command line. */
  public boolean given() {
    return url != null;
  }

  /** A competition by its id or by an address of it, or a usage error. */
  public CompetitionAddress competition(String text) {
    String id = CompetitionAddress.idOf(text);
    if (!CompetitionAddress.isWeb(text)) {
      return ofId(id);
    }
    if (given()) {
      throw CommandFailed.usage("'" + text + "' names its ledger: --url has no meaning with it");
    }
    return CompetitionAddress.of(CompetitionAddress.web(text)).orElseThrow();
  }

  /**
   * The file that is meant, which there is; nothing where a competition's id or an address is
   * meant. What could be both is a usage error.
   */
  public Optional<Path> file(String text) {
    boolean id = Ids.isId(text);
    if (CompetitionAddress.isWeb(text) || (id && given())) {
      return Optional.empty();
    }
    Optional<Path> file = existing(text);
    if (file.isPresent() && id) {
      throw CommandFailed.usage(
          ("'%1$s' is a file here and could be a competition's id:"
                  + " write ./%1$s, or name the ledger with --url")
              .formatted(text));
    }
    if (file.isPresent() && given()) {
      throw CommandFailed.usage("'" + text + "' is a file: --url has no meaning with it");
    }
    if (file.isEmpty() && !id) {
      throw missing(text);
    }
    return file;
  }

  /** The ledger may itself be named by an address of that competition. */
  private CompetitionAddress ofId(String id) {
    URI address = CompetitionAddress.web(url == null ? ofEnvironment() : url);
    Optional<CompetitionAddress> named = CompetitionAddress.of(address);
    if (named.isPresent()) {
      if (!named.get().id().equals(id)) {
        throw CommandFailed.usage(address + " names another competition than " + id);
      }
      return named.get();
    }
    String path = address.getRawPath().replaceFirst("(/v1)?/*$", "");
    return new CompetitionAddress(CompetitionAddress.at(address, path), id);
  }

  /** LEDGER_URL, or the port that the service took. */
  private static String ofEnvironment() {
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault(
        "LEDGER_URL", "http://127.0.0.1:" + environment.getOrDefault("LEDGER_PORT", "8080"));
  }

  private static Optional<Path> existing(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty(); // no name of a file, so there is none
    }
  }

  private static CommandFailed missing(String text) {
    return text.matches("[a-zA-Z0-9.-]+:\\d+(/.*)?") || text.contains("/competitions/")
        ? CommandFailed.usage("'" + text + "': an address begins with http:// or https://")
        : CommandFailed.unavailable(
            "there is no file '" + text + "', nor is that a competition's id or address");
  }
}
