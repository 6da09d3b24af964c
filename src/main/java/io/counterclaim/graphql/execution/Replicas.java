package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource.FlushMode;
import io.counterclaim.base.BackgroundTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;

/**
 * The replicas of the database that queries read from. Once one is found to be away none is asked
 * any more, so that requests do not wait for it, until one is found to answer: this is looked for
 * again and again.
 */
@Singleton
class Replicas extends BackgroundTask {
  private static final Logger LOG = Logger.getLogger(Replicas.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String FAILURE = "Replicas are not read from";

  private final ReadPools pools;
  private final ReadSettings settings;
  private final SessionFactory sessions;
  private final Duration longestLag;
  private final RevisionClock clock = new RevisionClock();
  private volatile long latest;
  private volatile boolean answering;

  Replicas(
      ReadPools pools, ReadSettings settings, SessionFactory sessions, ReplicaSettings places) {
    super(LOG, "replicas");
    this.pools = pools;
    this.settings = settings;
    this.sessions = sessions;
    longestLag = places.lag();
  }

  void start(@Observes StartupEvent started, MeterRegistry metrics) {
    if (pools.replicas.isPresent()) {
      Gauge.builder("database.replica.lag", () -> clock.behind(latest).toMillis() / 1000.0)
          .baseUnit("seconds")
          .register(metrics);
      background.start(INTERVAL, FAILURE, this::look);
    }
  }

  private void look() {
    background.attempt(FAILURE, this::lookAtReplica);
    background.attempt("It is not known how far replicas are behind", this::lookAtPrimary);
  }

  private void lookAtReplica() {
    try {
      ReadTransaction begun = connect();
      boolean keepsUp = keepsUp(begun);
      begun.end();
      if (!keepsUp) {
        leave(FlushMode.GRACEFUL);
        throw new IllegalStateException("what answers is far behind, or the primary");
      }
      answering = true;
    } catch (SQLException e) {
      leave(FlushMode.ALL);
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void lookAtPrimary() {
    try (SqlConnection connection = pools.primary.connect()) {
      connection.within(
          ReadPools.PATIENCE, () -> clock.note(connection.number(ReadTransaction.REVISION)));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Begins to read from one that keeps up; null if none is known. */
  ReadTransaction begin() {
    if (!answering) {
      return null;
    }
    try {
      ReadTransaction begun = connect();
      if (keepsUp(begun)) {
        return begun;
      }
      begun.end();
    } catch (SQLException | RuntimeException e) {
      leaveAfter(e);
    }
    return null;
  }

  private ReadTransaction connect() throws SQLException {
    ReadTransaction transaction =
        new ReadTransaction(pools.replicas.orElseThrow().connect(), settings, sessions);
    try {
      transaction.beginOnReplica();
      return transaction;
    } catch (SQLException | RuntimeException e) {
      transaction.end();
      throw e;
    }
  }

  private boolean keepsUp(ReadTransaction begun) {
    Long revision = begun.revision();
    if (revision == null) {
      leave(FlushMode.GRACEFUL);
      return false;
    }
    latest = revision;
    return clock.behind(revision).compareTo(longestLag) <= 0;
  }

  /** Unless it is only the pool that was too slow. */
  void leaveAfter(Throwable failure) {
    if (DatabaseAway.isLossOf(failure)) {
      leave(FlushMode.ALL);
    }
  }

  /** With ALL, whoever waits for one waits no longer. */
  private void leave(FlushMode mode) {
    answering = false;
    pools.replicas.orElseThrow().flush(mode);
  }
}
