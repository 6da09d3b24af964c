package io.counterclaim.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

/**
 * Fetches a field of a mutation in a transaction of its own. What is selected of the answer is read
 * after that, in a new snapshot.
 */
public record TransactionalFetcher(DataFetcher<?> fetcher) implements DataFetcher<Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) {
    return OperationRun.current().write(() -> fetcher.get(environment));
  }
}
