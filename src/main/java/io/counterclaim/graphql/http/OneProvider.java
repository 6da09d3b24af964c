package io.counterclaim.graphql.http;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * There is no identity provider but the one of the configuration. As long as there might be another
 * one, the framework starts without that, too.
 */
@ApplicationScoped
class OneProvider implements TenantConfigResolver {
  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext http, OidcRequestContext<OidcTenantConfig> blocking) {
    return Uni.createFrom().nullItem();
  }
}
