package io.counterclaim.base;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** What is done in the background ends with the service. */
public abstract class BackgroundTask {
  protected final Background background;

  /**
   * @param name of the thread
   */
  protected BackgroundTask(Logger log, String name) {
    background = new Background(log, name);
  }

  public void stop(@Observes ShutdownDelayInitiatedEvent ending) {
    background.end();
  }

  /** Tests and dev mode end without a delay. */
  public void stop(@Observes ShutdownEvent ended) throws InterruptedException {
    background.await();
  }
}
