package io.counterclaim.dispute;

import static io.counterclaim.dispute.Scene.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Disputes of what was written straight into the database, beside writers and other instances. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DueDisputesTest {
  private static final String WRITERS = "(x'636c61696d'::bigint)";
  private static final String WORKERS = "(x'64697370757465'::bigint)";
  private static final String DUE = "select count(*) from dispute_due";

  private static final String ONE_MORE_WORD =
      """
      insert into assertion (id, statement_id, engagement_id, attribute, polarity, basis, code)
      select gen_random_uuid(), s.id, e.id, 'STATUS', 'AFFIRMS', 'STATED', 'ENDED'
      from statement s, engagement e where s.key = 'due-both-s1' and e.key = 'due-both-e1'
      """;

  private static final String RETRACTION =
      """
      insert into statement_relation (id, from_id, to_id, type, basis)
      select gen_random_uuid(), f.id, t.id, 'RETRACTS', 'EXPLICIT'
      from statement f, statement t where f.key = 'due-both-s2' and t.key = 'due-both-s1'
      """;

  @Inject DossierImporter importer;
  @Inject DueDisputes due;

  private Sql database;

  @BeforeEach
  void connect() {
    database = Sql.open();
  }

  @AfterEach
  void workOutAll() {
    database.close();
    try (Sql again = Sql.open()) {
      eventually(
          () -> {
            due.update();
            return again.number(DUE) == 0;
          });
    }
  }

  @Test
  void eachChunkIsATransactionAndOtherWritersGetTheirTurnInBetween() throws Exception {
    List<String> right = scene("due-chunks", 80);
    database.execute(lock(WORKERS), "truncate dispute", note("due-chunks"));
    database.execute(lock(WRITERS), unlock(WORKERS));
    CompletableFuture<Void> work = Beside.run(due::update);
    eventually(() -> waiting() == 1);
    try (Sql next = Sql.open()) {
      CompletableFuture<Void> turn = Beside.run(() -> next.execute(lock(WRITERS)));
      eventually(() -> waiting() == 2);
      database.execute(unlock(WRITERS));
      turn.get(20, TimeUnit.SECONDS);
      assertEquals(30, database.number(DUE));
      assertEquals(100, database.rows(disputes("due-chunks")).size());
    }
    work.get(20, TimeUnit.SECONDS);
    assertEquals(0, database.number(DUE));
    assertEquals(right, database.rows(disputes("due-chunks")));
  }

  @Test
  void nothingDueTakesNoLock() {
    database.execute(lock(WRITERS), lock(WORKERS));
    assertTimeoutPreemptively(Duration.ofSeconds(10), due::update);
  }

  @Test
  void whatAnotherInstanceDoesIsLeftToIt() {
    scene("due-two", 2);
    database.execute(lock(WORKERS), lock(WRITERS), note("due-two"));
    assertTimeoutPreemptively(Duration.ofSeconds(10), due::update);
    assertEquals(2, database.number(DUE));
  }

  @Test
  void anImportWorksOutWhatItMadeDueAndLeavesTheRest() {
    scene("due-left", 30);
    Scene own = new Scene(importer, "due-own", 1);
    database.execute(lock(WORKERS), note("due-left"));
    own.add("statements: [" + statement("s1", "kim", 1, 0, "ENDED") + "]");
    assertEquals(2, database.rows(disputes("due-own")).size());
    assertEquals(30, database.number(DUE));
  }

  @Test
  void anImportWorksOutWhatWasDueAlreadyIfItChangesItToo() {
    Scene again = new Scene(importer, "due-again", 1);
    again.add("statements: [" + statement("s1", "kim", 1, 0, "ENDED") + "]");
    database.execute(lock(WORKERS), note("due-again"));
    again.add("statements: [" + statement("s2", "robin", 1, 0, "ONGOING") + "]");
    assertTrue(database.rows(disputes("due-again")).get(0).contains("CONTESTED"));
    assertEquals(0, database.number(DUE));
  }

  /** Before it is committed nobody sees it, and afterwards nobody would note it again. */
  @Test
  void whatIsStillBeingWrittenStaysDue() throws Exception {
    scene("due-open", 2);
    try (Sql writer = Sql.open()) {
      database.execute(lock(WORKERS), note("due-open"));
      writer.connection.setAutoCommit(false);
      writer.execute(
          "update statement set deleted_at = now(), deletion_reason = 'in error' where key = 'due-open-b0'");
      database.execute(unlock(WORKERS));
      CompletableFuture<Void> update = Beside.run(due::update);
      eventually(() -> waiting() == 1);
      assertEquals(2, database.number(DUE));
      writer.connection.commit();
      update.get(20, TimeUnit.SECONDS);
    }
    assertEquals(0, database.number(DUE));
    assertTrue(
        database.rows(disputes("due-open")).get(0).startsWith("due-open-e0 STATUS f ONE_SIDED"));
  }

  @Test
  void aWordThatComesWhileItsStatementIsRetractedIsRetractedToo() throws Exception {
    String said =
        statement("s1", "kim", 1, 0, "ENDED") + ", " + statement("s2", "kim", 2, 0, "ENDED");
    new Scene(importer, "due-both", 2).add("statements: [" + said + "]");
    try (Sql first = Sql.open();
        Sql second = Sql.open()) {
      first.connection.setAutoCommit(false);
      first.execute(ONE_MORE_WORD);
      CompletableFuture<Void> retraction = Beside.run(() -> second.execute(RETRACTION));
      eventually(() -> database.number("select count(*) from pg_locks where not granted") == 1);
      first.connection.commit();
      retraction.get(20, TimeUnit.SECONDS);
    }
    due.update();
    assertEquals(
        List.of("ONE_SIDED", "WITHDRAWN"),
        database.rows(
            "select state from ("
                + disputes("due-both")
                + ") d where key = 'due-both-e1' and not stated_only"));
  }

  /** Two camps that contradict one another on each engagement. */
  private List<String> scene(String name, int engagements) {
    String statements =
        IntStream.range(0, engagements)
            .mapToObj(
                i ->
                    statement("a" + i, "kim", 1, i, "ENDED")
                        + ", "
                        + statement("b" + i, "borland", 1, i, "ONGOING"))
            .collect(Collectors.joining(", "));
    new Scene(importer, name, engagements).add("statements: [" + statements + "]");
    return database.rows(disputes(name));
  }

  private static String note(String scene) {
    return """
        insert into dispute_due (engagement_id, attribute, subject_id)
        select distinct a.engagement_id, a.attribute, a.subject_id
        from assertion a join engagement e on e.id = a.engagement_id where e.key like '%s-e%%'
        """
        .formatted(scene);
  }

  private static String disputes(String scene) {
    return """
        select e.key, d.attribute, d.stated_only, d.state, d.since
        from dispute d join engagement e on e.id = d.engagement_id
        where d.superseded_at is null and e.key like '%s-e%%' order by 1, 2, 3, 5
        """
        .formatted(scene);
  }

  private static String lock(String key) {
    return "select pg_advisory_lock(" + key + ")";
  }

  private static String unlock(String key) {
    return "select pg_advisory_unlock(" + key + ")";
  }

  private long waiting() {
    return database.number(
        "select count(*) from pg_locks where locktype = 'advisory' and not granted");
  }

  private static void eventually(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within 20 s");
      Thread.onSpinWait();
    }
  }
}
