package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import io.counterclaim.base.PlannerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.hibernate.SessionFactory;

/** The connections of requests, and the settings that their transactions read with. */
@ApplicationScoped
class ReadTransactions {
  /** How much longer than a request a statement may take, should its cancellation not arrive. */
  static final Duration MARGIN = Duration.ofSeconds(1);

  /** How much of a word must be found in a name for that to be like it, misspelt. */
  static final String SIMILAR = "set local pg_trgm.word_similarity_threshold = 0.5";

  private final AgroalDataSource database;
  private final SessionFactory sessions;
  private final String begin;

  ReadTransactions(AgroalDataSource database, SessionFactory sessions, Limits limits) {
    this.database = database;
    this.sessions = sessions;
    begin =
        String.join(
            "; ",
            "begin isolation level repeatable read, read only",
            "set local statement_timeout = " + limits.time().plus(MARGIN).toMillis(),
            SIMILAR,
            PlannerSettings.SET);
  }

  /** On a connection that is the caller's until the transaction ends, begun or not. */
  ReadTransaction connect() throws SQLException {
    return new ReadTransaction(new SqlConnection(database.getConnection()), begin, sessions);
  }

  int mostConnections() {
    return database.getConfiguration().connectionPoolConfiguration().maxSize();
  }
}
