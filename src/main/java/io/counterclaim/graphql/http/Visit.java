package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.OperationRun;
import io.opentelemetry.context.Context;
import java.util.function.Consumer;

/** A request of a client, which is served when it is its turn: a mutation in two lanes. */
final class Visit implements Runnable {
  final String client;
  final Exchange exchange;
  final OperationRun run;
  private final Context trace = Context.current();
  private final Consumer<Visit> serving;

  Visit(Exchange exchange, OperationRun run, Consumer<Visit> serving) {
    client = Guest.of(exchange.http).client();
    this.exchange = exchange;
    this.run = run;
    this.serving = serving;
  }

  @Override
  public void run() {
    trace.wrap(() -> serving.accept(this)).run();
  }
}
