package io.counterclaim.graphql.execution;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.OperationType;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.spi.DataFetcherService;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
    MethodFetcher fetcher = new MethodFetcher(operation, property(operation));
    if (operation.getOperationType() != OperationType.MUTATION) {
      return fetcher;
    }
    boolean shares = annotation(operation, SharesTransaction.class).isPresent();
    return new TransactionalFetcher(fetcher, role(operation), shares);
  }

  private static Role role(Operation mutation) {
    return annotation(mutation, Needs.class)
        .map(Needs::value)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The mutation "
                        + mutation.getName()
                        + " does not tell the role that it @Needs"));
  }

  private static <A extends Annotation> Optional<A> annotation(Operation operation, Class<A> type) {
    Class<?> api = ClassloadingService.get().loadClass(operation.getClassName());
    return Stream.of(api.getMethods())
        .filter(method -> method.getName().equals(operation.getMethodName()))
        .map(method -> method.getAnnotation(type))
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public PlugableBatchableDataFetcher<Object, Object> getCompletionStageDataFetcher(
      Operation operation, Type type) {
    return new MethodFetcher(operation, property(operation));
  }

  @Override
  public PlugableBatchableDataFetcher<Object, Object> getMultiDataFetcher(
      Operation operation, Type type) {
    return new EventFetcher(new MethodFetcher(operation, null));
  }

  @Override
  public PlugableDataFetcher<Object> getFieldDataFetcher(Field field, Type type, Reference owner) {
    return new PropertyFetcher(field, owner);
  }

  /** Where no argument is given, a field that takes some may be a property; else null. */
  private static PropertyFetcher property(Operation operation) {
    if (!operation.isSourceField()
        || operation.getArguments().stream().allMatch(Argument::isSourceArgument)) {
      return null;
    }
    Reference owner = operation.getSourceFieldOn();
    String name = operation.getName();
    String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Class<?> type = ClassloadingService.get().loadClass(owner.getClassName());
    return Stream.of(type.getMethods()).noneMatch(method -> method.getName().equals(getter))
        ? null
        : new PropertyFetcher(new Field(getter, name, name, operation.getReference()), owner);
  }
}
