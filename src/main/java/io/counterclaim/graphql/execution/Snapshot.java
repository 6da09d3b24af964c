package io.counterclaim.graphql.execution;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.SelectionQuery;

/**
 * Reading: in the snapshot of the operation that this thread executes, so that all its fields see
 * the same; outside of one in the transaction of the thread.
 */
public final class Snapshot {
  private Snapshot() {}

  public static StatelessSession session() {
    OperationRun run = OperationRun.current();
    return run == null || run.isWriting()
        ? Arc.container().instance(StatelessSession.class).get()
        : run.session();
  }

  /**
   * Refuses a moment that is still to come: more may be recorded by then. To be asked before
   * anything is read that was known at a moment.
   */
  public static void checkOver(String argument, Instant moment) {
    OperationRun run = OperationRun.current();
    if (run != null && !run.isWriting() && moment.isAfter(run.settled())) {
      throw RequestError.invalid(
          argument,
          "must not be later than now, which is "
              + run.settled()
              + " by the clock of the database");
    }
  }

  /** To be said before anything is read that has no revision: a replica may not have it yet. */
  public static void needPrimary() {
    OperationRun run = OperationRun.current();
    if (run != null) {
      run.needPrimary();
    }
  }

  /**
   * A named query, which Hibernate checks at start-up.
   *
   * @param ids the parameter that each of these queries has
   */
  public static <T> SelectionQuery<T> named(String name, Class<T> result, Collection<UUID> ids) {
    return session()
        .createNamedSelectionQuery(name, result)
        .setReadOnly(true)
        .setParameter("ids", ids.toArray(UUID[]::new));
  }

  static String hql(String name) {
    return session()
        .getFactory()
        .unwrap(SessionFactoryImplementor.class)
        .getQueryEngine()
        .getNamedObjectRepository()
        .getSqmQueryMemento(name)
        .getHqlString();
  }

  public static <T> SelectionQuery<T> query(
      String hql, Class<T> result, Map<String, ?> parameters) {
    SelectionQuery<T> query = session().createSelectionQuery(hql, result).setReadOnly(true);
    parameters.forEach((name, value) -> query.setParameter(name, value(value)));
    return query;
  }

  /**
   * A value as a query takes it: several ids, enum values or texts as one array, so that the
   * statement is the same for any number of them.
   */
  public static Object value(Object value) {
    if (!(value instanceof Collection<?> several)) {
      return value;
    }
    return several.stream().allMatch(UUID.class::isInstance)
        ? several.toArray(UUID[]::new)
        : several.stream().map(Snapshot::text).toArray(String[]::new);
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : (String) value;
  }
}
