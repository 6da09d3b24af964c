package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalPoolInterceptor;
import io.counterclaim.base.PlannerSettings;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * What the transactions of requests read with. New sessions get it once for all of them, if they
 * are the service's own: a pooler that parts transactions, such as PgBouncer, gives each to
 * whichever session is free, so there each transaction has to set it.
 */
@Singleton
@Typed(ReadSettings.class) // Else the framework would give them to the other pool, too.
class ReadSettings implements AgroalPoolInterceptor {
  /** How much longer than a request a statement may take, should its cancellation not arrive. */
  static final Duration MARGIN = Duration.ofSeconds(1);

  /** How much of a word must be found in a name for that to be like it, misspelt. */
  static final String SIMILAR = "set local pg_trgm.word_similarity_threshold = 0.5";

  private static final String MODE = "isolation level repeatable read, read only";

  private final String settings;

  /**
   * The connections of sessions that have it; not told by the connections, which others set back.
   */
  private final Set<Connection> sessions =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  ReadSettings(Limits limits) {
    settings =
        String.join(
            "; ",
            "set local statement_timeout = " + limits.time().plus(MARGIN).toMillis(),
            SIMILAR,
            PlannerSettings.SET);
  }

  /** Begins a transaction that has them, in any session. */
  String begin() {
    return "begin " + MODE + "; " + settings;
  }

  /** Whether all transactions of the session have them. */
  boolean areIn(PgConnection connection) {
    return sessions.contains(connection);
  }

  @Override
  public void onConnectionCreate(Connection connected) {
    try (Statement statement = connected.createStatement()) {
      if (isOwn(connected, statement)) {
        statement.execute(
            "set session characteristics as transaction "
                + MODE
                + "; "
                + settings.replace("set local", "set session"));
        sessions.add(connected.unwrap(PgConnection.class));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A pooler makes up the process that it tells, since it may be another one each time. */
  private static boolean isOwn(Connection connected, Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery("select pg_backend_pid()")) {
      found.next();
      return found.getInt(1) == connected.unwrap(PgConnection.class).getBackendPID();
    }
  }
}
