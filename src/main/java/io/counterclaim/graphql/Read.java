package io.counterclaim.graphql;

import io.quarkus.arc.Arc;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * Reading: one stateless session in the transaction of the request, so that all fields see one
 * snapshot.
 */
public final class Read {
  private Read() {}

  public static StatelessSession session() {
    return Arc.container().instance(StatelessSession.class).get();
  }

  /**
   * Makes the transaction of this thread one read-only snapshot. Must come before all else in it.
   */
  static void snapshot() {
    session()
        .doWork(
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
              }
            });
  }

  public static <T> SelectionQuery<T> query(
      String hql, Class<T> result, Map<String, ?> parameters) {
    SelectionQuery<T> query = session().createSelectionQuery(hql, result);
    parameters.forEach(query::setParameter);
    return query;
  }
}
