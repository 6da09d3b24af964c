package io.counterclaim.base;

/**
 * What PostgreSQL plans the service's statements with. They are set in each transaction, not once
 * in a session: a pooler that parts transactions, such as PgBouncer, gives each to whichever
 * session is free.
 */
public final class PlannerSettings {
  /**
   * Pages at random cost little more than in a row on today's disks; told otherwise, it reads all
   * names for a search. Compiling a plan takes longer than any of the service's statements. Several
   * processes for one statement take more of the processors, and them from the others who ask.
   */
  public static final String SET =
      "set local random_page_cost = 1.1; set local jit = off; set local max_parallel_workers_per_gather = 0";

  private PlannerSettings() {}
}
