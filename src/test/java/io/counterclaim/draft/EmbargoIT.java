package io.counterclaim.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.IdentityProvider;
import io.counterclaim.Json;
import io.counterclaim.Service;
import io.counterclaim.Sql;
import io.counterclaim.Token;
import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drafts are published when their embargo ends, and once, though one of two instances is killed
 * just then: `-Ddrafts=200`.
 */
class EmbargoIT {
  private static final Logger LOG = Logger.getLogger(EmbargoIT.class);
  private static final int DRAFTS = Integer.getInteger("drafts", 30);
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final String END =
      "update draft set embargoed_until = now() + interval '2 s' where status = 'APPROVED'";
  private static final String LEFT = "select count(*) from draft where status = 'APPROVED'";
  private static final String LATE =
      """
      select coalesce(max(extract(epoch from r.until - d.embargoed_until)), -1)
      from draft d join recording r on r.at = d.published_at
      """;

  @TempDir Path directory;
  private EmbeddedPostgres server;
  private String url;

  @BeforeAll
  static void startProvider() {
    PROVIDER.start();
  }

  @AfterAll
  static void stopProvider() {
    PROVIDER.stop();
  }

  @BeforeEach
  void startDatabase() throws IOException {
    server = EmbeddedDatabase.server(directory.resolve("data"), true);
    url = server.getJdbcUrl("postgres", "postgres");
  }

  @AfterEach
  void stopDatabase() throws IOException {
    server.close();
  }

  @Test
  void whatIsDueIsPublishedOnceThoughOneOfTwoInstancesIsKilledJustThen() throws Exception {
    try (Sql database = new Sql(url);
        Service first = new Service(url, IdentityProvider.environment()).opened();
        Service second = new Service(url, IdentityProvider.environment()).opened()) {
      approve(database, first, DRAFTS);
      database.execute(END);
      Service publishing = firstToPublish(database, first, second);
      publishing.close();
      long left = database.number(LEFT);
      second.eventually("published", () -> database.number(LEFT) == 0);
      LOG.infof("Killed with %d of %d drafts left; %s s late", left, DRAFTS, database.rows(LATE));
      eachIsThereOnce(database);
    }
  }

  /** Waits until some are published. */
  private static Service firstToPublish(Sql database, Service first, Service second) {
    second.eventually("some published", () -> database.number(LEFT) < DRAFTS);
    return first.log().contains("The embargo of a draft is over") ? first : second;
  }

  @Test
  void itIsASecondLateAtMostAndOnTimeAgainAfterTheServiceWasDown() throws Exception {
    try (Sql database = new Sql(url)) {
      try (Service service = new Service(url, IdentityProvider.environment()).opened()) {
        approve(database, service, 1);
        database.execute(END);
        service.eventually("published", () -> database.number(LEFT) == 0);
        double late = Double.parseDouble(database.rows(LATE).get(0));
        LOG.infof("%s s late", late);
        assertTrue(late >= 0 && late < 1, late + " s late");
        approve(database, service, 2);
        database.execute(END);
      }
      TimeUnit.SECONDS.sleep(3);
      assertEquals(1, database.number(LEFT));
      try (Service service = new Service(url, IdentityProvider.environment()).opened()) {
        service.eventually("published", () -> database.number(LEFT) == 0);
      }
      eachIsThereOnce(database);
    }
  }

  /** Drafts of one actor each, up to so many. */
  private static void approve(Sql database, Service service, int drafts) {
    Desk desk = new Desk(service);
    long there = database.number("select count(*) from draft");
    IntStream.range((int) there, drafts)
        .forEach(
            i ->
                desk.approve(
                    Map.of(
                        "title",
                        "Draft " + i,
                        "dossier",
                        DraftDesk.actor("draft-" + i),
                        "embargoedUntil",
                        "2999-01-01T00:00:00Z")));
  }

  private static void eachIsThereOnce(Sql database) {
    assertEquals(
        List.of(),
        database.rows(
            "select d.title from draft d where d.status <> 'PUBLISHED' or d.revision <> 4 or 1 <> ("
                + "select count(*) from change where key = replace(lower(d.title), ' ', '-') and kind = 'RECORDED' and by = 'desk')"));
    assertEquals(
        database.rows("select generate_series(1, latest_revision())"), database.revisions());
  }

  /** Takes drafts to their embargo. */
  private record Desk(Service service) {
    private static final String TOKEN = Token.of("desk", "publisher").signed();

    void approve(Map<String, ?> draft) {
      Json step = send("saveDraft", "SaveDraftInput", draft);
      for (String mutation : List.of("submitDraft", "publishDraft")) {
        step = send(mutation, "DraftInput", DraftDesk.input(step));
      }
      assertEquals("APPROVED", step.get("draft.status"));
    }

    private Json send(String mutation, String type, Map<String, ?> input) {
      String document =
          "mutation($input: %s!) { %s(input: $input) { draft { id status } revision } }"
              .formatted(type, mutation);
      return new Json(service.post(document, Map.of("input", input), TOKEN))
          .setRootPath("data." + mutation);
    }
  }
}
