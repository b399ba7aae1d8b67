package org.competitionledger.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.competitionledger.cli.token.DevelopmentToken;
import org.competitionledger.projections.security.DevelopmentKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ledger to write to, and as whom. */
final class WriterOptions {

  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

  @Option(
      names = "--url",
      paramLabel = "U",
      defaultValue = "${env:LEDGER_URL:-http://localhost:${env:LEDGER_PORT:-8080}}",
      description =
          "The ledger (or LEDGER_URL); default http://localhost:8080, or its LEDGER_PORT.")
  private String url;

  @Option(
      names = "--token",
      paramLabel = "T",
      defaultValue = "${env:LEDGER_TOKEN}",
      description =
          "Bearer token (or LEDGER_TOKEN). Without one, and to a ledger on this machine, one is"
              + " signed with the development key.")
  private String token;

  @Option(
      names = "--role",
      paramLabel = "R",
      defaultValue = "clerk",
      description = "Role, and subject, of that token: ${COMPLETION-CANDIDATES}; default clerk.")
  private Role role;

  @Mixin private DataOption data;

  /** The address of a competition's events. */
  URI events(String competition) {
    if (!competition.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw CommandFailed.usage("'" + competition + "' is no competition's id");
    }
    String base = url.replaceAll("/+$", "");
    String versioned = base.endsWith("/v1") ? base : base + "/v1";
    return Urls.http(versioned + "/competitions/" + competition + "/events");
  }

  /** The given token, or a new one for a competition. */
  String token(String competition) {
    if (token != null && !token.isBlank()) {
      return token.strip();
    }
    if (!isLoopback(Urls.http(url).getHost())) {
      throw CommandFailed.usage("writing to " + url + " needs a token: --token or LEDGER_TOKEN");
    }
    if (!Files.exists(DevelopmentKey.publicKeyFile(data.directory()))) {
      throw CommandFailed.usage(
          "there is no development key under "
              + data.directory()
              + ": name the service's data directory (--data), or give a token (--token)");
    }
    DevelopmentToken made =
        new DevelopmentToken(
            role.claim(),
            List.of(role.claim()),
            List.of(competition),
            List.of(),
            Instant.now(),
            TOKEN_LIFE);
    return made.signed(DevelopmentKey.in(data.directory()));
  }

  private static boolean isLoopback(String host) {
    try {
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
