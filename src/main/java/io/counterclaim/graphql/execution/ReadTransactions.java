package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.hibernate.SessionFactory;

/** The transactions that requests read in. */
@ApplicationScoped
class ReadTransactions {
  private final ReadPools pools;
  private final AgroalDataSource others;
  private final Connections connections;
  private final ReadSettings settings;
  private final SessionFactory sessions;
  private final Counter ofPrimary;
  private final Counter ofReplicas;
  private final Replicas replicas;

  ReadTransactions(
      ReadPools pools,
      AgroalDataSource others,
      Connections connections,
      ReadSettings settings,
      SessionFactory sessions,
      Replicas replicas,
      MeterRegistry metrics) {
    this.pools = pools;
    this.others = others;
    this.connections = connections;
    this.settings = settings;
    this.sessions = sessions;
    this.replicas = replicas;
    ofPrimary = metrics.counter("database.reads", "node", "primary");
    ofReplicas = metrics.counter("database.reads", "node", "replica");
  }

  /**
   * To the primary, on a connection that is the caller's until the transaction ends, begun or not.
   *
   * @param writer whether it reads what a mutation answers with: by a connection of the writers
   */
  ReadTransaction connect(boolean writer) throws SQLException {
    ofPrimary.increment();
    SqlConnection connection =
        writer ? new SqlConnection(others.getConnection()) : pools.primary.connect();
    return new ReadTransaction(connection, settings, sessions);
  }

  /** Begun on a replica; null if none is to be read from. */
  ReadTransaction beginOnReplica() {
    ReadTransaction begun = replicas.begin();
    if (begun != null) {
      ofReplicas.increment();
    }
    return begun;
  }

  /** What a transaction on a replica failed with. */
  void leaveReplicasAfter(Throwable failure) {
    replicas.leaveAfter(failure);
  }

  int mostConnections() {
    return Math.max(connections.reading, connections.others);
  }
}
