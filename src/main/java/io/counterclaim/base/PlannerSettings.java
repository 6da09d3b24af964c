package io.counterclaim.base;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What PostgreSQL plans the service's statements with. They are set in each transaction: a pooler
 * that parts transactions, such as PgBouncer, gives each to whichever session is free. Once in a
 * session is enough where there is none.
 */
public final class PlannerSettings {
  /**
   * Pages at random cost little more than in a row on today's disks; told otherwise, it reads all
   * names for a search. Compiling a plan takes longer than any of the service's statements. Several
   * processes for one statement take more of the processors, and them from the others who ask.
   */
  private static final Map<String, String> SETTINGS =
      Map.of("random_page_cost", "1.1", "jit", "off", "max_parallel_workers_per_gather", "0");

  public static final String SET = each("set local %s = %s", "; ");

  /** The same as columns of a query. */
  static final String COLUMNS = each("set_config('%s', '%s', true)", ", ");

  private PlannerSettings() {}

  private static String each(String form, String between) {
    return SETTINGS.entrySet().stream()
        .map(setting -> form.formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(between));
  }
}
