package io.counterclaim.graphql.live;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Which revision is the latest one, whichever instance recorded it. PostgreSQL tells as soon as it
 * is committed; it is asked as well, so that nothing is missed while the connection was away.
 */
@Singleton
class Revisions {
  private static final Logger LOG = Logger.getLogger(Revisions.class);
  private static final String CHANNEL = "counterclaim";

  /** By which an operator finds it among the sessions. */
  private static final String NAME = "counterclaim-listener";

  /** Nothing can be listened to there. */
  private static final String STANDBY = "select pg_is_in_recovery()::int";

  private static final String LATEST = "select latest_revision()";

  private final AgroalDataSource database;
  private final LiveSettings settings;
  private volatile Runnable listener = () -> {};
  private volatile long latest;
  private volatile long moreSince = System.nanoTime();
  private volatile long knownSince = System.nanoTime();
  private volatile boolean ended;
  private boolean away;
  private Thread thread;

  Revisions(AgroalDataSource database, LiveSettings settings, LiveMetrics metrics) {
    this.database = database;
    this.settings = settings;
    metrics.listener(() -> since(knownSince));
  }

  /** Has something done, on another thread, as soon as there are more. */
  void onMore(Runnable listener) {
    this.listener = listener;
  }

  /** As far as is known. */
  long latest() {
    return latest;
  }

  Duration sinceMore() {
    return since(moreSince);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /** What it is now. */
  long read() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return read(connection);
    }
  }

  /** Begins to learn of more, unless it has. */
  synchronized void listen() {
    if (thread == null && !ended) {
      thread = new Thread(this::run, "revisions");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    ended = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    while (!ended) {
      try (Connection connection = connect()) {
        learn(connection);
      } catch (SQLException | RuntimeException e) {
        warn(e);
        pause();
      }
    }
  }

  /** Once for as long as it lasts. */
  private void warn(Exception failure) {
    if (!away) {
      LOG.warnf("What happens is not told until it can be read: %s", failure.getMessage());
    }
    away = true;
  }

  private void learn(Connection connection) throws SQLException {
    boolean listens =
        settings.source() == LiveSettings.Source.LISTEN && number(connection, STANDBY) == 0;
    if (listens) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
      }
    }
    while (!ended) {
      learn(read(connection));
      if (listens) {
        connection
            .unwrap(PGConnection.class)
            .getNotifications(Math.toIntExact(settings.interval().toMillis()));
      } else {
        pause();
      }
    }
  }

  private static long read(Connection connection) throws SQLException {
    return number(connection, LATEST);
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** It may be less than it was, where a database was put back to what it was. */
  private void learn(long revision) {
    knownSince = System.nanoTime();
    away = false;
    if (revision != latest) {
      latest = revision;
      moreSince = knownSince;
      listener.run();
    }
  }

  private void pause() {
    try {
      Thread.sleep(settings.interval().toMillis());
    } catch (InterruptedException e) {
      ended = true;
    }
  }

  /** A connection of its own: one of the pool's is given back after each use. */
  private Connection connect() throws SQLException {
    AgroalConnectionFactoryConfiguration pool =
        database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", NAME);
    properties.putAll(pool.jdbcProperties());
    if (pool.principal() instanceof NamePrincipal user) {
      properties.putAll(user.asProperties());
    }
    for (Object credential : pool.credentials()) {
      if (credential instanceof SimplePassword password) {
        properties.putAll(password.asProperties());
      }
    }
    return DriverManager.getConnection(settings.jdbcUrl().orElse(pool.jdbcUrl()), properties);
  }
}
