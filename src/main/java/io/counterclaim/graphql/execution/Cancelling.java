package io.counterclaim.graphql.execution;

import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** Ends what nobody waits for any more. */
@Singleton
public class Cancelling {
  private static final long AGAIN_MILLIS = 200;

  /** By then what was cancelled has ended, or its connection was cut. */
  public static final long LONGEST_END_MILLIS = 4000;

  @Inject @VirtualThreads ExecutorService threads;

  public void cancel(Vertx vertx, Cancellable run) {
    run.giveUp();
    if (run.isRunning()) {
      threads.execute(
          () -> {
            run.cancel();
            vertx.setTimer(AGAIN_MILLIS, again -> cancel(vertx, run));
          });
    }
  }
}
