package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Haproxy;
import io.counterclaim.IdentityProvider;
import io.counterclaim.Json;
import io.counterclaim.Service;
import io.counterclaim.Token;
import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** One instance after the other is replaced, and whoever comes by the proxy does not notice. */
@DisabledIf("io.counterclaim.Haproxy#isMissing")
class RollingUpdateIT {
  private static final Logger LOG = Logger.getLogger(RollingUpdateIT.class);
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int READERS = 3;
  private static final int RECORDERS = 2;
  private static final String READ = "{ actors(first: 5) { nodes { key name } } }";
  private static final String RECORD =
      "mutation($key: String!) { recordActor(input: {key: $key type: COMPANY name: \"X\"}) { revision violations { message } } }";
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after) { revision key } }";

  @TempDir Path directory;

  /** The second two take the places of the first two. */
  private final List<Service.Ports> ports = Stream.generate(Service.Ports::free).limit(4).toList();

  private final List<Service> services = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger recorded = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean over;
  private EmbeddedPostgres server;
  private Haproxy proxy;

  @BeforeEach
  void start() throws IOException {
    PROVIDER.start();
    server = EmbeddedDatabase.server(directory.resolve("data"), true);
    startInstance(0);
    startInstance(1);
    proxy = new Haproxy(directory.resolve("haproxy.cfg"), ports);
  }

  @AfterEach
  void stop() throws IOException {
    over = true;
    threads.shutdownNow();
    proxy.close();
    services.forEach(Service::close);
    server.close();
    PROVIDER.stop();
  }

  private void startInstance(int number) {
    String url = server.getJdbcUrl("postgres", "postgres");
    Service service = new Service(url, IdentityProvider.environment(), ports.get(number)).opened();
    service.eventually("ready", service::isReady);
    services.add(service);
  }

  @Test
  void noRequestIsLostAndFollowersGoOnWhereTheyWere() throws Exception {
    RestlessFollower follower =
        new RestlessFollower(
            (uri, after) -> EventClient.open(uri, CHANGES, Map.of(), "Last-Event-ID", after),
            1,
            instance -> proxy.uri("/graphql"));
    Future<List<String>> following = threads.submit(follower::follow);
    List<Future<?>> clients = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      clients.add(threads.submit(this::readAll));
    }
    for (int i = 0; i < RECORDERS; i++) {
      clients.add(threads.submit(this::recordAll));
    }
    replace(0, 2);
    replace(1, 3);
    over = true;
    for (Future<?> client : clients) {
      client.get(1, TimeUnit.MINUTES);
    }
    LOG.infof("%d requests answered while both instances were replaced", answered.get());
    assertEquals(List.of(), List.copyOf(failures));
    List<String> changes = ChangePages.revisions(services.get(2));
    assertTrue(recorded.get() > 10);
    assertEquals(recorded.get(), changes.size());
    follower.endAfter(changes.get(changes.size() - 1));
    assertEquals(changes, following.get(1, TimeUnit.MINUTES));
  }

  /** As Kubernetes does: the new one is ready before the old one is told to end. */
  private void replace(int old, int next) {
    startInstance(next);
    services.get(old).process.destroy();
    assertEquals(143, services.get(old).exit());
  }

  private void readAll() {
    while (!over) {
      ask(Map.of("query", READ), null);
    }
  }

  private void recordAll() {
    String token = Token.of("pia", "publisher").signed();
    while (!over) {
      int number = recorded.getAndIncrement();
      String key = new Recorded(number, 0, System.currentTimeMillis()).key();
      ask(Map.of("query", RECORD, "variables", Map.of("key", key)), token);
    }
  }

  private void ask(Map<String, ?> request, String token) {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(proxy.uri("/graphql"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.of(request).text()));
    if (token != null) {
      asked.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer = CLIENT.send(asked.build(), BodyHandlers.ofString());
      answered.incrementAndGet();
      if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
        failures.add(answer.statusCode() + " " + answer.body());
      }
      Thread.sleep(10);
    } catch (IOException | InterruptedException e) {
      failures.add(e.toString());
    }
  }
}
