package io.counterclaim.graphql.execution;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.counterclaim.Service;
import io.counterclaim.dev.EmbeddedDatabase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A native binary has the classes that Caffeine asks for by name, and would not start otherwise.
 */
class CacheClassesIT {
  private static final Pattern NAME =
      Pattern.compile("com\\.github\\.benmanes\\.caffeine\\.cache\\.[A-Z]{2,}(?![\\w$])");
  private static final String FRAMEWORK =
      "/io/quarkus/caffeine/runtime/graal/CacheConstructorsFeature.class";

  @TempDir Path directory;

  @Test
  @DisabledIf("io.counterclaim.Service#isNative")
  void thoseOfAllCachesAreRegistered() throws IOException {
    Path log = directory.resolve("classes.log");
    try (EmbeddedPostgres server = EmbeddedDatabase.server(directory.resolve("data"), true);
        Service service =
            new Service(
                server.getJdbcUrl("postgres", "postgres"),
                Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log))) {
      service.opened();
      Set<String> missing = askedFor(names(Files.readAllBytes(log)));
      assertFalse(missing.isEmpty());
      missing.removeAll(ours());
      missing.removeAll(names(framework()));
      assertEquals(Set.of(), missing);
    }
  }

  /** Without those that others extend, which have a letter more for each thing that they can. */
  private static Set<String> askedFor(Set<String> loaded) {
    return loaded.stream()
        .filter(name -> loaded.stream().noneMatch(other -> isMore(other, name)))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isMore(String other, String name) {
    return !other.equals(name) && other.startsWith(name);
  }

  private static Set<String> names(byte[] text) {
    return NAME.matcher(new String(text, StandardCharsets.ISO_8859_1))
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> ours() {
    return List.of(ParsedDocuments.class.getAnnotation(RegisterForReflection.class).classNames());
  }

  /** They are among the constants of its class. */
  private static byte[] framework() throws IOException {
    try (InputStream bytes = CacheClassesIT.class.getResourceAsStream(FRAMEWORK)) {
      return bytes.readAllBytes();
    }
  }
}
