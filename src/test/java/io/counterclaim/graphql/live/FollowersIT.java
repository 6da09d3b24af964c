package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.IdentityProvider;
import io.counterclaim.Json;
import io.counterclaim.KillableDatabase;
import io.counterclaim.Service;
import io.counterclaim.Signal;
import io.counterclaim.Sql;
import io.counterclaim.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded at one of two instances is told by the other, each change once and none left
 * out, while instances, the database, connections and clients are killed, stopped and cut off:
 * `-Dactors=10000`.
 */
class FollowersIT {
  private static final Logger LOG = Logger.getLogger(FollowersIT.class);
  private static final int ACTORS = Integer.getInteger("actors", 300);
  private static final int RECORDERS = 2;
  private static final int INSTANCES = 2;
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after) { revision key } }";
  private static final String RECORD =
      "mutation($key: String!) { recordActor(input: {key: $key type: COMPANY name: \"X\"}) { revision violations { message } } }";
  private static final String CUT =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'";
  private static final String LISTENERS =
      "select pid from pg_stat_activity where application_name = 'counterclaim-listener'";

  private static final long STOPPED_MILLIS = 2000;
  private static final long QUIET_MILLIS = 1500;

  /** Until all is warm again. */
  private static final long RECOVERY_MILLIS = 500;

  private static final long MEDIAN_MILLIS = Long.getLong("median", 1000);

  @TempDir static Path directory;

  private final AtomicReferenceArray<Service> services = new AtomicReferenceArray<>(INSTANCES);
  private final List<RestlessFollower> followers =
      Stream.<RestlessFollower.Way>of(
              (service, after) -> EventClient.open(service, CHANGES, Map.of("after", after)),
              (service, after) ->
                  EventClient.open(service, CHANGES, Map.of(), "Last-Event-ID", after),
              (service, after) -> SocketClient.follow(service, CHANGES, Map.of("after", after)))
          .map(way -> new RestlessFollower(way, INSTANCES, i -> services.get(i).uri("/graphql")))
          .toList();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Delay> disturbances = new ArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean eachWasDone;
  private KillableDatabase database;

  /** Something that cuts somebody off. */
  private interface Disturbance {
    void run() throws Exception;
  }

  private List<Disturbance> all() {
    return List.of(
        () -> kill(0),
        () -> stop(0),
        database::killAndStartAgain,
        () -> kill(1),
        () -> stop(1),
        this::cutConnections,
        () -> database.stopFor(STOPPED_MILLIS),
        this::stopListener);
  }

  @BeforeEach
  void start() throws IOException {
    PROVIDER.start();
    database = new KillableDatabase(directory.resolve("data"));
    for (int i = 0; i < INSTANCES; i++) {
      services.set(i, service());
    }
    IntStream.range(0, INSTANCES).forEach(i -> services.get(i).opened());
  }

  @AfterEach
  void stop() throws IOException {
    threads.shutdownNow();
    IntStream.range(0, INSTANCES).forEach(i -> services.get(i).close());
    database.close();
    PROVIDER.stop();
  }

  private Service service() {
    return new Service(database.url(), IdentityProvider.environment());
  }

  @Test
  void everyChangeIsToldOnceHoweverOftenSomethingIsCutOff() throws Exception {
    List<Future<List<String>>> following =
        followers.stream().map(follower -> threads.submit(follower::follow)).toList();
    List<Future<?>> recording =
        Stream.<Future<?>>generate(() -> threads.submit(this::recordAll)).limit(RECORDERS).toList();
    disturb(recording);
    List<String> changes = ChangePages.revisions(services.get(0));
    assertTrue(changes.size() >= ACTORS);
    followers.forEach(follower -> follower.endAfter(changes.get(changes.size() - 1)));
    for (Future<List<String>> each : following) {
      assertEquals(changes, each.get(1, TimeUnit.MINUTES));
    }
    tell(changes.size());
  }

  /** One after the other, each at least once. */
  private void disturb(List<Future<?>> recording) throws Exception {
    List<Disturbance> all = all();
    for (int i = 0; i < all.size() || !recording.stream().allMatch(Future::isDone); i++) {
      eachWasDone = i >= all.size() - 1;
      Thread.sleep(QUIET_MILLIS);
      long begun = System.currentTimeMillis();
      all.get(i % all.size()).run();
      disturbances.add(new Delay(begun, System.currentTimeMillis() + RECOVERY_MILLIS));
    }
    for (Future<?> each : recording) {
      each.get();
    }
  }

  private void kill(int instance) {
    services.get(instance).close();
    services.set(instance, service().opened());
  }

  private void stop(int instance) throws Exception {
    long process = services.get(instance).process.pid();
    Signal.STOP.send(process);
    Thread.sleep(STOPPED_MILLIS);
    Signal.CONT.send(process);
  }

  private void cutConnections() {
    try (Sql sql = new Sql(database.url())) {
      sql.rows(CUT);
    }
  }

  /** Until its instance listens anew. */
  private void stopListener() throws Exception {
    try (Sql sql = new Sql(database.url())) {
      services.get(0).eventually("all listen", () -> sql.rows(LISTENERS).size() == INSTANCES);
      List<String> listeners = sql.rows(LISTENERS);
      long stopped = Long.parseLong(listeners.get(0));
      Signal.STOP.send(stopped);
      services.get(0).eventually("listens anew", () -> sql.rows(LISTENERS).size() > INSTANCES);
      Signal.CONT.send(stopped);
    }
  }

  private void recordAll() {
    String token = Token.of("pia", "publisher").signed();
    for (int i = begun.getAndIncrement(); i < ACTORS || !eachWasDone; i = begun.getAndIncrement()) {
      record(i, token);
    }
  }

  /** Sends it again, to whichever instance, until it is known to be recorded. */
  private void record(int number, String token) {
    int instance = ThreadLocalRandom.current().nextInt(INSTANCES);
    String key = new Recorded(number, instance, System.currentTimeMillis()).key();
    while (!isRecorded(key, instance, token)) {
      instance = (instance + 1) % INSTANCES;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private boolean isRecorded(String key, int instance, String token) {
    try {
      Json answer = new Json(services.get(instance).post(RECORD, Map.of("key", key), token));
      return answer.get("errors") == null && answer.get("data.recordActor.revision") != null;
    } catch (RuntimeException | AssertionError e) {
      return false;
    }
  }

  private void tell(int changes) {
    List<Long> quiet = millis(each -> !isDisturbed(each));
    LOG.infof(
        "%d changes told to %d followers, with %d disturbances; median delay %d ms, and %d ms of %d that nothing disturbed",
        changes,
        followers.size(),
        disturbances.size(),
        median(millis(each -> true)),
        median(quiet),
        quiet.size());
    assertTrue(median(quiet) < MEDIAN_MILLIS);
  }

  private boolean isDisturbed(Delay delay) {
    return disturbances.stream()
        .anyMatch(each -> delay.from() < each.to() && each.from() < delay.to());
  }

  private List<Long> millis(Predicate<Delay> which) {
    return followers.stream()
        .flatMap(follower -> follower.delays().stream())
        .filter(which)
        .map(Delay::millis)
        .sorted()
        .toList();
  }

  private static long median(List<Long> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
