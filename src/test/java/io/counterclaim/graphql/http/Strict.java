package io.counterclaim.graphql.http;

import io.counterclaim.dispute.OwnDatabase;
import java.util.HashMap;
import java.util.Map;

/** Gives requests little time and dossiers little room, and tells nobody the schema. */
public class Strict extends OwnDatabase {
  /** In milliseconds. */
  public static final int TIME = 2000;

  /** Of a dossier, in bytes. */
  public static final int MOST = 200_000;

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("counterclaim.limits.time", TIME + "ms");
    settings.put("counterclaim.limits.dossier", String.valueOf(MOST));
    settings.put("counterclaim.limits.dossier-time", "12s");
    settings.put("counterclaim.limits.introspection", "false");
    settings.put("quarkus.thread-pool.keep-alive-time", "1s");
    return settings;
  }
}
