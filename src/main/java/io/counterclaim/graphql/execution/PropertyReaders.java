package io.counterclaim.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.ResultNodesInfo;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What one operation asks for that takes nothing but properties of objects which are there already,
 * and how to read it. How is worked out once for each field of the document.
 */
final class PropertyReaders {
  /** Instead of a value: it is to be executed, which also tells what is wrong with it. */
  static final Object NOT = new Object();

  private static final FieldCollector COLLECTOR = new FieldCollector();

  /** Gives a value as it is answered, or NOT if something is wrong with it. */
  private interface Reader {
    Object read(Object source) throws Exception;
  }

  /**
   * @param reader null if there is more to it
   */
  private record CachedReader(GraphQLObjectType type, Reader reader) {}

  private final ExecutionContext execution;
  private final GraphQLSchema schema;
  private final Map<Field, CachedReader> properties = new IdentityHashMap<>();
  private final Map<Field, CachedReader> objects = new IdentityHashMap<>();

  private PropertyReaders(ExecutionContext execution) {
    this.execution = execution;
    schema = execution.getGraphQLSchema();
  }

  static PropertyReaders of(ExecutionContext execution) {
    return execution
        .getGraphQLContext()
        .computeIfAbsent(PropertyReaders.class, key -> new PropertyReaders(execution));
  }

  /** The value of a field of an object. */
  Object property(GraphQLObjectType type, MergedField field, Object source) {
    return read(properties, this::property, type, field, source);
  }

  /** What is selected of an object that is the value of a field, or a member of it. */
  Object object(GraphQLObjectType type, MergedField field, Object source) {
    return read(objects, this::object, type, field, source);
  }

  /** A field of a fragment may be merged with others at one place and with none at the next. */
  private static Object read(
      Map<Field, CachedReader> readers,
      BiFunction<GraphQLObjectType, MergedField, Reader> reader,
      GraphQLObjectType type,
      MergedField field,
      Object source) {
    if (field.getFields().size() > 1) {
      return NOT;
    }
    CachedReader cached = readers.get(field.getSingleField());
    if (cached == null || cached.type != type) {
      cached = new CachedReader(type, reader.apply(type, field));
      readers.put(field.getSingleField(), cached);
    }
    try {
      return cached.reader == null ? NOT : cached.reader.read(source);
    } catch (Exception e) {
      return NOT;
    }
  }

  private Reader property(GraphQLObjectType type, MergedField field) {
    if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
      return counted(source -> type.getName());
    }
    GraphQLFieldDefinition definition =
        Introspection.getFieldDefinition(schema, type, field.getName());
    Reader form = form(GraphQLTypeUtil.unwrapNonNull(definition.getType()), field);
    PropertyFetcher property = property(type, definition, field);
    if (form == null || property == null) {
      return null;
    }
    Object absent = GraphQLTypeUtil.isNonNull(definition.getType()) ? NOT : null;
    return counted(
        source -> {
          Object value = property.get(source);
          return value == null ? absent : form.read(value);
        });
  }

  private PropertyFetcher property(
      GraphQLObjectType type, GraphQLFieldDefinition definition, MergedField field) {
    DataFetcher<?> fetcher = schema.getCodeRegistry().getDataFetcher(type, definition);
    if (fetcher instanceof MethodFetcher method
        && field.getSingleField().getArguments().isEmpty()) {
      return method.property();
    }
    return fetcher instanceof PropertyFetcher property ? property : null;
  }

  private Reader counted(Reader reader) {
    ResultNodesInfo values = execution.getResultNodesInfo();
    int most = execution.getGraphQLContext().get(ResultNodesInfo.MAX_RESULT_NODES);
    return source -> {
      if (values.incrementAndGetResultNodesCount() > most) {
        values.maxResultNodesExceeded();
      }
      return reader.read(source);
    };
  }

  /** Null if the value is a list or of a type that only it can tell. */
  private Reader form(GraphQLType type, MergedField field) {
    GraphQLContext context = execution.getGraphQLContext();
    Locale locale = execution.getLocale();
    if (type instanceof GraphQLObjectType object) {
      return object(object, field);
    }
    if (type instanceof GraphQLEnumType names) {
      return value -> names.serialize(value, context, locale);
    }
    return type instanceof GraphQLScalarType scalar
        ? value -> scalar.getCoercing().serialize(value, context, locale)
        : null;
  }

  private Reader object(GraphQLObjectType type, MergedField field) {
    FieldCollectorParameters parameters =
        FieldCollectorParameters.newParameters()
            .schema(schema)
            .objectType(type)
            .fragments(execution.getFragmentsByName())
            .variables(execution.getCoercedVariables().toMap())
            .graphQLContext(execution.getGraphQLContext())
            .build();
    List<MergedField> members = COLLECTOR.collectFields(parameters, field).getSubFieldsList();
    String[] keys = members.stream().map(MergedField::getResultKey).toArray(String[]::new);
    Reader[] readers =
        members.stream().map(member -> property(type, member)).toArray(Reader[]::new);
    return Arrays.asList(readers).contains(null) ? null : source -> read(source, keys, readers);
  }

  private static Object read(Object source, String[] keys, Reader[] readers) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>(2 * keys.length);
    for (int i = 0; i < keys.length; i++) {
      Object value = readers[i].read(source);
      if (value == NOT) {
        return NOT;
      }
      values.put(keys[i], value);
    }
    return values;
  }
}
