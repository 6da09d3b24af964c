package io.counterclaim.graphql.http;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves it to the {@link Door} to refuse what is no URI: the framework does so before anything of
 * ours, and says nothing. It can be told by a system property only, which it reads when it loads
 * the class of its server; in a native binary, at the build. Configuration is read before that.
 */
@StaticInitSafe
public final class UriValidation implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder configuration) {
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
