package io.counterclaim.graphql.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;

/**
 * Lets in as many requests at once as there are places, and has the next ones wait without a
 * thread.
 *
 * <p>Clients take turns, and none has more than a third of the places that are left to the others:
 * of many, one alone has a quarter and two have a fifth each. What runs shares the processors of
 * the database, so more would be felt by who comes anew. Nor has any more of the queue than is
 * left.
 */
final class Admission {
  private static final class Client {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  private static final int SHARE = 3;

  private final ExecutorService threads;
  private final int places;
  private final int queue;

  /** Those that have requests here; of those that wait, the next one first. */
  private final Map<Object, Client> clients = new LinkedHashMap<>();

  private int running;
  private int waiting;

  /**
   * @param lane what its metrics are told apart by
   * @param queue how many may wait
   */
  Admission(ExecutorService threads, String lane, int places, int queue, MeterRegistry metrics) {
    this.threads = threads;
    this.places = places;
    this.queue = queue;
    Tags tags = Tags.of("lane", lane);
    metrics.gauge("graphql.running", tags, this, Admission::running);
    metrics.gauge("graphql.waiting", tags, this, Admission::waiting);
  }

  /**
   * Runs it on a thread of its own, at once or when it is its turn.
   *
   * @param name stands for the client
   * @return whether it will be run; false if too many wait already
   */
  synchronized boolean admit(Object name, Runnable request) {
    Client client = clients.computeIfAbsent(name, n -> new Client());
    boolean room = true;
    if (mayRun(client)) {
      start(name, client, request);
    } else if (client.waiting.size() < queue - waiting) {
      client.waiting.add(request);
      waiting++;
    } else {
      room = false;
    }
    forgetIfIdle(name, client);
    return room;
  }

  /** Nobody waits for it any more: if it has not begun, it never will. */
  synchronized void leave(Object name, Runnable request) {
    Client client = clients.get(name);
    if (client != null && client.waiting.remove(request)) {
      waiting--;
      forgetIfIdle(name, client);
    }
  }

  private boolean mayRun(Client client) {
    return SHARE * client.running < places - running;
  }

  private void start(Object name, Client client, Runnable request) {
    client.running++;
    running++;
    threads.execute(
        () -> {
          try {
            request.run();
          } finally {
            end(name, client);
          }
        });
  }

  private synchronized void end(Object name, Client client) {
    client.running--;
    running--;
    forgetIfIdle(name, client);
    for (Optional<Object> next = next(); next.isPresent(); next = next()) {
      takeTurn(next.get());
    }
  }

  private Optional<Object> next() {
    return clients.entrySet().stream()
        .filter(client -> !client.getValue().waiting.isEmpty() && mayRun(client.getValue()))
        .findFirst()
        .map(Map.Entry::getKey);
  }

  /** Puts the client behind all others. */
  private void takeTurn(Object name) {
    Client client = clients.remove(name);
    clients.put(name, client);
    waiting--;
    start(name, client, client.waiting.remove());
  }

  private void forgetIfIdle(Object name, Client client) {
    if (client.running == 0 && client.waiting.isEmpty()) {
      clients.remove(name, client);
    }
  }

  private synchronized int running() {
    return running;
  }

  private synchronized int waiting() {
    return waiting;
  }
}
