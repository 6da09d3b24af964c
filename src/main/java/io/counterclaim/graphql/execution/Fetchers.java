package io.counterclaim.graphql.execution;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;

/**
 * Fetches fields on the thread of the request. The framework's own fetchers write down the whole
 * selection below each field, even below a plain property, before they look at its value.
 */
public final class Fetchers implements DataFetcherService {
  /** Before the framework's, whose priority is 1. */
  @Override
  public Integer getPriority() {
    return 0;
  }

  @Override
  public PlugableBatchableDataFetcher<Object, Object> getDefaultDataFetcher(
      Operation operation, Type type) {
    return new MethodFetcher(operation);
  }

  @Override
  public PlugableBatchableDataFetcher<Object, Object> getCompletionStageDataFetcher(
      Operation operation, Type type) {
    return new MethodFetcher(operation);
  }

  @Override
  public PlugableDataFetcher<Object> getFieldDataFetcher(Field field, Type type, Reference owner) {
    return new PropertyFetcher(field, owner);
  }
}
