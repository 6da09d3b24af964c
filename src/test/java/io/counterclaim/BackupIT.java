package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What README's commands back up is the whole. */
@DisabledIf("io.counterclaim.InstalledPostgres#isMissing")
class BackupIT {
  private static final String ARTICLE = "classpath:dossiers/kursk-2025-04-26.json";
  private static final Pattern REVISION = Pattern.compile("(?m)^\\{\"revision\":\"(\\d+)\"");

  private static final String EVERYTHING =
      """
      {
        disputes { nodes { id state positions { holders { camp { key } latest { key } } } } }
        statements { nodes { id key revision text camp { key } recordedAt } }
        found: statements(filter: {text: "Kursk"}, order: RELEVANCE) { edges { snippet } }
      }
      """;

  @TempDir static Path directory;
  private static InstalledPostgres original;
  private static List<String> answers;

  @BeforeAll
  static void recordTheArticle() throws IOException {
    original = InstalledPostgres.create(directory.resolve("original"));
    try (Service service = service(original, Map.of("COUNTERCLAIM_DOSSIERS", ARTICLE))) {
      answers = answers(service);
    }
    assertTrue(REVISION.matcher(answers.get(1)).find(), answers.get(1));
  }

  @AfterAll
  static void stop() {
    original.close();
  }

  private static Service service(InstalledPostgres database, Map<String, String> settings) {
    Service service = new Service(database.url(), settings).opened();
    service.eventually("ready", service::isReady);
    return service;
  }

  private static List<String> answers(Service service) throws IOException {
    return List.of(service.ask(EVERYTHING), service.text("/changes"), service.text("/dossiers"));
  }

  @Test
  void aDumpIsRestoredIntoAnEmptyServer() throws IOException {
    String dump = directory.resolve("counterclaim.dump").toString();
    original.apply("pg_dump", "--format=custom", "--file=" + dump, "postgres");
    try (InstalledPostgres restored = InstalledPostgres.create(directory.resolve("restored"))) {
      restored.apply("pg_restore", "--exit-on-error", "--dbname=postgres", dump);
      assertHasTheSame(restored);
      assertGoesOn(restored);
    }
  }

  @Test
  void aBaseBackupIsStarted() throws IOException {
    Path copy = directory.resolve("copy");
    original.apply("pg_basebackup", "--pgdata=" + copy, "--checkpoint=fast");
    try (InstalledPostgres restored = InstalledPostgres.on(copy)) {
      assertHasTheSame(restored);
    }
  }

  private static void assertHasTheSame(InstalledPostgres restored) throws IOException {
    try (Service service = service(restored, Map.of())) {
      assertEquals(answers, answers(service));
    }
  }

  /** What is recorded next has a later revision than all before. */
  private static void assertGoesOn(InstalledPostgres restored) throws IOException {
    Path more = directory.resolve("more.json");
    Files.writeString(
        more,
        "{\"title\": \"More\", \"actors\": [{\"key\": \"more\", \"type\": \"COMPANY\", \"name\": \"More\"}]}");
    try (Service service = service(restored, Map.of("COUNTERCLAIM_DOSSIERS", more.toString()))) {
      String before = answers.get(1);
      String changes = service.text("/changes");
      assertTrue(changes.startsWith(before), changes);
      assertTrue(changes.substring(before.length()).contains("\"more\""), changes);
    }
  }
}
