package io.counterclaim.graphql.execution;

import graphql.ExecutionResult;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/** Of a query after drafts are published, in a transaction of which nothing is kept. */
final class Rehearsal {
  private final Preview preview;
  private final List<UUID> drafts;
  private Instant published;

  Rehearsal(Preview preview, List<UUID> drafts) {
    this.preview = preview;
    this.drafts = drafts;
  }

  ExecutionResult execute(
      WriteTransactions writes, Cancellation cancellation, Supplier<ExecutionResult> query) {
    return writes.call(
            cancellation,
            () -> {
              published = preview.publish(drafts);
              return new Unkept(query.get());
            })
        .result;
  }

  /** The moment at which the drafts were published; null as long as they are not. */
  Instant published() {
    return published;
  }

  /** In which the query reads. */
  StatelessSession session() {
    return Arc.container().instance(StatelessSession.class).get();
  }

  private record Unkept(ExecutionResult result) implements Discardable {
    @Override
    public boolean isDiscarded() {
      return true;
    }
  }
}
