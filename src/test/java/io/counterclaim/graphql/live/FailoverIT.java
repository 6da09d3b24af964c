package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.IdentityProvider;
import io.counterclaim.InstalledPostgres;
import io.counterclaim.Json;
import io.counterclaim.Service;
import io.counterclaim.Sql;
import io.counterclaim.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The primary is lost while clients read, record and follow, and a standby takes its place. */
@DisabledIf("io.counterclaim.InstalledPostgres#isMissing")
class FailoverIT {
  private static final Logger LOG = Logger.getLogger(FailoverIT.class);
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final int READERS = 2;
  private static final int RECORDERS = 2;
  private static final long QUIET_MILLIS = 2000;

  /** That of a connection, and a little. */
  private static final long LONGEST_SILENCE_MILLIS = 5000;

  private static final long BACK_MILLIS = 30_000;
  private static final String READ = "{ actors(first: 5) { nodes { key name } } }";
  private static final String RECORD =
      "mutation($key: String!) { recordActor(input: {key: $key type: COMPANY name: \"X\"}) { revision violations { message } } }";
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after) { revision key } }";

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger begun = new AtomicInteger();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicLong lastAcknowledged = new AtomicLong();
  private final AtomicLong longestSilence = new AtomicLong();
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger notRead = new AtomicInteger();
  private volatile boolean over;
  private InstalledPostgres standby;
  private Service service;

  /** What is acknowledged is on both. */
  private InstalledPostgres primary() {
    InstalledPostgres primary = InstalledPostgres.create(directory.resolve("primary"));
    standby = primary.standby(directory.resolve("standby"));
    try (Sql sql = new Sql(primary.url())) {
      sql.execute("alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
    }
    return primary;
  }

  @BeforeEach
  void start() {
    PROVIDER.start();
  }

  @AfterEach
  void stop() {
    over = true;
    threads.shutdownNow();
    service.close();
    standby.close();
    PROVIDER.stop();
  }

  private void startService(InstalledPostgres primary) {
    String both =
        "jdbc:postgresql://%s,%s/postgres?user=postgres&targetServerType="
            .formatted(primary.host(), standby.host());
    Map<String, String> settings = new HashMap<>(IdentityProvider.environment());
    settings.put("COUNTERCLAIM_READ_URL", both + "preferSecondary");
    service = new Service(both + "primary", settings).opened();
    service.eventually("ready", service::isReady);
  }

  @Test
  void nothingThatWasAcknowledgedIsLostAndAllGoesOn() throws Exception {
    InstalledPostgres primary = primary();
    startService(primary);
    RestlessFollower follower =
        new RestlessFollower(
            (uri, after) -> EventClient.open(uri, CHANGES, Map.of(), "Last-Event-ID", after),
            1,
            instance -> service.uri("/graphql"));
    Future<List<String>> following = threads.submit(follower::follow);
    List<Future<?>> clients =
        Stream.concat(
                Stream.<Runnable>generate(() -> this::readAll).limit(READERS),
                Stream.<Runnable>generate(() -> this::recordAll).limit(RECORDERS))
            .<Future<?>>map(threads::submit)
            .toList();
    Thread.sleep(QUIET_MILLIS);
    primary.kill();
    Thread.sleep(QUIET_MILLIS);
    standby.promote();
    long promoted = System.currentTimeMillis();
    service.eventually("records again", () -> lastAcknowledged.get() > promoted);
    long back = System.currentTimeMillis() - promoted;
    Thread.sleep(QUIET_MILLIS);
    over = true;
    for (Future<?> client : clients) {
      client.get(1, TimeUnit.MINUTES);
    }
    LOG.infof(
        "%d recorded, again %d ms after the promotion; %d read, %d not, for %d ms at most",
        acknowledged.size(), back, read.get(), notRead.get(), longestSilence.get());
    assertTrue(back < BACK_MILLIS, () -> back + " ms");
    assertTrue(longestSilence.get() < LONGEST_SILENCE_MILLIS, longestSilence::toString);
    assertEquals(Set.of(), lost());
    List<String> changes = ChangePages.revisions(service);
    follower.endAfter(changes.get(changes.size() - 1));
    assertEquals(changes, following.get(1, TimeUnit.MINUTES));
  }

  private Set<String> lost() {
    Set<String> lost = new HashSet<>(acknowledged);
    try (Sql sql = new Sql(standby.url())) {
      lost.removeAll(sql.rows("select key from actor"));
    }
    return lost;
  }

  private void readAll() {
    long last = System.currentTimeMillis();
    while (!over) {
      try {
        service.ask(READ);
        read.incrementAndGet();
        long now = System.currentTimeMillis();
        longestSilence.accumulateAndGet(now - last, Math::max);
        last = now;
      } catch (IOException e) {
        notRead.incrementAndGet();
      }
      pause();
    }
  }

  private void recordAll() {
    String token = Token.of("pia", "publisher").signed();
    while (!over) {
      String key = new Recorded(begun.getAndIncrement(), 0, System.currentTimeMillis()).key();
      Json answer = new Json(service.post(RECORD, Map.of("key", key), token));
      if (answer.get("errors") == null) {
        acknowledged.add(key);
        lastAcknowledged.set(System.currentTimeMillis());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
