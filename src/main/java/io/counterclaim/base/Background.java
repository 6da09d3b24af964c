package io.counterclaim.base;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread that looks again and again for something to do, until the service ends. */
public final class Background {
  private final Logger log;
  private final ScheduledExecutorService worker;
  private Set<String> told = Set.of();
  private Set<String> failures = new HashSet<>();

  /**
   * @param name of the thread
   */
  public Background(Logger log, String name) {
    this.log = log;
    worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * @param interval from the end of one look to the next one
   * @param failure what is told if it fails
   */
  public void start(Duration interval, String failure, Runnable look) {
    worker.scheduleWithFixedDelay(
        () -> look(failure, look), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(String failure, Runnable look) {
    failures = new HashSet<>();
    attempt(failure, look);
    told = failures;
  }

  /** Does one of several things in a look, whose failure is told and leaves the others alone. */
  public void attempt(String failure, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      tell(failure + ": " + e.getMessage(), e);
    }
  }

  /** Not again, as long as each look fails for the same reason. */
  private void tell(String failure, RuntimeException reason) {
    failures.add(failure);
    if (!told.contains(failure) && !isEnding()) {
      log.warn(failure, reason);
    }
  }

  public boolean isEnding() {
    return worker.isShutdown();
  }

  /** Lets it do the last thing that it is at. */
  public void end() {
    worker.shutdown();
  }

  /** Waits for that a little. */
  public void await() throws InterruptedException {
    worker.shutdown();
    worker.awaitTermination(1, TimeUnit.SECONDS);
  }
}
