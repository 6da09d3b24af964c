package io.counterclaim.graphql.lists;

import io.counterclaim.TestDatabase;
import io.counterclaim.dev.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL that writes the plan of each statement, with the rows it read, to its log. */
public class PlanDatabase extends TestDatabase {
  /** The setting that tells where the log is. */
  static final String LOG = "counterclaim.test.plans";

  private EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    try {
      Path log = Files.createTempFile("counterclaim-plans", ".log");
      server =
          EmbeddedPostgres.builder()
              .setPort(FreePort.one())
              .setDataDirectory(Files.createTempDirectory("counterclaim-plans"))
              .setOutputRedirector(ProcessBuilder.Redirect.to(log.toFile()))
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("wal_level", "minimal")
              .setServerConfig("max_wal_senders", "0")
              .setServerConfig("max_wal_size", "4GB")
              .setServerConfig("autovacuum", "off")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("shared_preload_libraries", "auto_explain")
              .setServerConfig("auto_explain.log_min_duration", "0")
              .setServerConfig("auto_explain.log_analyze", "on")
              .setServerConfig("auto_explain.log_timing", "off")
              .setServerConfig("auto_explain.log_format", "json")
              .setLocaleConfig("locale", "C.UTF-8")
              .start();
      Map<String, String> settings = settings(server.getJdbcUrl("postgres", "postgres"));
      settings.put("counterclaim.dossiers", "");
      settings.put(LOG, log.toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
