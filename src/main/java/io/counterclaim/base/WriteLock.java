package io.counterclaim.base;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * One writer at a time: rules over several rows, such as that no camp links run in a circle, are
 * checked before they are written, and what is recorded later has a later time.
 */
public final class WriteLock {
  private static final long KEY = 0x636c61696dL;

  private WriteLock() {}

  /**
   * Waits for other writers; holds the lock to the end of the transaction.
   *
   * @return the moment at which what this transaction writes is recorded
   */
  public static Instant take(EntityManager entities) {
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(:key) as text)")
        .setParameter("key", KEY)
        .getResultList();
    return (Instant)
        entities.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
  }
}
