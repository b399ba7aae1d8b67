package org.competitionledger.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.competitionledger.cli.client.NoAnswer;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.client.Readiness;
import org.competitionledger.cli.client.Retries;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.projections.security.DevelopmentKey;
import org.competitionledger.projections.security.DevelopmentToken;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ledger to write to, and as whom. */
public final class WriterOptions {

  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

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
      description =
          "Role, and subject, of that token: ${COMPLETION-CANDIDATES}; by default the one that may"
              + " write what is to be written, or clerk.")
  private Role role;

  @Mixin private LedgerOption ledger;
  @Mixin private DataOption data;

  /** The competition to write to. */
  public CompetitionAddress competition(String text) {
    return ledger.competition(text);
  }

  /** Who writes with a token: its {@code sub}, as the ledger takes it; empty if it says none. */
  public static Optional<String> subject(String token) {
    String[] parts = token.split("\\.");
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      String subject = Reader.json(new String(claims, UTF_8)).path("sub").asText();
      return Optional.of(subject).filter(said -> !said.isEmpty());
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException | NoAnswer e) {
      return Optional.empty();
    }
  }

  /** The given token, or a new one of a clerk; see the other {@code token}. */
  public String token(CompetitionAddress competition, Retries retries, Consumer<String> notes)
      throws InterruptedException {
    return token(competition, Role.CLERK, retries, notes);
  }

  /**
   * The given token, or a new one for a competition. A service that is just being started has not
   * made its key yet: it is waited for.
   *
   * @param otherwise the role where none was asked for
   * @param retries how often and how long, while the service is not ready
   * @param notes told of each pause
   */
  public String token(
      CompetitionAddress competition, Role otherwise, Retries retries, Consumer<String> notes)
      throws InterruptedException {
    Role as = role == null ? otherwise : role;
    if (token != null && !token.isBlank()) {
      if (!token.strip().matches("[\\x21-\\x7e]+")) {
        throw CommandFailed.usage("--token (or LEDGER_TOKEN) is no bearer token");
      }
      return token.strip();
    }
    if (!isLoopback(competition.ledger().getHost())) {
      throw CommandFailed.usage(
          "writing to " + competition.ledger() + " needs a token: --token or LEDGER_TOKEN");
    }
    Readiness service = new Readiness(competition.ledger());
    if (!service.await(this::hasKey, retries, notes)) {
      throw CommandFailed.usage(
          "there is no development key under "
              + data.directory()
              + ": name the service's data directory (--data), or give a token (--token)");
    }
    DevelopmentToken made =
        new DevelopmentToken(
            as.claim(),
            List.of(as.claim()),
            List.of(competition.id()),
            List.of(),
            Instant.now(),
            TOKEN_LIFE);
    return made.signed(DevelopmentKey.in(data.directory()));
  }

  private boolean hasKey() {
    return Files.exists(DevelopmentKey.publicKeyFile(data.directory()));
  }

  private static boolean isLoopback(String host) {
    try {
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
