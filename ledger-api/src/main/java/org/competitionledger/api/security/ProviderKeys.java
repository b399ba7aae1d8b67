package org.competitionledger.api.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys of an OpenID Connect provider. A token that names an unknown key has them fetched again,
 * as the provider may have changed them; anybody can send such a token, so that it happens at most
 * once in {@link #FETCHED_AGAIN_AFTER}, and not once in half an hour, as SmallRye would have it:
 * who wastes one fetch keeps a new key out for no longer than that.
 */
final class ProviderKeys extends KeyLocationResolver {

  /** A key that the provider uses for the first time is known after this at the latest. */
  static final Duration FETCHED_AGAIN_AFTER = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(ProviderKeys.class);
  private static final int FETCH_WAIT_MAX_MS = 5_000;

  private final ReentrantLock fetching = new ReentrantLock();
  private long fetchedNanos = System.nanoTime() - FETCHED_AGAIN_AFTER.toNanos();

  private ProviderKeys(JWTAuthContextInfo info) throws UnresolvableKeyException {
    super(info);
  }

  /** Verifies tokens by these keys. */
  static JWTParser parser(JWTAuthContextInfo info) {
    DefaultJWTTokenParser tokens =
        new DefaultJWTTokenParser() {
          private ProviderKeys keys;

          @Override
          protected synchronized VerificationKeyResolver getVerificationKeyResolver(
              JWTAuthContextInfo each) throws UnresolvableKeyException {
            if (keys == null) {
              keys = new ProviderKeys(each);
            }
            return keys;
          }
        };
    return new DefaultJWTParser(
        info,
        new JWTCallerPrincipalFactory() {
          @Override
          public JWTCallerPrincipal parse(String token, JWTAuthContextInfo each)
              throws ParseException {
            JwtContext verified = tokens.parse(token, each);
            String type = verified.getJoseObjects().get(0).getHeader("typ");
            return new DefaultJWTCallerPrincipal(type, verified.getJwtClaims());
          }
        });
  }

  /** One thread fetches; the others answer by what is known. */
  @Override
  protected boolean forcedHttpsJwksRefresh() {
    if (!fetching.tryLock()) {
      return false;
    }
    try {
      if (System.nanoTime() - fetchedNanos < FETCHED_AGAIN_AFTER.toNanos()) {
        return false;
      }
      fetchedNanos = System.nanoTime();
      httpsJwks.refresh();
      return true;
    } catch (JoseException | IOException e) {
      LOG.warnf("The provider's keys could not be fetched again: %s", e.getMessage());
      return false;
    } finally {
      fetching.unlock();
    }
  }

  @Override
  protected Get getHttpGet() {
    Get get = super.getHttpGet();
    get.setConnectTimeout(FETCH_WAIT_MAX_MS);
    get.setReadTimeout(FETCH_WAIT_MAX_MS);
    get.setRetries(1);
    return get;
  }
}
