package io.counterclaim.graphql.execution;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells failures of a database that cannot be asked just now from those of what it was asked.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Codes of errors</a>
 */
final class DatabaseAway {
  private static final String CONNECTION = "08";

  private static final Set<String> ENDED =
      Set.of(
          "25P03", // the transaction was idle for too long
          "57P01", // the server is shut down, or ended this session
          "57P02", // it crashed
          "57P05"); // the session was idle for too long

  private static final String READ_ONLY = "25006";

  private static final Set<String> OTHERS =
      Set.of(
          READ_ONLY, // it became a standby
          "40001", // a standby had to take away what was read
          "53300", // too many connections
          "57014", // a statement was cancelled, by hand or since it took too long
          "57P03"); // the server cannot be connected to yet

  private DatabaseAway() {}

  /** What the connection pool reports by itself has no code: no connection came free in time. */
  static boolean isReasonOf(Throwable failure) {
    return reports(failure, code -> code == null || OTHERS.contains(code) || isLoss(code));
  }

  /** Whether a connection broke, so that nobody told what became of what was executed on it. */
  static boolean isLossOf(Throwable failure) {
    return reports(failure, code -> code != null && isLoss(code));
  }

  /** Whether another server is to be found, since this one cannot be written to. */
  static boolean isReadOnly(Throwable failure) {
    return reports(failure, READ_ONLY::equals);
  }

  private static boolean isLoss(String code) {
    return code.startsWith(CONNECTION) || ENDED.contains(code);
  }

  /** What fails in a commit is told beside what that failed with. */
  private static boolean reports(Throwable failure, Predicate<String> code) {
    return failure != null
        && (failure instanceof SQLException reported && code.test(reported.getSQLState())
            || reports(failure.getCause(), code)
            || Stream.of(failure.getSuppressed()).anyMatch(beside -> reports(beside, code)));
  }
}
