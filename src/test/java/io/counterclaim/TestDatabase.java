package io.counterclaim;

import io.counterclaim.dev.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A new PostgreSQL for the tests, empty but for what the service puts into it at start-up. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private static String url;
  private EmbeddedPostgres server;
  private PgBouncer pooler;

  @Override
  public Map<String, String> start() {
    try {
      Path data = Files.createTempDirectory("counterclaim-test");
      server = EmbeddedDatabase.server(data, true);
      url = server.getJdbcUrl("postgres", "postgres");
      return System.getProperty(PgBouncer.PROPERTY) == null ? settings(url) : pooled();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing can be listened to through the pooler. */
  private Map<String, String> pooled() throws IOException {
    pooler = new PgBouncer(server.getPort());
    Map<String, String> settings = settings(pooler.url());
    settings.put("counterclaim.live.jdbc-url", url);
    return settings;
  }

  /** What the service is started with, in this JVM, as a packaged jar or as a native binary. */
  protected Map<String, String> settings(String url) {
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.jdbc.url", url);
    settings.put("counterclaim.dossiers", "classpath:dossiers/kursk-2025-04-26.json");
    settings.put("quarkus.smallrye-graphql.ui.enabled", "true");
    settings.put("quarkus.management.port", "0");
    settings.put("quarkus.shutdown.delay", "0");
    return settings;
  }

  @Override
  public void stop() {
    try {
      if (pooler != null) {
        pooler.stop();
      }
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection beside those of the service, for what must be seen or broken below it. */
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Executes SQL statements, each in a transaction of its own. */
  public static void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
