package io.counterclaim.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.dataloader.BatchLoaderEnvironment;

/**
 * Fetches a field of a mutation for those who have the role that it needs, in a transaction of its
 * own or one that it shares. What is selected of the answer is read after that, in a new snapshot.
 *
 * @param shares whether it sees to the transaction itself: see {@link SharesTransaction}
 */
public record TransactionalFetcher(DataFetcher<?> fetcher, Role role, boolean shares)
    implements PlugableBatchableDataFetcher<Object, Object>, Supplier<Role> {
  @Override
  public Object get(DataFetchingEnvironment environment) throws Exception {
    OperationRun run = OperationRun.current();
    run.caller().need(role, environment.getField().getName());
    return shares ? fetcher.get(environment) : run.write(() -> fetcher.get(environment));
  }

  /** The role that it needs. */
  @Override
  public Role get() {
    return role;
  }

  @Override
  public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
    throw new UnsupportedOperationException("A mutation has one parent");
  }
}
