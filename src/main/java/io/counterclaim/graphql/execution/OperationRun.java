package io.counterclaim.graphql.execution;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import io.counterclaim.graphql.schema.Revision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

/**
 * One operation that is being executed: on one thread, and with one read-only snapshot of the
 * database for all that it reads. Another thread may cancel it.
 */
public final class OperationRun implements Cancellable {
  private static final Logger LOG = Logger.getLogger(OperationRun.class);
  private static final ThreadLocal<OperationRun> CURRENT = new ThreadLocal<>();

  private final OperationRequest operation;
  private final EventRange range;
  private final Cancellation cancellation = new Cancellation();
  private volatile String name;
  private volatile Long cost;
  private volatile boolean writer;

  private DataFetchingEnvironment field;
  private WriteTransactions writes;
  private OperationSnapshot snapshot;
  private Rehearsal rehearsal;
  private EventQuery.Start start;
  private List<Long> told = List.of();
  private RequestError loss;
  private boolean heldBack;
  private boolean writing;
  private boolean written;
  private boolean fieldWritten;
  private boolean again;
  private boolean atWork;

  public OperationRun(OperationRequest operation) {
    this(operation, null);
  }

  /**
   * @param range what it is executed for; null if it is no subscription
   */
  OperationRun(OperationRequest operation, EventRange range) {
    this.operation = operation;
    this.range = range;
  }

  /** What this thread executes; null if it does nothing of the kind. */
  static OperationRun current() {
    return CURRENT.get();
  }

  OperationRequest operation() {
    return operation;
  }

