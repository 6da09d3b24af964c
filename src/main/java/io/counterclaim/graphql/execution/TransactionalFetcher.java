package io.counterclaim.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;

/**
 * Fetches a field of a mutation for those who have the role that it needs, in a transaction of its
 * own. What is selected of the answer is read after that, in a new snapshot.
 */
public record TransactionalFetcher(DataFetcher<?> fetcher, Role role)
    implements PlugableBatchableDataFetcher<Object, Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) {
    OperationRun run = OperationRun.current();
    run.caller().need(role, environment.getField().getName());
    return run.write(() -> fetcher.get(environment));
  }

  @Override
  public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
    throw new UnsupportedOperationException("A mutation has one parent");
  }
}
