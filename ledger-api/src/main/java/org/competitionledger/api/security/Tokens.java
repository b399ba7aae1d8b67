package org.competitionledger.api.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonString;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.command.Authority;
import org.competitionledger.event.Role;
import org.competitionledger.projections.security.DevelopmentKey;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Verifies bearer tokens. A verified token is remembered until it expires, as verifying a signature
 * costs more than all the rest of an append here.
 */
@ApplicationScoped
public class Tokens {

  private static final Logger LOG = Logger.getLogger(Tokens.class);
  private static final String SCHEME = "bearer ";

  /** Sees all webhooks, and writes no events: so it is no role of the record. */
  private static final String ADMIN = "admin";

  private static final int TOKEN_LENGTH_MAX = 8192;
  private static final int REMEMBERED_MAX = 10_000;

  private final Map<String, Verified> remembered = new ConcurrentHashMap<>();
  private final Clock clock = Clock.systemUTC();
  private final JWTParser parser;
  private final LedgerConfig.Claims claims;

  private record Verified(Access access, long expiresAtSeconds) {}

  Tokens(LedgerConfig ledger, Config config, Instance<JWTAuthContextInfo> configured) {
    parser =
        TokenProvider.isConfigured(config)
            ? ProviderKeys.parser(configured.get())
            : local(DevelopmentKey.in(ledger.data()).publicKey());
    claims = ledger.claims();
  }

  private static JWTParser local(PublicKey key) {
    JWTAuthContextInfo info = new JWTAuthContextInfo(key, DevelopmentKey.ISSUER);
    info.setSignatureAlgorithm(java.util.Set.of(SignatureAlgorithm.ES256));
    return new DefaultJWTParser(info);
  }

  /** What a header gives, if that is known without verifying anything anew; never blocks. */
  public Optional<Access> known(String authorization) {
    if (authorization == null || authorization.isBlank()) {
      return Optional.of(denied(ProblemCode.TOKEN_MISSING.problem(), ""));
    }
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        || authorization.length() > TOKEN_LENGTH_MAX) {
      return Optional.of(invalid());
    }
    Verified verified = remembered.get(authorization);
    return verified != null && clock.millis() / 1000 < verified.expiresAtSeconds
        ? Optional.of(verified.access)
        : Optional.empty();
  }

  /** What a header gives; may fetch the provider's keys, and so block. */
  public Access verify(String authorization) {
    return known(authorization).orElseGet(() -> verifyAnew(authorization));
  }

  /**
   * What a header grants, a role at least, or the request ends with a 401 or 403; may block. At the
   * desk a person needs none: the record may give it.
   */
  public Access.Granted granted(String authorization) {
    Access access = verify(authorization);
    if (access instanceof Access.Granted granted) {
      if (granted.authority().getRoles().isEmpty() && !granted.admin()) {
        throw new ProblemException(noRole());
      }
      return granted;
    }
    throw new ProblemException(((Access.Denied) access).problem());
  }

  /** Whether something is written, in printable characters. */
  private static boolean isSubject(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  private Access verifyAnew(String authorization) {
    JsonWebToken token;
    try {
      token = parser.parse(authorization.substring(SCHEME.length()).strip());
    } catch (ParseException e) {
      LOG.debugf(e, "A token was not accepted");
      return invalid();
    }
    if (token.getSubject() == null || !isSubject(token.getSubject())) {
      return invalid();
    }
    Access access = granted(token);
    if (remembered.size() >= REMEMBERED_MAX) {
      remembered.clear();
    }
    remembered.put(authorization, new Verified(access, token.getExpirationTime()));
    return access;
  }

  /** What a verified token grants, if it is but who its subject is. */
  public Access.Granted granted(JsonWebToken token) {
    List<String> given = texts(token, claims.roles());
    return new Access.Granted(
        new Authority(
            token.getSubject(),
            Stream.of(Role.values()).filter(role -> given.contains(name(role.name()))).toList(),
            texts(token, claims.competitions()),
            texts(token, claims.participants())),
        given.contains(name(ADMIN)));
  }

  /** What the provider calls a role. */
  private String name(String role) {
    String own = role.toLowerCase(Locale.ROOT);
    return claims.names().getOrDefault(own, own);
  }

  /** Its groups name no role that writes events. */
  public static Problem noRole() {
    return ProblemCode.ROLE_MISSING.problem("token-s-groups-name-none");
  }

  /** A claim of texts: an array, or one text. */
  private static List<String> texts(JsonWebToken token, String path) {
    String[] steps = path.split("/");
    Object value = token.getClaim(steps[0]);
    for (int i = 1; i < steps.length; i++) {
      value = value instanceof Map<?, ?> object ? object.get(steps[i]) : null;
    }
    List<String> texts = new ArrayList<>();
    Collection<?> items = value instanceof Collection<?> several ? several : Arrays.asList(value);
    for (Object item : items) {
      if (item instanceof JsonString text) {
        texts.add(text.getString());
      } else if (item instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static Access invalid() {
    return denied(ProblemCode.TOKEN_INVALID.problem(), ", error=\"invalid_token\"");
  }

  private static Access denied(Problem problem, String error) {
    return new Access.Denied(
        problem.withHeader("WWW-Authenticate", "Bearer realm=\"competition-ledger\"" + error));
  }
}
