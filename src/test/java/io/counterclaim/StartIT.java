package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dev.EmbeddedDatabase;
import io.counterclaim.dossier.LargeDossier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged service starts, on whatever it finds. */
class StartIT {
  private static final String WRITERS = "(x'636c61696d'::bigint)";
  private static final String DUE = "select count(*) from dispute_due";
  private static final String NOTE =
      "insert into dispute_due (engagement_id, attribute, subject_id)"
          + " select distinct engagement_id, attribute, subject_id from assertion";
  private static final String DISPUTES =
      "select engagement_id, attribute, subject_id, stated_only, state, camps, since, until from dispute order by 1, 2, 3, 4, 5, 6, 7";
  private static final String ARTICLE = "classpath:dossiers/kursk-2025-04-26.json";
  private static final String COUNT = "{ statements { totalCount } }";

  /** Who finds another instance at work, or the remains of one, looks again. */
  private static final Map<String, String> OFTEN = Map.of("COUNTERCLAIM_DISPUTES_INTERVAL", "1s");

  @TempDir Path directory;
  private EmbeddedPostgres server;
  private String url;

  @BeforeEach
  void startDatabase() throws IOException {
    server = EmbeddedDatabase.server(directory.resolve("data"), false);
    url = server.getJdbcUrl("postgres", "postgres");
  }

  @AfterEach
  void stopDatabase() throws IOException {
    server.close();
  }

  /** Another instance imports meanwhile, for however long it takes. */
  @Test
  void itAnswersWhileItsDossiersAreImportedAndIsReadyOnceTheyAre() throws IOException {
    try (Sql writer = new Sql(url);
        Service service = new Service(url, Map.of("COUNTERCLAIM_DOSSIERS", ARTICLE))) {
      writer.execute("select pg_advisory_lock" + WRITERS);
      service.opened();
      assertTrue(service.log().contains("Nobody may record"), service::log);
      assertEquals("{\"data\":{\"statements\":{\"totalCount\":0}}}", service.ask(COUNT));
      assertFalse(service.isReady());
      writer.execute("select pg_advisory_unlock" + WRITERS);
      service.eventually("ready", service::isReady);
      assertNotEquals("{\"data\":{\"statements\":{\"totalCount\":0}}}", service.ask(COUNT));
    }
  }

  @Test
  void aBrokenDossierEndsItWithEachErrorOnALine() throws IOException {
    Path broken = directory.resolve("broken.json");
    Files.writeString(
        broken, "{\"title\": \"Broken\", \"actors\": [{\"key\": \"A\"}, {\"key\": \"b\"}]}");
    try (Service service = new Service(url, Map.of("COUNTERCLAIM_DOSSIERS", broken.toString()))) {
      assertEquals(1, service.exit());
      for (String pointer : List.of("/actors/0", "/actors/1")) {
        assertTrue(
            service
                .log()
                .lines()
                .anyMatch(line -> line.contains("broken.json") && line.contains(pointer)),
            service::log);
      }
      assertFalse(service.log().contains("\tat "), service::log);
    }
  }

  @Test
  void whatIsDueIsWorkedOutBesideTheServiceAndPickedUpWhereAKillStoppedIt() throws IOException {
    Path large = directory.resolve("large.json");
    Files.write(large, LargeDossier.json(2000));
    fill(large.toString());
    try (Sql database = new Sql(url)) {
      List<String> right = database.rows(DISPUTES);
      database.execute("truncate dispute", NOTE);
      long all = database.number(DUE);
      database.execute("select pg_advisory_lock" + WRITERS);
      try (Service service = new Service(url, Map.of())) {
        service.opened();
        assertTrue(service.isReady());
        service.eventually("due", () -> service.metric("disputes_due") == all);
        database.execute("select pg_advisory_unlock" + WRITERS);
        service.eventually("some done", () -> database.number(DUE) < all);
      }
      long left = database.number(DUE);
      assertTrue(left > 0 && left < all, left + " left of " + all);
      try (Service first = new Service(url, OFTEN);
          Service second = new Service(url, OFTEN)) {
        first.opened();
        second.opened();
        first.eventually("all done", () -> database.number(DUE) == 0);
        first.eventually(
            "known", () -> first.metric("disputes_due") + second.metric("disputes_due") == 0);
      }
      assertEquals(right, database.rows(DISPUTES));
    }
  }

  @Test
  void aReadOnlyDatabaseAndAStandbyAreServed() throws IOException {
    fill(ARTICLE);
    try (Sql database = new Sql(url)) {
      database.execute(NOTE, "alter database postgres set default_transaction_read_only = on");
    }
    servesWhatCannotBeWritten();
    try (Sql database = new Sql(url)) {
      database.execute(
          "set default_transaction_read_only = off",
          "alter database postgres reset default_transaction_read_only");
    }
    server.close();
    Files.createFile(directory.resolve("data/standby.signal"));
    startDatabase();
    servesWhatCannotBeWritten();
  }

  private void servesWhatCannotBeWritten() throws IOException {
    try (Service service = new Service(url, Map.of("COUNTERCLAIM_DOSSIERS", ARTICLE))) {
      service.opened();
      service.eventually("ready", service::isReady);
      assertTrue(service.ask("{ disputes { nodes { state } } }").contains("CONTESTED"));
      service.eventually(
          "told", () -> service.log().contains("are left as they are: the database is read-only"));
      assertTrue(service.log().contains("The database is read-only: not imported are"));
      assertFalse(service.log().contains("\"ERROR\""), service::log);
    }
  }

  private void fill(String dossiers) throws IOException {
    try (Service service = new Service(url, Map.of("COUNTERCLAIM_DOSSIERS", dossiers))) {
      service.opened();
      service.eventually("filled", service::isReady);
    }
  }
}
