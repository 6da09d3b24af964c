package io.counterclaim.graphql.http;

import io.counterclaim.LargeWorld;
import java.util.Map;

/**
 * What operators choose where anybody may ask: behind a proxy, for pages of another site, with the
 * limits that there are by default, two places for readers and one to wait.
 */
public class ForTheWorld extends LargeWorld {
  static final String PROXY = "127.0.0.1";
  static final String SITE = "https://news.example";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.proxy.proxy-address-forwarding", "true",
        "quarkus.http.proxy.allow-x-forwarded", "true",
        "quarkus.http.proxy.trusted-proxies", PROXY,
        "quarkus.http.cors.enabled", "true",
        "quarkus.http.cors.origins", SITE,
        "quarkus.datasource.jdbc.max-size", "4",
        "counterclaim.limits.queue", "1",
        "counterclaim.cache-time", "5m");
  }
}
