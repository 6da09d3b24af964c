package io.counterclaim.graphql.execution;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Writes of one sort that wait for their turn at the same time are made in one transaction, which
 * takes little longer than that of one of them. If one is refused, each is made for itself.
 *
 * @param <I> what is written
 * @param <A> what is answered, which tells whether it was refused
 */
public abstract class SharedTransaction<I, A extends Discardable> {
  /** So that nobody waits long for the others. */
  private static final int MOST = 20;

  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Set<Waiting<I, A>> waiting = new LinkedHashSet<>();

  /** How long to rest from the last ones. */
  private long rest;

  /** Whether several were written then: as many are about to come again. */
  private boolean severalCame;

  /** What one operation wants written, and what came of it while others were writing. */
  static final class Waiting<I, A> {
    private final I input;
    private A answer;
    private LostCommit loss;
    private boolean alone;

    private Waiting(I input) {
      this.input = input;
    }

    boolean isDone() {
      return answer != null || loss != null;
    }

    A answer() {
      if (loss != null) {
        throw loss;
      }
      return answer;
    }
  }

  /** What came of some, in their order: if one was refused, nothing of all is kept. */
  record Answers<A extends Discardable>(List<A> all) implements Discardable {
    @Override
    public boolean isDiscarded() {
      return all.stream().anyMatch(Discardable::isDiscarded);
    }
  }

  /** Writes one for the operation of this thread, of a mutation that {@link SharesTransaction}. */
  protected final A writeWithOthers(I input) {
    return OperationRun.current().write(this, input);
  }

  /**
   * Writes some of them, in a transaction that is begun.
   *
   * @return the answers, in their order
   */
  protected abstract List<A> write(List<I> inputs);

  /** Whether it may be written together with others that are. */
  protected abstract boolean goesWith(I input, List<I> others);

  synchronized Waiting<I, A> enter(I input) {
    Waiting<I, A> one = new Waiting<>(input);
    waiting.add(one);
    notifyAll();
    return one;
  }

  /**
   * Waits a while for somebody who writes it: the first of those that wait, and it alone waits in
   * turn with other writers.
   *
   * @return whether it has not to wait any more: it is done, or the first, or refused with others
   */
  synchronized boolean await(Waiting<I, A> one, long millis) throws InterruptedException {
    if (!isOver(one)) {
      wait(millis);
    }
    return isOver(one);
  }

  private boolean isOver(Waiting<I, A> one) {
    return one.isDone() || one.alone || !waiting.isEmpty() && waiting.iterator().next() == one;
  }

  /** Whether it was waiting still: nobody will write it then. */
  synchronized boolean leave(Waiting<I, A> one) {
    boolean left = waiting.remove(one);
    if (left) {
      notifyAll();
    }
    return left;
  }

  /**
   * Writes one, by whose turn it is, and with it those that wait.
   *
   * @param transaction does in one what it is given
   */
  A write(Waiting<I, A> own, Function<Callable<Answers<A>>, Answers<A>> transaction) {
    rest();
    long start = System.nanoTime();
    try {
      List<Waiting<I, A>> all = takeWith(own);
      severalCame = all.size() > 1;
      if (all.size() > 1 && writeAll(all, transaction)) {
        return own.answer();
      }
      return transaction.apply(() -> new Answers<>(write(List.of(own.input)))).all.get(0);
    } finally {
      rest = Math.min(System.nanoTime() - start, LONGEST_REST_NANOS);
    }
  }

  /**
   * Where several wait, or were written just now, has who waits do so as long as the last ones
   * took: more come meanwhile that are written together with them, and the processors are free for
   * readers.
   */
  private synchronized void rest() {
    long until = System.nanoTime() + rest;
    long left = rest;
    while (left > 0 && isWorthwhile()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      left = until - System.nanoTime();
    }
  }

  private boolean isWorthwhile() {
    return (severalCame || waiting.size() > 1) && waiting.size() < MOST;
  }

  private synchronized List<Waiting<I, A>> takeWith(Waiting<I, A> own) {
    List<Waiting<I, A>> taken = new ArrayList<>(List.of(own));
    List<I> inputs = new ArrayList<>(List.of(own.input));
    waiting.remove(own);
    Iterator<Waiting<I, A>> others = waiting.iterator();
    while (!own.alone && others.hasNext() && taken.size() < MOST) {
      Waiting<I, A> other = others.next();
      if (goesWith(other.input, inputs)) {
        taken.add(other);
        inputs.add(other.input);
        others.remove();
      }
    }
    notifyAll();
    return taken;
  }

  /** Whether none of them was refused; else each has a turn of its own. */
  private boolean writeAll(
      List<Waiting<I, A>> all, Function<Callable<Answers<A>>, Answers<A>> transaction) {
    List<A> answers = List.of();
    LostCommit loss = null;
    try {
      List<I> inputs = all.stream().map(one -> one.input).toList();
      Answers<A> written = transaction.apply(() -> new Answers<>(write(inputs)));
      if (!written.isDiscarded()) {
        answers = written.all;
      }
    } catch (LostCommit e) {
      loss = e;
    } catch (RuntimeException e) {
      // Whose fault it is shows when each is written for itself.
    } finally {
      tell(all, answers, loss);
    }
    return loss != null || !answers.isEmpty();
  }

  private synchronized void tell(List<Waiting<I, A>> all, List<A> answers, LostCommit loss) {
    for (int i = 0; i < all.size(); i++) {
      Waiting<I, A> one = all.get(i);
      one.answer = answers.isEmpty() ? null : answers.get(i);
      one.loss = loss;
      one.alone = !one.isDone();
    }
    notifyAll();
  }
}
