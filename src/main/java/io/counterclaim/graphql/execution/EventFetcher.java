package io.counterclaim.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.concurrent.CompletionStage;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.dataloader.BatchLoaderEnvironment;
import org.reactivestreams.Publisher;

/** Fetches the events of a range all at once: see {@link EventQueries}. */
record EventFetcher(DataFetcher<?> fetcher)
    implements PlugableBatchableDataFetcher<Object, Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) throws Exception {
    Publisher<?> events = (Publisher<?>) fetcher.get(environment);
    return Multi.createFrom()
        .publisher(AdaptersToFlow.publisher(events))
        .collect()
        .asList()
        .await()
        .indefinitely();
  }

  @Override
  public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
    throw new UnsupportedOperationException("A subscription has one parent");
  }
}
