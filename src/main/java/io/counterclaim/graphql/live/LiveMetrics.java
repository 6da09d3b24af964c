package io.counterclaim.graphql.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How well followers are kept up to date. */
@Singleton
class LiveMetrics {
  final AtomicInteger followers = new AtomicInteger();
  final Counter dropped;
  private final Counter events;
  private final Timer delay;
  private final MeterRegistry registry;

  LiveMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("graphql.subscriptions", followers);
    dropped = registry.counter("graphql.subscriptions.dropped");
    events = registry.counter("graphql.events");
    delay = registry.timer("graphql.events.delay");
  }

  /**
   * @param revisions how far those are behind who are furthest
   */
  void lag(Supplier<Number> revisions) {
    Gauge.builder("graphql.events.lag", revisions).register(registry);
  }

  /**
   * @param age since it was last known that all is known
   */
  void listener(Supplier<Duration> age) {
    Gauge.builder("graphql.listener.age", () -> age.get().toMillis() / 1000.0)
        .baseUnit("seconds")
        .register(registry);
  }

  /**
   * @param since that there are any was known
   */
  void told(int some, Duration since) {
    if (some > 0) {
      events.increment(some);
      delay.record(since);
    }
  }
}
