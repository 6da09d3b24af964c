package io.counterclaim.base;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * One writer at a time: rules over several rows, such as that no camp links run in a circle, are
 * checked before they are written, and what is recorded later has a later time.
 */
public final class WriteLock {
  /** The triggers that write down changes read who writes and why. */
  private static final String TAKE =
      "select recording_moment(), set_config('counterclaim.by', ?, true), set_config('counterclaim.why', ?, true), "
          + PlannerSettings.COLUMNS;

  /**
   * For a few rows that are looked up by their keys, always in the same way: a plan for the values
   * at hand takes longer to make than to execute, and that of a table that is empty yet must not
   * read all of it later. The trigger that writes down changes reads the editors.
   */
  private static final String TAKE_FOR_EACH =
      TAKE
          + ", set_config('counterclaim.editors', ?, true), set_config('plan_cache_mode', 'force_generic_plan', true),"
          + " set_config('enable_seqscan', 'off', true)";

  private WriteLock() {}

  /** Whether nobody can write: the database is a standby, or was set to be only read. */
  public static boolean isReadOnly(EntityManager entities) {
    return ask(entities, "select cast(current_setting('transaction_read_only') as boolean)");
  }

  /**
   * Waits for other writers; holds the lock to the end of the transaction.
   *
   * @param by who writes; empty for the user of the database
   * @param why the reason that is kept with the changes; empty if there is none
   * @return the moment at which what this transaction writes is recorded
   */
  public static Instant take(EntityManager entities, String by, String why) {
    return moment(Jdbc.rows(entities, TAKE, by, why));
  }

  /**
   * The same of a few statements, each by an editor of its own.
   *
   * @param editors who sent which, by its key, as JSON
   */
  public static Instant takeForEach(EntityManager entities, String by, String editors) {
    return moment(Jdbc.rows(entities, TAKE_FOR_EACH, by, "", editors));
  }

  private static Instant moment(List<Object[]> taken) {
    return ((Timestamp) taken.get(0)[0]).toInstant();
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
