package io.counterclaim.graphql.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How clients are told what happens. */
@ConfigMapping(prefix = "counterclaim.live")
public interface LiveSettings {
  /** How the service learns of what another instance recorded. */
  enum Source {
    /** PostgreSQL tells, on a connection that is kept for it. */
    LISTEN,
    /** It is asked for again and again. */
    POLL
  }

  @WithDefault("listen")
  Source source();

  /** Where to listen; that of the data source when left out. */
  Optional<String> jdbcUrl();

  /**
   * From one time that it is asked for to the next; with LISTEN in case that something was lost.
   */
  @WithDefault("1s")
  Duration interval();

  /** What may be on the way to one client before it is taken to be too slow. */
  @WithDefault("256K")
  MemorySize buffer();

  /** On one WebSocket. */
  @WithDefault("50")
  int operationsPerConnection();

  /** At one time. */
  @WithDefault("2000")
  int subscriptionsPerClient();

  /** From one sign of life to the next. */
  @WithDefault("15s")
  Duration keepAlive();

  /** For the first message on a WebSocket. */
  @WithDefault("3s")
  Duration initialisation();
}
