package io.counterclaim;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a test does beside itself, on a thread for each: there may be one only for what is given no
 * threads, for which all would wait.
 */
public final class Beside {
  public static final Executor THREADS = command -> new Thread(command).start();

  private Beside() {}

  public static CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(task, THREADS);
  }

  public static <T> CompletableFuture<T> supply(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, THREADS);
  }
}
