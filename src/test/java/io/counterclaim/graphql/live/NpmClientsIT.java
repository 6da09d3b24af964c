package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.IdentityProvider;
import io.counterclaim.Service;
import io.counterclaim.Token;
import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What npm's clients see, where -Dnpm is a directory with node_modules that has graphql,
 * graphql-ws, graphql-sse and ws.
 */
@EnabledIfSystemProperty(named = "npm", matches = ".+")
class NpmClientsIT {
  private static final String SCRIPT = "live.mjs";
  private static final String KEEP_ALIVE_SECONDS = "3";
  private static final int TOKEN_SECONDS = 10;

  private final IdentityProvider provider = new IdentityProvider();

  @TempDir Path directory;

  @Test
  void theyPassTheirScript() throws Exception {
    provider.start();
    try (EmbeddedPostgres server = EmbeddedDatabase.server(directory.resolve("data"), true);
        Service service = service(server.getJdbcUrl("postgres", "postgres"))) {
      service.eventually("ready", service::isReady);
      assertEquals(0, run(service));
    } finally {
      provider.stop();
    }
  }

  private static Service service(String database) {
    Map<String, String> settings = new HashMap<>(IdentityProvider.environment());
    settings.put("COUNTERCLAIM_DOSSIERS", "classpath:dossiers/kursk-2025-04-26.json");
    settings.put("COUNTERCLAIM_LIVE_KEEP_ALIVE", KEEP_ALIVE_SECONDS + "s");
    return new Service(database, settings).opened();
  }

  /** A module finds others beside itself. */
  private static int run(Service service) throws Exception {
    Path modules = Path.of(System.getProperty("npm")).toAbsolutePath();
    Files.copy(
        Path.of("src/test/clients", SCRIPT),
        modules.resolve(SCRIPT),
        StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder node =
        new ProcessBuilder("node", SCRIPT, service.uri("/graphql").toString())
            .directory(modules.toFile())
            .inheritIO();
    node.environment()
        .putAll(
            Map.of(
                "TOKEN", Token.of("pia", "publisher").signed(),
                "ENDING_TOKEN", endingToken(),
                "KEEP_ALIVE", KEEP_ALIVE_SECONDS));
    Process process = node.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it takes too long");
    return process.exitValue();
  }

  private static String endingToken() {
    return Token.of("eve", "editor")
        .with("exp", Instant.now().getEpochSecond() + TOKEN_SECONDS)
        .signed();
  }
}
