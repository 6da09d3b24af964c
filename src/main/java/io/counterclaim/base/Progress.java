package io.counterclaim.base;

import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells in the log, every ten seconds, how far a task is that may take long. */
public final class Progress {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

  private final Logger log;
  private final String task;
  private final long start = System.nanoTime();
  private long told = start;

  /**
   * @param task what is done to what, such as "Importing parts of a.json"
   */
  public Progress(Logger log, String task) {
    this.log = log;
    this.task = task;
  }

  /**
   * @param done how many there are done since the start
   * @param of how many there are in all
   */
  public void at(long done, long of) {
    if (System.nanoTime() - told >= INTERVAL) {
      told = System.nanoTime();
      log.infof("%s: %d of %d done, %.1f per second", task, done, of, perSecond(done));
    }
  }

  /** Tells it once more, now that there is nothing left to do. */
  public void end(long done) {
    log.infof("%s: all %d done, %.1f per second", task, done, perSecond(done));
  }

  private double perSecond(long done) {
    return done * 1e9 / Math.max(1, System.nanoTime() - start);
  }
}
