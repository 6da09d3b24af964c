package io.counterclaim.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

/**
 * One operation that is being executed: on one thread, and with one read-only snapshot of the
 * database for all that it reads. Another thread may cancel it.
 */
public final class OperationRun {
  private static final Logger LOG = Logger.getLogger(OperationRun.class);
  private static final ThreadLocal<OperationRun> CURRENT = new ThreadLocal<>();

  /** Nanoseconds for which a cancelled statement may go on. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private final OperationRequest operation;
  private volatile String name;
  private volatile Long cost;

  private DataFetchingEnvironment field;
  private ReadTransactions transactions;
  private ReadTransaction snapshot;
  private boolean databaseAway;
  private boolean writing;
  private boolean written;
  private boolean begun;
  private long cancelledAt;
  private volatile boolean cancelled;
  private volatile boolean over;

  public OperationRun(OperationRequest operation) {
    this.operation = operation;
  }

  /** What this thread executes; null if it does nothing of the kind. */
  static OperationRun current() {
    return CURRENT.get();
  }

  OperationRequest operation() {
    return operation;
  }

  void estimate(String name, long cost) {
    this.name = name;
    this.cost = cost;
  }

  /** Of the operation; null if it has none, or was refused as it stands. */
  public String name() {
    return name;
  }

  /** As estimated; null if it was refused as it stands. */
  public Long cost() {
    return cost;
  }

  void begin(ReadTransactions transactions) {
    this.transactions = transactions;
    synchronized (this) {
      begun = true;
    }
    CURRENT.set(this);
  }

  void at(DataFetchingEnvironment field) {
    check();
    this.field = field;
  }

  DataFetchingEnvironment field() {
    return field;
  }

  /** Whether it is in a transaction that writes, which has a session of its own. */
  boolean isWriting() {
    return writing;
  }

  void setWriting(boolean writing) {
    this.writing = writing;
  }

  /** Whether a transaction of it was committed: it must not be told as failed any more. */
  boolean hasWritten() {
    return written;
  }

  void setWritten() {
    written = true;
  }

  /** Reads in the snapshot, which the first use makes. */
  StatelessSession session() {
    check();
    if (snapshot == null) {
      try {
        open();
      } catch (SQLException e) {
        throw databaseAway(e);
      }
    }
    return snapshot.session();
  }

  /** Whether there is any sense in going on. */
  void check() {
    if (cancelled) {
      throw RequestError.timeout();
    }
    if (databaseAway) {
      throw RequestError.databaseAway();
    }
  }

  /**
   * Connections may have broken while nobody used them, which the first statement tells: one that
   * did leaves the pool, and another is taken until one is new.
   */
  private void open() throws SQLException {
    SQLException broken = null;
    for (int tries = 0; tries < transactions.mostConnections(); tries++) {
      ReadTransaction opened = transactions.connect();
      synchronized (this) {
        snapshot = opened;
      }
      check();
      try {
        opened.begin();
        return;
      } catch (SQLException e) {
        endSnapshot();
        broken = e;
      }
    }
    throw broken;
  }

  /** Gives up what was read. What comes after reads a new snapshot. */
  void endSnapshot() {
    ReadTransaction used;
    synchronized (this) {
      used = snapshot;
      snapshot = null;
    }
    if (used != null) {
      used.end();
    }
  }

  /** What a field failed with; where that is no fault, what the client is told. */
  Throwable reason(Throwable failure) {
    return !cancelled && DatabaseAway.isReasonOf(failure) ? databaseAway(failure) : failure;
  }

  /** Fails the whole: what was read before goes with no other snapshot. */
  private RequestError databaseAway(Throwable failure) {
    if (!databaseAway) {
      LOG.warnf("The database did not answer: %s", failure.getMessage());
    }
    databaseAway = true;
    return RequestError.databaseAway();
  }

  boolean isDatabaseAway() {
    return databaseAway;
  }

  void end() {
    endSnapshot();
    over = true;
    CURRENT.remove();
  }

  public boolean isOver() {
    return over;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Ends it early: the SQL statement that runs is cancelled. One that is on its way to the database
   * just then is not, so this is to be called until it is over; a database that does not hear of it
   * for some time is waited for no longer. The lock keeps the connection from going to another
   * operation in between.
   */
  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      cancelledAt = System.nanoTime();
    }
    if (!begun) {
      over = true;
    }
    if (snapshot == null) {
      return;
    }
    if (System.nanoTime() - cancelledAt < PATIENCE) {
      snapshot.cancel();
    } else {
      snapshot.cut();
    }
  }
}
