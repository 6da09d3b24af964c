package io.counterclaim.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.Service;
import io.counterclaim.Sql;
import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, told what it is told in production. */
class MigrationIT {
  /** What the next version's migration leaves. */
  private static final String LATER =
      "insert into flyway_schema_history select 1 + max(installed_rank), '999', 'later', 'SQL', 'V999__later.sql', 1, 'next', now(), 1, true from flyway_schema_history";

  @TempDir Path directory;

  @Test
  void instancesStartOnceAMigrationHasEndedBeItTheirsOrTheNextAndNotBefore() throws IOException {
    try (EmbeddedPostgres server = EmbeddedDatabase.server(directory.resolve("data"), false)) {
      String url = server.getJdbcUrl("postgres", "postgres");
      try (Service tooEarly = new Service(url, environment("Deployment"));
          Sql database = new Sql(url)) {
        assertEquals(1, tooEarly.exit());
        assertEquals(
            0, database.number("select count(*) from pg_tables where schemaname = 'public'"));
      }
      try (Service migration = new Service(url, environment("Job"))) {
        assertEquals(0, migration.exit(), migration::log);
      }
      try (Sql database = new Sql(url)) {
        database.execute(LATER);
      }
      try (Service instance = new Service(url, environment("Deployment")).opened()) {
        assertTrue(instance.isReady());
      }
    }
  }

  /** Without what is of the database there. */
  private static Map<String, String> environment(String kind) {
    Map<String, String> environment = new TreeMap<>();
    new Overlay("overlays/production")
        .manifests.stream()
            .filter(manifest -> manifest.kind().endsWith(" " + kind))
            .flatMap(Manifest::containers)
            .flatMap(container -> Manifest.elements(container.path("env")))
            .filter(variable -> variable.has("value"))
            .forEach(variable -> environment.put(variable.path("name").asText(), value(variable)));
    return environment;
  }

  private static String value(JsonNode variable) {
    return variable.path("value").asText();
  }
}
