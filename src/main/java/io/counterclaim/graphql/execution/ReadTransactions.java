package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.SessionFactory;

/** The transactions that requests read in. */
@ApplicationScoped
class ReadTransactions {
  private final ReadPool pool;
  private final AgroalDataSource others;
  private final Connections connections;
  private final ReadSettings settings;
  private final SessionFactory sessions;

  ReadTransactions(
      ReadPool pool,
      AgroalDataSource others,
      Connections connections,
      ReadSettings settings,
      SessionFactory sessions) {
    this.pool = pool;
    this.others = others;
    this.connections = connections;
    this.settings = settings;
    this.sessions = sessions;
  }

  /**
   * On a connection that is the caller's until the transaction ends, begun or not.
   *
   * @param writer whether it reads what a mutation answers with: by a connection of the writers
   */
  ReadTransaction connect(boolean writer) throws SQLException {
    Connection connection = writer ? others.getConnection() : pool.getConnection();
    return new ReadTransaction(new SqlConnection(connection), settings.begin(), sessions);
  }

  int mostConnections() {
    return Math.max(connections.reading, connections.others);
  }
}
