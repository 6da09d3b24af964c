package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.graphql.execution.Connections;
import io.counterclaim.graphql.execution.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who may run and who waits, with 16 places and a queue of 100. */
class AdmissionTest {
  private final Running threads = new Running();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Lanes lanes = lanes(threads, 20, metrics);
  private final Admission admission = lanes.readers;
  private final List<String> begun = new ArrayList<>();

  /** Requests that have begun, and end when they are told to, the first one first. */
  private static final class Running extends AbstractExecutorService {
    private final Queue<Runnable> requests = new ArrayDeque<>();

    @Override
    public void execute(Runnable request) {
      requests.add(request);
    }

    void endOne() {
      requests.remove().run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }

  private static Lanes lanes(Running threads, int connections, SimpleMeterRegistry metrics) {
    Limits limits =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(Limits.class)
            .build()
            .getConfigMapping(Limits.class);
    return new Lanes(threads, limits, new Connections(connections), metrics);
  }

  @Test
  void oneClientHasAQuarterOfThePlacesAndHalfOfTheQueue() {
    assertEquals(4 + 50, admitted("greedy", 500));
    assertEquals(4, gauge("graphql.running"));
    assertEquals(50, gauge("graphql.waiting"));
  }

  @Test
  void aNewcomerRunsAtOnceHoweverMuchAnotherAsks() {
    admitted("greedy", 500);
    assertEquals(3 + 25, admitted("other", 500));
    assertEquals(7, gauge("graphql.running"));
    assertTrue(admit("third"));
    assertEquals(8, gauge("graphql.running"));
  }

  @Test
  void clientsTakeTurns() {
    for (int client = 0; client < 16; client++) {
      assertTrue(admit("client" + client));
    }
    admitted("greedy", 3);
    admitted("modest", 1);
    admitted("patient", 2);
    begun.clear();
    end(22);
    List<String> waited = begun.subList(16, 22);
    assertEquals(List.of("greedy", "modest", "patient", "greedy", "patient", "greedy"), waited);
  }

  @Test
  void whoeverWaitsRunsOnceThereIsRoomForThem() {
    admitted("greedy", 20);
    end(20);
    assertEquals(20, begun.size());
    assertEquals(0, gauge("graphql.running"));
    assertEquals(0, gauge("graphql.waiting"));
  }

  @Test
  void whatIsGivenUpKeepsNoPlaceInTheQueue() {
    admitted("greedy", 4);
    List<Runnable> waiting = new ArrayList<>();
    Runnable next = () -> begun.add("given up");
    while (admission.admit("greedy", next)) {
      waiting.add(next);
      next = new Named("given up");
    }
    assertEquals(50, waiting.size());
    waiting.forEach(request -> admission.leave("greedy", request));
    assertEquals(0, gauge("graphql.waiting"));
    assertTrue(admit("greedy"));
    end(5);
    assertFalse(begun.contains("given up"));
  }

  @Test
  void whatRunsCanNoLongerLeave() {
    Runnable request = new Named("greedy");
    assertTrue(admission.admit("greedy", request));
    admission.leave("greedy", request);
    assertEquals(1, gauge("graphql.running"));
    end(1);
    assertEquals(0, gauge("graphql.running"));
  }

  @Test
  void whoeverWritesTakesNoPlaceAndNoRoomInTheQueueOfWhoeverReads() {
    assertTrue(writes("other"));
    while (writes("writer")) {
      assertEquals(0, gauge("graphql.running"));
    }
    assertEquals(50, gauge("graphql.waiting", "writers"));
    assertEquals(4 + 50, admitted("writer", 500));
  }

  @Test
  void everybodyHasAConnectionOfTheirOwn() {
    for (int connections = 3; connections < 100; connections++) {
      assertTrue(placesOf(connections) < connections);
    }
  }

  /** Of clients that ask once; of those who write a quarter do so, and the others wait. */
  private static int placesOf(int connections) {
    Running begun = new Running();
    Lanes lanes = lanes(begun, connections, new SimpleMeterRegistry());
    for (int client = 0; client < connections; client++) {
      lanes.readers.admit(client, () -> {});
    }
    return begun.requests.size() + Math.max(1, connections / 4);
  }

  private final class Named implements Runnable {
    private final String name;

    private Named(String name) {
      this.name = name;
    }

    @Override
    public void run() {
      begun.add(name);
    }
  }

  private boolean admit(String client) {
    return admission.admit(client, new Named(client));
  }

  private long admitted(String client, int requests) {
    long admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += admit(client) ? 1 : 0;
    }
    return admitted;
  }

  private void end(int requests) {
    for (int i = 0; i < requests; i++) {
      threads.endOne();
    }
  }

  private boolean writes(String client) {
    return lanes.writers.admit(client, new Named(client));
  }

  private int gauge(String name) {
    return gauge(name, "readers");
  }

  private int gauge(String name, String lane) {
    return (int) metrics.get(name).tag("lane", lane).gauge().value();
  }
}
