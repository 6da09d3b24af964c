package io.counterclaim.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Fetches a field of a mutation in a transaction of its own. What is selected of the answer is read
 * after that, in a new snapshot.
 */
public record TransactionalFetcher(DataFetcher<?> fetcher) implements DataFetcher<Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) {
    OperationRun run = OperationRun.current();
    run.check();
    run.endSnapshot();
    run.setWriting(true);
    try {
      Object answer = QuarkusTransaction.requiringNew().call(() -> fetcher.get(environment));
      run.setWritten();
      return answer;
    } finally {
      run.setWriting(false);
    }
  }
}
