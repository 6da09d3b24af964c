package io.counterclaim.graphql.execution;

import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What mutations wait for, without a connection: to write, one at a time, and to do all else, as
 * many at a time as there are connections for. So however many wait to write, those that do not
 * take no more of the processors from readers.
 */
@Singleton
class WriteTurns {
  static final long LOOK_MILLIS = 50;

  private final Lock writing = new ReentrantLock(true);
  private final Semaphore others;

  WriteTurns(Connections connections) {
    others = new Semaphore(connections.writing, true);
  }

  /**
   * @param check throws if there is no sense in waiting any longer
   */
  <T> T write(Runnable check, Supplier<T> work) {
    await(() -> writing.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS), check);
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  void begin(Runnable check) {
    await(() -> others.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS), check);
  }

  void end() {
    others.release();
  }

  static void await(Callable<Boolean> over, Runnable check) {
    try {
      while (!over.call()) {
        check.run();
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
