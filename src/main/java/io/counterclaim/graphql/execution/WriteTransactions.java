package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The transactions of mutations: one at a time, since the database has one writer at a time and the
 * next one would only hold a connection while it waits.
 */
@ApplicationScoped
public class WriteTransactions {
  /** Previews search in them. */
  private static final String SETTINGS =
      "select set_config('statement_timeout', '%1$d', true), set_config('idle_in_transaction_session_timeout', '%1$d', true); "
          + ReadSettings.SIMILAR;

  /** How much longer than a request a transaction may take that nothing else has ended. */
  private static final Duration LAST_RESORT = Duration.ofMinutes(1);

  private final WriteTurns turns;
  private final AgroalDataSource database;
  private final EntityManager entities;
  private final TransactionSynchronizationRegistry transaction;
  private final Duration time;

  WriteTransactions(
      WriteTurns turns,
      AgroalDataSource database,
      EntityManager entities,
      TransactionSynchronizationRegistry transaction,
      Limits limits) {
    this.turns = turns;
    this.database = database;
    this.entities = entities;
    this.transaction = transaction;
    time = limits.time();
  }

  /** One that may take as long as this. */
  public WriteRun begin(Duration longest) {
    return new WriteRun(this, longest);
  }

  /**
   * @throws LostCommit if the connection broke while it was committed
   */
  <T> T call(Cancellation cancellation, Callable<T> work) {
    return call(cancellation, time, work);
  }

  /** The same of what may take longer than a request. */
  <T> T call(Cancellation cancellation, Duration longest, Callable<T> work) {
    return turns.write(cancellation::check, () -> callOnAnyConnection(cancellation, longest, work));
  }

  /** The same, together with those that wait meanwhile. */
  <I, A extends Discardable> A call(
      Cancellation cancellation, SharedTransaction<I, A> shared, I input) {
    SharedTransaction.Waiting<I, A> own = shared.enter(input);
    Runnable check = () -> checkWhileItWaits(cancellation, shared, own);
    try {
      WriteTurns.await(() -> shared.await(own, WriteTurns.LOOK_MILLIS), check);
      return own.isDone()
          ? own.answer()
          : turns.write(
              check,
              () -> shared.write(own, work -> callOnAnyConnection(cancellation, time, work)));
    } finally {
      shared.leave(own);
    }
  }

  /** What somebody else writes already is awaited, given up or not: it may be recorded. */
  private static <I, A extends Discardable> void checkWhileItWaits(
      Cancellation cancellation,
      SharedTransaction<I, A> shared,
      SharedTransaction.Waiting<I, A> own) {
    if (cancellation.isGivenUp() && shared.leave(own)) {
      cancellation.check();
    }
  }

  /** Connections may have broken while nobody used them: another is taken until one is new. */
  private <T> T callOnAnyConnection(Cancellation cancellation, Duration longest, Callable<T> work) {
    int most = database.getConfiguration().connectionPoolConfiguration().maxSize();
    for (int tries = 1; ; tries++) {
      cancellation.check();
      try {
        return callInTransaction(cancellation, longest, work);
      } catch (NotBegun e) {
        if (tries == most) {
          throw e;
        }
      }
    }
  }

  WriteTurns turns() {
    return turns;
  }

  private <T> T callInTransaction(Cancellation cancellation, Duration longest, Callable<T> work) {
    AtomicBoolean done = new AtomicBoolean();
    try {
      return QuarkusTransaction.requiringNew()
          .timeout(Math.toIntExact(longest.plus(LAST_RESORT).toSeconds()))
          .call(
              () -> {
                T answer = callOnItsConnection(cancellation, longest, work);
                done.set(true);
                return answer;
              });
    } catch (Discarded discarded) {
      @SuppressWarnings("unchecked")
      T answer = (T) discarded.answer;
      return answer;
    } catch (RuntimeException e) {
      if (DatabaseAway.isReadOnly(e)) {
        database.flush(FlushMode.GRACEFUL);
      }
      throw done.get() && DatabaseAway.isLossOf(e) ? new LostCommit(e) : e;
    }
  }

  private <T> T callOnItsConnection(Cancellation cancellation, Duration longest, Callable<T> work)
      throws Exception {
    try (SqlConnection connection = new SqlConnection(database.getConnection())) {
      transaction.registerInterposedSynchronization(new BeforeItIsGivenBack(cancellation));
      cancellation.use(connection);
      try {
        begin(connection, longest);
        T answer = work.call();
        if (answer instanceof Discardable discardable && discardable.isDiscarded()) {
          throw new Discarded(answer);
        }
        entities.flush();
        return answer;
      } catch (Exception | Error e) {
        cancellation.leave();
        connection.rollback();
        throw e;
      }
    }
  }

  private static void begin(SqlConnection connection, Duration longest) {
    try {
      connection.executeOften(SETTINGS.formatted(longest.plus(ReadSettings.MARGIN).toMillis()));
    } catch (SQLException e) {
      throw new NotBegun(e);
    }
  }

  private static final class NotBegun extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotBegun(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Rolls the transaction back, and carries what is answered all the same. */
  private static final class Discarded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object answer;

    private Discarded(Object answer) {
      super(null, null, false, false);
      this.answer = answer;
    }
  }

  /** The framework has the pool's be the last of all. */
  private record BeforeItIsGivenBack(Cancellation cancellation) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      cancellation.leave();
    }
  }
}