  Caller caller() {
    return operation.caller();
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

  void begin(ReadTransactions reads, WriteTransactions writes) {
    this.writes = writes;
    snapshot = new OperationSnapshot(this, reads, cancellation);
    cancellation.begin();
    CURRENT.set(this);
  }

  /**
   * Lets a mutation begin, but for the first time.
   *
   * @throws AbortExecutionException the first time
   */
  void beginToWrite() {
    writer = heldBack;
    awaitTurn();
    work();
  }

  /** The same of a preview, which keeps writers waiting, and records nothing. */
  void beginPreview() {
    awaitTurn();
  }

  private void awaitTurn() {
    heldBack = !heldBack;
    if (heldBack) {
      throw new AbortExecutionException("It waits for its turn to write");
    }
  }

  /** Whether it is a mutation or a preview that was checked and not begun. */
  boolean isHeldBack() {
    return heldBack;
  }

  /** Whether a replica will do: what tells of events begins where its reader knows that it does. */
  boolean mayReadReplica() {
    return !writer && range == null;
  }

  /** Whether it is a mutation that was begun: what became of it is known when it is over. */
  public boolean isWriter() {
    return writer;
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
    return writing || rehearsal != null && rehearsal.published() == null;
  }

  /** Does it in a transaction. What comes after reads a new snapshot. */
  <T> T write(Callable<T> work) {
    return written(() -> writes.call(cancellation, work));
  }

  /** The same in one with others. */
  <I, A extends Discardable> A write(SharedTransaction<I, A> shared, I input) {
    return written(() -> writes.call(cancellation, shared, input));
  }

  private <T> T written(Supplier<T> transaction) {
    fieldWritten = false;
    check();
    rest();
    writing = true;
    try {
      T answer = transaction.get();
      fieldWritten = !(answer instanceof Discardable payload && payload.isDiscarded());
      written |= fieldWritten;
      if (fieldWritten) {
        snapshot.forgetRevision();
      }
      return answer;
    } catch (LostCommit e) {
      throw lost(RequestError.perhapsRecorded(), e);
    } finally {
      writing = false;
    }
  }

  EventRange range() {
    return range;
  }

  void tell(List<Long> revisions) {
    told = revisions;
  }

  /** The revisions of the events that it answers with. */
  List<Long> told() {
    return told;
  }

  void beginToFollow(EventQuery.Start start) {
    this.start = start;
  }

  /** What is to be executed for events; null if it is no subscription, or was refused. */
  public EventQuery.Start start() {
    return start;
  }

  /** Whether it is answered as if drafts had been published. */
  public boolean isPreview() {
    return !drafts().isEmpty();
  }

  public List<UUID> drafts() {
    return operation.drafts();
  }

  /**
   * Executes a query after its drafts are published, in a transaction that is rolled back.
   *
   * @throws RequestError if they cannot be, or it was given up
   */
  ExecutionResult preview(Preview preview, Supplier<ExecutionResult> query) {
    check();
    rehearsal = new Rehearsal(preview, drafts());
    try {
      return rehearsal.execute(writes, cancellation, query);
    } catch (RuntimeException e) {
      throw reason(e) instanceof RequestError told ? told : e;
    } finally {
      rehearsal = null;
    }
  }

  /** Whether a transaction of it was committed: it must not be told as failed any more. */
  public boolean hasWritten() {
    return written;
  }

  /** Reads in the snapshot, which the first use makes. */
  StatelessSession session() {
    check();
    if (rehearsal != null) {
      return rehearsal.session();
    }
    work();
    try {
      return snapshot.session(writer);
    } catch (SQLException e) {
      throw lost(RequestError.databaseAway(), e);
    }
  }

  /**
   * The latest moment of which the snapshot has all that had been recorded by then. Only those who
   * ask for it wait for what is being committed: an operation that was begun without is executed
   * again. A mutation cannot be, so what it answers is read like that from the first.
   *
   * @throws Again if this is not such a snapshot
   */
  Instant settled() {
    if (rehearsal != null) {
      return rehearsal.published();
    }
    session();
    if (snapshot.settled() == null) {
      again = true;
      check();
    }
    return snapshot.settled();
  }

  /** For what no revision tells of: from now on the primary is read. */
  void needPrimary() {
    again = again || snapshot.needPrimary();
    check();
  }

  /** Whether it has to be executed again: what came of it does not count. */
  boolean beginAgain() {
    boolean had = again;
    if (again) {
      snapshot.settleNext();
      again = false;
    }
    return had;
  }

  /** Whether there is any sense in going on. */
  void check() {
    if (again) {
      throw new Again();
    }
    if (cancellation.isGivenUp()) {
      throw givenUp();
    }
    if (loss != null) {
      throw RequestError.databaseAway();
    }
  }

  private RequestError givenUp() {
    return fieldWritten ? RequestError.recordedButNotRead() : RequestError.timeout();
  }

  /** What a field failed with; where that is no fault, what the client is told. */
  Throwable reason(Throwable failure) {
    if (!DatabaseAway.isReasonOf(failure)) {
      return failure;
    }
    if (isCancelled()) {
      return givenUp();
    }
    again = again || snapshot.canBeMadeAgainAfter(failure);
    return again ? failure : lost(RequestError.databaseAway(), failure);
  }

  /** Fails the whole: what was read before goes with no other snapshot. */
  private RequestError lost(RequestError told, Throwable failure) {
    if (loss == null) {
      LOG.warnf("The database did not answer: %s", failure.getMessage());
      loss = told;
    }
    return told;
  }

  /** What it failed with when the database went away; null if that did not happen. */
  RequestError loss() {
    return loss;
  }

  /** Fails the whole, which asks for a later revision than there is. */
  RequestError lacks(long latest) {
    loss = RequestError.notFound(Revision.HEADER, "there is none after " + latest + " here");
    return loss;
  }

  /** The latest one that was read; null if nothing was, or nothing but drafts that are tried. */
  public Long revision() {
    return snapshot.revision();
  }

  /** What was recorded has a revision, too, if nothing was read afterwards. */
  private void seeWhatWasWritten() {
    rest();
    if (written && snapshot.revision() == null && loss == null && !isCancelled()) {
      try {
        work();
        snapshot.see();
      } catch (SQLException | RuntimeException e) {
        LOG.debug("What was recorded is told without its revision", e);
      }
    }
  }

  private void work() {
    if (writer && !atWork) {
      writes.turns().begin(this::check);
      atWork = true;
    }
  }

  private void rest() {
    snapshot.end();
    if (atWork) {
      writes.turns().end();
      atWork = false;
    }
  }

  void end() {
    seeWhatWasWritten();
    rest();
    cancellation.end();
    CURRENT.remove();
  }

  @Override
  public boolean isRunning() {
    return cancellation.isRunning();
  }

  public boolean isCancelled() {
    return cancellation.isGivenUp();
  }

  @Override
  public void giveUp() {
    cancellation.giveUp();
  }

  @Override
  public void cancel() {
    cancellation.giveUp();
    cancellation.cancel();
  }

  /** Ends an execution that has to begin again. */
  private static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Again() {
      super(null, null, false, false);
    }
  }
}
