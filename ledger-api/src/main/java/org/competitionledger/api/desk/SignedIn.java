package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.competitionledger.api.security.Access;
import org.competitionledger.api.security.TokenProvider;
import org.competitionledger.api.security.Tokens;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.command.Authority;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.projections.security.DevelopmentKey;
import org.competitionledger.projections.security.DevelopmentToken;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who is signed in: by an OpenID Connect provider where one is configured ({@code quarkus.oidc}),
 * and else, on the development key, as whoever one says one is.
 */
@ApplicationScoped
public class SignedIn {

  /** How people sign in here. */
  enum Way {
    PROVIDER,
    DEVELOPMENT,
    /** Tokens come from a provider with whom nobody can sign in here. */
    NONE
  }

  static final Duration DEVELOPMENT_LASTS = Duration.ofHours(8);
  static final String COOKIE = "ledger_desk";

  private static final int DERIVED_BYTES = 12;
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

  private final Tokens tokens;
  private final LedgerConfig config;
  private final Way way;
  private final boolean fromAnywhere;

  SignedIn(Tokens tokens, LedgerConfig config, Config all) {
    this.tokens = tokens;
    this.config = config;
    this.way =
        all.getOptionalValue("quarkus.oidc.tenant-enabled", boolean.class).orElse(false)
            ? Way.PROVIDER
            : TokenProvider.isConfigured(all) ? Way.NONE : Way.DEVELOPMENT;
    this.fromAnywhere = TokenProvider.isFromAnywhere(all);
  }

  Way way() {
    return way;
  }

  /** Who sent a request; empty if nobody is signed in, or no more. */
  public Uni<Optional<Person>> person(RoutingContext exchange) {
    return switch (way) {
      case NONE -> Uni.createFrom().item(Optional.empty());
      case DEVELOPMENT -> Uni.createFrom().item(() -> byCookie(exchange));
      case PROVIDER ->
          QuarkusHttpUser.getSecurityIdentity(exchange, null)
              .map(this::byProvider)
              .onFailure()
              .recoverWithItem(Optional.empty()); // the session has ended
    };
  }

  /**
   * Whether a request may sign in as anybody. It must name this machine, or a page of any site
   * could, by letting its own name lead here.
   *
   * @param host the header; null if there is none
   */
  boolean mayChoose(String host) {
    return way == Way.DEVELOPMENT
        && (fromAnywhere || host != null && THIS_MACHINE.matcher(host).matches());
  }

  private Optional<Person> byCookie(RoutingContext exchange) {
    Cookie cookie = exchange.request().getCookie(COOKIE);
    if (cookie == null) {
      return Optional.empty();
    }
    return tokens.verify("Bearer " + cookie.getValue()) instanceof Access.Granted granted
        ? Optional.of(new Person(granted.authority().getSubject(), granted.authority()))
        : Optional.empty();
  }

  private Optional<Person> byProvider(SecurityIdentity identity) {
    if (identity == null
        || identity.isAnonymous()
        || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Optional.empty();
    }
    Authority granted = tokens.granted(token).authority();
    String name = token.getClaim(config.claims().person());
    return Optional.of(
        new Person(
            name == null ? granted.getSubject() : name,
            Authority.newBuilder(granted)
                .setSubject(subject(token.getIssuer(), granted.getSubject()))
                .build()));
  }

  /**
   * A provider's subject may be any text, and is nobody's business; an identifier is taken as it
   * is, of all others one is derived.
   */
  private static String subject(String issuer, String subject) {
    return Ids.isId(subject)
        ? subject
        : "p-"
            + HexFormat.of()
                .formatHex(Sha256.of((issuer + '\n' + subject).getBytes(UTF_8)), 0, DERIVED_BYTES);
  }

  /** A token that says who one is, signed with the development key. */
  String developmentToken(
      String subject, List<String> roles, String competition, List<String> participants) {
    return new DevelopmentToken(
            subject, roles, List.of(competition), participants, Instant.now(), DEVELOPMENT_LASTS)
        .signed(DevelopmentKey.in(config.data()));
  }
}
