package io.counterclaim.graphql.execution;

import io.counterclaim.graphql.schema.Revision;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.StatelessSession;

/** What an operation reads: made when it is read first, and again after it was given up. */
final class OperationSnapshot {
  /** How long a replica is waited for, and from one look to the next. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final OperationRun run;
  private final ReadTransactions reads;
  private final Cancellation cancellation;
  private ReadTransaction transaction;
  private boolean settling;
  private boolean primary;
  private Long revision;

  OperationSnapshot(OperationRun run, ReadTransactions reads, Cancellation cancellation) {
    this.run = run;
    this.reads = reads;
    this.cancellation = cancellation;
  }

  /**
   * Whether another one will do: it was of a replica, or nothing was read, since its connection may
   * have been broken already, which the first statement tells.
   */
  boolean canBeMadeAgainAfter(Throwable failure) {
    if (transaction == null) {
      return false;
    }
    if (transaction.isOnReplica()) {
      reads.leaveReplicasAfter(failure);
      return true;
    }
    return transaction.settled() == null
        && transaction.isUnread()
        && DatabaseAway.isLossOf(failure);
  }

  /** Has it be of the primary, and tells whether something else was read before. */
  boolean needPrimary() {
    primary = true;
    return transaction != null && transaction.isOnReplica();
  }

  /** Gives it up; the next one is of the primary, and settled. */
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

  /** Makes one that nothing but its revision is read of. */
  void see() throws SQLException {
    session(false);
    transaction.see();
  }

  /** The latest revision that it had, once it is given up; null if nothing was read. */
  Long revision() {
    return revision;
  }

  /** What was read is not all any more. */
  void forgetRevision() {
    revision = null;
  }

  /** See {@link ReadTransaction#settled}. */
  Instant settled() {
    return transaction.settled();
  }

  private void open(boolean settled) throws SQLException {
    if (settled || primary || !run.mayReadReplica() || !openOnReplica()) {
      openOnPrimary(settled);
    }
  }

  /** Waits a moment for the revision that it must have, without a connection. */
  private boolean openOnReplica() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while ((transaction = reads.beginOnReplica()) != null) {
      cancellation.use(transaction.connection());
      run.check();
      if (isNewEnough()) {
        return true;
      }
      end();
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return false;
  }

  /**
   * Connections may have broken while nobody used them, which the first statement tells: one that
   * did leaves the pool, and another is taken until one is new.
   */
  private void openOnPrimary(boolean settled) throws SQLException {
    SQLException broken = null;
    for (int tries = 0; tries < reads.mostConnections(); tries++) {
      transaction = reads.connect(run.isWriter());
      cancellation.use(transaction.connection());
      run.check();
      try {
        if (settled) {
          transaction.settle();
        }
        begin();
        return;
      } catch (SQLException e) {
        end();
        broken = e;
      }
    }
    throw broken;
  }

  private void begin() throws SQLException {
    transaction.begin();
    if (run.operation().revision() != null && !run.isWriter()) {
      transaction.see();
      if (!isNewEnough()) {
        throw run.lacks(transaction.revision());
      }
    }
  }

  private boolean isNewEnough() {
    Revision needed = run.operation().revision();
    return needed == null || transaction.revision() >= needed.number();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives it up. */
  void end() {
    if (transaction != null) {
      ReadTransaction used = transaction;
      transaction = null;
      cancellation.leave();
      used.end();
      revision = used.revision();
    }
  }
}
