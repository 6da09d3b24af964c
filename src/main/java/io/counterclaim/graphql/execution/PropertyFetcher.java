package io.counterclaim.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;

/** Reads a property of an object that is there already. */
final class PropertyFetcher implements PlugableDataFetcher<Object>, LightDataFetcher<Object> {
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private final MethodHandle getter;
  private final FieldHelper form;

  PropertyFetcher(Field field, Reference owner) {
    getter = getter(field, owner);
    form = isAsItIs(field) ? null : new FieldHelper(field);
  }

  /** Whether the value is the one to answer; a scalar of another class is put into its form. */
  static boolean isAsItIs(Field field) {
    Reference type = field.getReference();
    boolean sameClass =
        type.getType() != ReferenceType.SCALAR
            || type.getClassName().equals(type.getGraphQLClassName());
    boolean adapted =
        field.isAdaptingWith()
            || field.isAdaptingTo()
            || type.isAdaptingWith()
            || type.isAdaptingTo();
    boolean wrapped = field.hasWrapper() && !field.getWrapper().isCollection();
    return sameClass && !adapted && !wrapped;
  }

  private static MethodHandle getter(Field field, Reference owner) {
    Class<?> type = ClassloadingService.get().loadClass(owner.getClassName());
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      MethodHandle handle =
          field.getMethodName() == null
              ? lookup.unreflectGetter(type.getField(field.getPropertyName()))
              : lookup.unreflect(type.getMethod(field.getMethodName()));
      return handle.asType(GETTER);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No getter of " + field.getName() + " in " + type, e);
    }
  }

  @Override
  public Object get(
      GraphQLFieldDefinition definition,
      Object source,
      Supplier<DataFetchingEnvironment> environment)
      throws Exception {
    return get(source);
  }

  @Override
  public Object get(DataFetchingEnvironment environment) throws Exception {
    return get(environment.<Object>getSource());
  }

  Object get(Object source) throws AbstractDataFetcherException {
    Object value = value(source);
    return form == null || value == null ? value : form.transformOrAdaptResponse(value, null);
  }

  private Object value(Object source) {
    try {
      return getter.invokeExact(source);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
