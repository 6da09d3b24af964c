package io.counterclaim.graphql.execution;

import java.sql.SQLException;
import java.time.Instant;
import org.hibernate.StatelessSession;

/** What an operation reads: made when it is read first, and again after it was given up. */
final class OperationSnapshot {
  private final OperationRun run;
  private final ReadTransactions reads;
  private final Cancellation cancellation;
  private ReadTransaction transaction;
  private boolean settling;

  OperationSnapshot(OperationRun run, ReadTransactions reads, Cancellation cancellation) {
    this.run = run;
    this.reads = reads;
    this.cancellation = cancellation;
  }

  /**
   * Whether it broke before anything was read: its connection may have been broken already, which
   * the first statement tells.
   */
  boolean isBrokenBy(Throwable failure) {
    return transaction != null
        && transaction.settled() == null
        && transaction.isUnread()
        && DatabaseAway.isLossOf(failure);
  }

  /** Gives it up; the next one is settled. */
  void settleNext() {
    end();
    settling = true;
  }

  /**
   * @param settled whether it is to be settled if it is made now
   */
  StatelessSession session(boolean settled) throws SQLException {
    if (transaction == null) {
      open(settling || settled);
    }
    return transaction.session();
  }

  /** See {@link ReadTransaction#settled}. */
  Instant settled() {
    return transaction.settled();
  }

  /**
   * Connections may have broken while nobody used them, which the first statement tells: one that
   * did leaves the pool, and another is taken until one is new.
   */
  private void open(boolean settled) throws SQLException {
    SQLException broken = null;
    for (int tries = 0; tries < reads.mostConnections(); tries++) {
      transaction = reads.connect(run.isWriter());
      cancellation.use(transaction.connection());
      run.check();
      try {
        if (settled) {
          transaction.settle();
        }
        transaction.begin();
        return;
      } catch (SQLException e) {
        end();
        broken = e;
      }
    }
    throw broken;
  }

  /** Gives it up. */
  void end() {
    if (transaction != null) {
      ReadTransaction used = transaction;
      transaction = null;
      cancellation.leave();
      used.end();
    }
  }
}
