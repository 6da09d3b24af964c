package io.counterclaim.base;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * One writer at a time: rules over several rows, such as that no camp links run in a circle, are
 * checked before they are written, and what is recorded later has a later time.
 */
public final class WriteLock {
  private WriteLock() {}

  /** Whether nobody can write: the database is a standby, or was set to be only read. */
  public static boolean isReadOnly(EntityManager entities) {
    return ask(entities, "select cast(current_setting('transaction_read_only') as boolean)");
  }

  /**
   * Waits for other writers; holds the lock to the end of the transaction.
   *
   * @return the moment at which what this transaction writes is recorded
   */
  public static Instant take(EntityManager entities) {
    entities.createNativeQuery(PlannerSettings.SET).executeUpdate();
    return (Instant)
        entities.createNativeQuery("select recording_moment()", Instant.class).getSingleResult();
  }

  /**
   * Takes another lock, to the end of the transaction, unless somebody has it.
   *
   * @return whether it was taken
   */
  public static boolean tryTake(EntityManager entities, long key) {
    return ask(entities, "select pg_try_advisory_xact_lock(" + key + ")");
  }

  private static boolean ask(EntityManager entities, String sql) {
    return (Boolean) entities.createNativeQuery(sql, Boolean.class).getSingleResult();
  }
}
