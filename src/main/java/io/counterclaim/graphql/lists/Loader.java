package io.counterclaim.graphql.lists;

import graphql.execution.ExecutionStepInfo;
import graphql.schema.DataFetchingEnvironment;
import io.counterclaim.graphql.execution.SelectedFields;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Loads a field for many parents at once. Each place in the document has a loader of its own: there
 * the arguments and the selection are the same for every parent, and a second alias never gets the
 * first one's rows.
 */
public final class Loader {
  private Loader() {}

  /**
   * @param key the parent's key
   * @param absent what a parent gets for which the batch has nothing
   */
  public static <K, V> CompletionStage<V> load(
      K key, V absent, Function<List<K>, Map<K, V>> batch) {
    DataFetchingEnvironment environment = SelectedFields.environment();
    DataLoader<K, V> loader =
        environment
            .getDataLoaderRegistry()
            .computeIfAbsent(place(environment), name -> loader(batch, absent));
    return loader.load(key);
  }

  private static <K, V> DataLoader<K, V> loader(Function<List<K>, Map<K, V>> batch, V absent) {
    return DataLoaderFactory.newDataLoader(
        (List<K> keys) -> {
          Map<K, V> found = batch.apply(keys);
          return CompletableFuture.completedFuture(
              keys.stream().map(key -> found.getOrDefault(key, absent)).toList());
        });
  }

  /**
   * The way to the field: each field on it with the type that it is selected on, since fragments
   * may differ in that alone.
   */
  private static String place(DataFetchingEnvironment environment) {
    StringBuilder place = new StringBuilder();
    for (ExecutionStepInfo step = environment.getExecutionStepInfo();
        step != null;
        step = step.getParent()) {
      if (step.getObjectType() != null && !step.getPath().isListSegment()) {
        place
            .append('/')
            .append(step.getObjectType().getName())
            .append('.')
            .append(step.getResultKey());
      }
    }
    return place.toString();
  }
}
