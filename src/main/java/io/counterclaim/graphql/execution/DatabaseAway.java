package io.counterclaim.graphql.execution;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells failures of a database that cannot be asked just now from those of what it was asked.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Codes of errors</a>
 */
final class DatabaseAway {
  private static final String CONNECTION = "08";
  private static final Set<String> OTHERS =
      Set.of(
          "53300", // too many connections
          "57014", // a statement was cancelled, by hand or since it took too long
          "57P01", // the server is shut down, or ended this session
          "57P02", // it crashed
          "57P03", // it cannot be connected to yet
          "57P05"); // the session was idle for too long

  private DatabaseAway() {}

  static boolean isReasonOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException reported && isMeantBy(reported.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** What the connection pool reports by itself has no code: no connection came free in time. */
  private static boolean isMeantBy(String code) {
    return code == null || code.startsWith(CONNECTION) || OTHERS.contains(code);
  }
}
