package io.counterclaim.graphql.execution;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** A transaction that is no part of an operation, and may take longer than one. */
public final class WriteRun implements Cancellable {
  private static final Logger LOG = Logger.getLogger(WriteRun.class);

  private final WriteTransactions transactions;
  private final Duration longest;
  private final Cancellation cancellation = new Cancellation();

  WriteRun(WriteTransactions transactions, Duration longest) {
    this.transactions = transactions;
    this.longest = longest;
  }

  /**
   * Does it when other writers are done, all or nothing.
   *
   * @throws RequestError if it was given up, or the database did not answer
   */
  public <T> T call(Callable<T> work) {
    cancellation.begin();
    try {
      return transactions.call(cancellation, longest, work);
    } catch (LostCommit e) {
      throw RequestError.perhapsRecorded();
    } catch (RuntimeException e) {
      throw reason(e);
    } finally {
      cancellation.end();
    }
  }

  private RuntimeException reason(RuntimeException failure) {
    if (!DatabaseAway.isReasonOf(failure)) {
      return failure;
    }
    if (isGivenUp()) {
      return RequestError.timeout();
    }
    LOG.warnf("The database did not answer: %s", failure.getMessage());
    return RequestError.databaseAway();
  }

  /**
   * Whether there is any sense in going on.
   *
   * @throws RequestError if it was given up
   */
  public void check() {
    cancellation.check();
  }

  public boolean isGivenUp() {
    return cancellation.isGivenUp();
  }

  @Override
  public void giveUp() {
    cancellation.giveUp();
  }

  @Override
  public boolean isRunning() {
    return cancellation.isRunning();
  }

  @Override
  public void cancel() {
    cancellation.giveUp();
    cancellation.cancel();
  }
}
