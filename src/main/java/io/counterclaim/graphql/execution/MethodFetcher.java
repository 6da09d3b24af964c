package io.counterclaim.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;

/** Calls the method of an API class that resolves a field. */
final class MethodFetcher implements PlugableBatchableDataFetcher<Object, Object> {
  private final OperationInvoker method;
  private final ArgumentHelper arguments;
  private final FieldHelper form;
  private final String rootField;
  private final PropertyFetcher property;

  /**
   * @param property what it answers with where no argument is given, if the parent has that; or
   *     null
   */
  MethodFetcher(Operation operation, PropertyFetcher property) {
    this.property = property;
    method = new OperationInvoker(operation);
    arguments = new ArgumentHelper(operation.getArguments());
    rootField = operation.isSourceField() ? null : operation.getName();
    form = PropertyFetcher.isAsItIs(operation) ? null : new FieldHelper(operation);
  }

  /** What it answers with where no argument is given; or null. */
  PropertyFetcher property() {
    return property;
  }

  @Override
  public Object get(DataFetchingEnvironment environment) throws Exception {
    OperationRun.current().at(environment);
    if (rootField == null) {
      return fetch(environment);
    }
    Timer.Sample sample = Timer.start();
    try {
      return fetch(environment);
    } finally {
      sample.stop(Metrics.timer("graphql.field", "field", rootField));
    }
  }

  private Object fetch(DataFetchingEnvironment environment) throws Exception {
    Object answer = method.invoke(arguments.getArguments(environment).toArray());
    return form == null || answer instanceof CompletionStage<?>
        ? answer
        : form.transformOrAdaptResponse(answer, environment);
  }

  @Override
  public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
    throw new UnsupportedOperationException(
        "A field of many parents takes one parent and loads through Loader");
  }
}
