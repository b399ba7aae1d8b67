package org.competitionledger.api.desk;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.core.words.Language;
import org.competitionledger.projections.LedgerNode;

/**
 * The provider with which people sign in, as {@code quarkus.oidc} names it. Where the settings give
 * no secrets, its cookies are encrypted with what is derived from the ledger's signing key: so
 * every instance reads what another wrote, and a restart ends no session.
 */
@ApplicationScoped
public class SignInProvider implements TenantConfigResolver {

  private static final String NAME = "desk";

  private final TenantConfigBean tenants;
  private final LedgerNode node;
  private volatile OidcTenantConfig settings;

  SignInProvider(TenantConfigBean tenants, LedgerNode node) {
    this.tenants = tenants;
    this.node = node;
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext exchange, OidcRequestContext<OidcTenantConfig> blocking) {
    return Uni.createFrom().item(this::settings);
  }

  private OidcTenantConfig settings() {
    if (settings == null) {
      OidcTenantConfig configured = tenants.getDefaultTenant().oidcConfig();
      settings =
          OidcTenantConfig.builder(configured)
              .tenantId(NAME)
              .authentication()
              .stateSecret(
                  configured.authentication().stateSecret().orElseGet(() -> derived("/sign-in")))
              .end()
              .tokenStateManager()
              .encryptionSecret(
                  configured
                      .tokenStateManager()
                      .encryptionSecret()
                      .orElseGet(() -> derived("/session")))
              .end()
              .build();
    }
    return settings;
  }

  /** What every instance derives alike, for a purpose that is no webhook's identifier. */
  private String derived(String purpose) {
    return Base64.getEncoder().encodeToString(node.webhooks().secret(purpose));
  }

  /**
   * Where a browser ends the provider's own session and comes back from (OpenID Connect
   * RP-Initiated Logout); empty if the provider names no such place, or nobody has asked it for
   * anything yet.
   *
   * @param token who is signed in, as the provider said; empty if that is not known any more
   * @param back where to come back to, as the provider knows it
   * @param language to speak there, which the provider gives back
   */
  Optional<String> signOut(Optional<String> token, String back, Language language) {
    return Optional.ofNullable(tenants.getDynamicTenant(NAME))
        .map(TenantConfigContext::getOidcMetadata)
        .map(known -> known.getEndSessionUri())
        .map(
            place ->
                place
                    + (place.contains("?") ? "&" : "?")
                    + "client_id="
                    + Parameters.encoded(settings().clientId().orElseThrow())
                    + token.map(text -> "&id_token_hint=" + Parameters.encoded(text)).orElse("")
                    + "&post_logout_redirect_uri="
                    + Parameters.encoded(back)
                    + "&state="
                    + language.tag()
                    + "&ui_locales="
                    + language.tag());
  }
}
