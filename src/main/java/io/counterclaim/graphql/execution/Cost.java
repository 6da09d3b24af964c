package io.counterclaim.graphql.execution;

import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.counterclaim.graphql.lists.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an operation is expected to cost, in objects: a scalar 0, an object 1 and what is selected
 * of it, a connection 1 and its page size times what one node costs, a facet what its buckets cost
 * and what it takes to count the whole list. Other lists count as one object, what `@skip` leaves
 * out as if it were there.
 */
final class Cost {
  private static final Set<String> PAGED = Set.of("nodes", "edges", "buckets");
  private static final long COUNTING = 50;
  private static final long BEYOND_COUNTING = Integer.MAX_VALUE;

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final CoercedVariables variables;

  private Cost(ExecutionContext execution) {
    schema = execution.getGraphQLSchema();
    fragments = execution.getFragmentsByName();
    variables = execution.getCoercedVariables();
  }

  static long of(ExecutionContext execution) {
    GraphQLCompositeType root =
        switch (execution.getOperationDefinition().getOperation()) {
          case QUERY -> execution.getGraphQLSchema().getQueryType();
          case MUTATION -> execution.getGraphQLSchema().getMutationType();
          case SUBSCRIPTION -> execution.getGraphQLSchema().getSubscriptionType();
        };
    return new Cost(execution).of(execution.getOperationDefinition().getSelectionSet(), root, 1);
  }

  /**
   * @param page how many nodes a page has, if the type is a connection; how many buckets, if it is
   *     a facet
   */
  private long of(SelectionSet selections, GraphQLCompositeType type, long page) {
    long cost = 0;
    for (Selection<?> selection : selections.getSelections()) {
      cost += of(selection, type, page);
    }
    return cost;
  }

  private long of(Selection<?> selection, GraphQLCompositeType type, long page) {
    if (selection instanceof Field field) {
      return of(field, type, page);
    }
    if (selection instanceof InlineFragment inline) {
      return of(inline.getSelectionSet(), on(inline.getTypeCondition(), type), page);
    }
    FragmentDefinition fragment = fragments.get(((FragmentSpread) selection).getName());
    return of(fragment.getSelectionSet(), on(fragment.getTypeCondition(), type), page);
  }

  private GraphQLCompositeType on(TypeName condition, GraphQLCompositeType type) {
    return condition == null ? type : (GraphQLCompositeType) schema.getType(condition.getName());
  }

  private long of(Field field, GraphQLCompositeType type, long page) {
    GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, type, field.getName());
    GraphQLType answer = GraphQLTypeUtil.unwrapAll(definition.getType());
    if (!(answer instanceof GraphQLCompositeType object)) {
      return 0;
    }
    long one = itself(field) + of(field.getSelectionSet(), object, page(field, definition));
    return Math.min(BEYOND_COUNTING, times(field, page) * one);
  }

  private static long itself(Field field) {
    return switch (field.getName()) {
      case "edges" -> 0;
      case "facets" -> COUNTING;
      default -> 1;
    };
  }

  /** How many of the object are to be expected. */
  private long times(Field field, long page) {
    return Stream.of("ids", "by")
        .flatMap(name -> argument(field, name))
        .findFirst()
        .map(this::length)
        .orElse(PAGED.contains(field.getName()) ? page : 1L);
  }

  private long page(Field field, GraphQLFieldDefinition definition) {
    return Stream.of("first", "last", "top")
        .flatMap(name -> argument(field, name))
        .flatMap(this::number)
        .findFirst()
        .orElseGet(() -> usualPage(definition.getArgument("top")));
  }

  private static long usualPage(GraphQLArgument top) {
    return top == null
        ? Page.DEFAULT_SIZE
        : GraphQLArgument.<Number>getArgumentDefaultValue(top).longValue();
  }

  private static Stream<Value<?>> argument(Field field, String name) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals(name))
        .map(Argument::getValue);
  }

  /** Of nodes or buckets; none for null. What is no page size is refused where the page is read. */
  private Stream<Long> number(Value<?> value) {
    Object number =
        value instanceof VariableReference variable
            ? variables.get(variable.getName())
            : value instanceof IntValue literal ? literal.getValue() : null;
    return number instanceof Number given
        ? Stream.of(Math.max(0, Math.min(Page.MAX_SIZE, given.longValue())))
        : Stream.empty();
  }

  private long length(Value<?> value) {
    Object list =
        value instanceof VariableReference variable
            ? variables.get(variable.getName())
            : value instanceof ArrayValue literal ? literal.getValues() : null;
    return list instanceof List<?> members ? members.size() : 1;
  }
}
