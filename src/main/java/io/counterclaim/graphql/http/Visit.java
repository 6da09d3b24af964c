package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.OperationRun;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A request of a client, which is served when it is its turn: a mutation in two lanes. */
final class Visit implements Runnable {
  final String client;
  final Exchange exchange;
  final OperationRun run;
  private final Context trace = Context.current();
  private final Consumer<Visit> serving;
  private final AtomicReference<Runnable> ending = new AtomicReference<>();

  Visit(Exchange exchange, OperationRun run, Consumer<Visit> serving) {
    client = exchange.guest().client();
    this.exchange = exchange;
    this.run = run;
    this.serving = serving;
  }

  /** Has something done when it is over. */
  void onEnd(Runnable task) {
    ending.set(task);
  }

  /** From any thread; the first time counts. */
  void end() {
    Runnable task = ending.getAndSet(null);
    if (task != null) {
      task.run();
    }
  }

  @Override
  public void run() {
    trace.wrap(() -> serving.accept(this)).run();
  }
}
