package io.counterclaim.graphql.execution;

import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an operation is expected to cost: 1 for each object that it may answer with, and the price
 * of each field that the database is asked for, as often as there are objects that it is selected
 * on. What `@skip` leaves out counts as if it were there.
 *
 * @see Prices
 */
final class Cost {
  /** Beyond which it does not matter how much more it is. */
  private static final long MOST = Integer.MAX_VALUE;

  /** No page is as large. */
  private static final long LARGEST_PAGE = 1000;

  private static final Set<String> ENTRIES = Set.of("nodes", "edges", "buckets");
  private static final Set<String> SEARCHES = Set.of("text", "name");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final ArgumentValues arguments;

  /**
   * Where fields are selected.
   *
   * @param objects how many of the type are to be expected
   * @param list what they are pages of; null if they are none
   */
  private record Place(GraphQLCompositeType type, long objects, Pages list) {
    String nameOf(Field field) {
      return type.getName() + "." + field.getName();
    }
  }

  /**
   * @param size how many entries a page has
   * @param whole whether the list is one of everything, not one for each parent
   * @param conditions what its filter adds each time that it is gone through
   */
  private record Pages(long size, boolean whole, long conditions) {}

  private Cost(ExecutionContext execution) {
    schema = execution.getGraphQLSchema();
    fragments = execution.getFragmentsByName();
    arguments = new ArgumentValues(execution.getCoercedVariables());
  }

  static long of(ExecutionContext execution) {
    GraphQLCompositeType root =
        switch (execution.getOperationDefinition().getOperation()) {
          case QUERY -> execution.getGraphQLSchema().getQueryType();
          case MUTATION -> execution.getGraphQLSchema().getMutationType();
          case SUBSCRIPTION -> execution.getGraphQLSchema().getSubscriptionType();
        };
    return new Cost(execution)
        .of(execution.getOperationDefinition().getSelectionSet(), new Place(root, 1, null));
  }

  private long of(SelectionSet selections, Place place) {
    return Math.min(
        MOST, selections.getSelections().stream().mapToLong(one -> of(one, place)).sum());
  }

  private long of(Selection<?> selection, Place place) {
    if (selection instanceof Field field) {
      return field.getName().startsWith("__") ? 0 : Math.min(MOST, of(field, place));
    }
    if (selection instanceof InlineFragment inline) {
      return of(inline.getSelectionSet(), on(inline.getTypeCondition(), place));
    }
    FragmentDefinition fragment = fragments.get(((FragmentSpread) selection).getName());
    return of(fragment.getSelectionSet(), on(fragment.getTypeCondition(), place));
  }

  private Place on(TypeName condition, Place place) {
    return condition == null
        ? place
        : new Place(
            (GraphQLCompositeType) schema.getType(condition.getName()), place.objects, place.list);
  }

  private long of(Field field, Place place) {
    GraphQLFieldDefinition definition =
        Introspection.getFieldDef(schema, place.type, field.getName());
    Prices.Field price = price(field, definition, place);
    Pages pages = pages(field, definition, place);
    long asking =
        place.list == null
            ? place.objects * (price.each() + (pages == null ? 0 : pages.conditions))
            : counting(field, definition, place);
    if (!(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type)) {
      return asking;
    }
    long objects = Math.min(MOST, place.objects * members(field, price, place));
    return asking
        + (field.getName().equals("edges") ? 0 : objects)
        + of(field.getSelectionSet(), new Place(type, objects, pages));
  }

  private Prices.Field price(Field field, GraphQLFieldDefinition definition, Place place) {
    String name = place.nameOf(field);
    String withArgument =
        definition.getArguments().stream()
            .map(GraphQLArgument::getName)
            .filter(argument -> arguments.of(field, argument) != null)
            .flatMap(argument -> Stream.of(argument, arguments.of(field, argument)))
            .map(given -> name + "(" + given + ")")
            .filter(Prices::isKnown)
            .findFirst()
            .orElse(name);
    boolean isList = GraphQLTypeUtil.unwrapNonNull(definition.getType()) instanceof GraphQLList;
    return Prices.ofField(withArgument, isProperty(definition, place), isList);
  }

  /** Whether it is there once the object is. */
  private boolean isProperty(GraphQLFieldDefinition definition, Place place) {
    return place.type instanceof GraphQLObjectType type
        ? schema.getCodeRegistry().getDataFetcher(type, definition) instanceof PropertyFetcher
        : GraphQLTypeUtil.isScalar(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
  }

  private Pages pages(Field field, GraphQLFieldDefinition definition, Place place) {
    if (Stream.of("first", "top").allMatch(size -> definition.getArgument(size) == null)) {
      return null;
    }
    boolean whole = place.list == null ? place.type == schema.getQueryType() : place.list.whole;
    return new Pages(size(field, definition), whole, conditions(field, definition, whole));
  }

  /** What is no size is refused where the page is read. */
  private long size(Field field, GraphQLFieldDefinition definition) {
    long usual =
        definition.getArgument("top") == null
            ? Limits.PAGE
            : GraphQLArgument.<Number>getArgumentDefaultValue(definition.getArgument("top"))
                .longValue();
    return Stream.of("first", "last", "top")
        .map(size -> arguments.of(field, size))
        .filter(Number.class::isInstance)
        .map(size -> Math.max(0, Math.min(LARGEST_PAGE, ((Number) size).longValue())))
        .findFirst()
        .orElse(usual);
  }

  private long conditions(Field field, GraphQLFieldDefinition definition, boolean whole) {
    if (!(arguments.of(field, "filter") instanceof Map<?, ?> filter)) {
      return 0;
    }
    GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(definition.getArgument("filter").getType());
    return filter.entrySet().stream()
        .filter(condition -> condition.getValue() != null)
        .mapToLong(
            condition -> {
              Prices.Going price = Prices.ofCondition(type.getName() + "." + condition.getKey());
              long values = values(condition.getKey(), condition.getValue());
              return values * (whole ? price.whole() : price.part());
            })
        .sum();
  }

  private static long values(Object condition, Object value) {
    return value instanceof Collection<?> several
        ? several.size()
        : SEARCHES.contains(condition) ? WORD.matcher((String) value).results().count() : 1;
  }

  /** Of what is asked of a whole list on its pages. */
  private long counting(Field field, GraphQLFieldDefinition definition, Place place) {
    if (ENTRIES.contains(field.getName())) {
      return 0;
    }
    boolean isProperty = isProperty(definition, place);
    return facets(field)
        .map(facet -> Prices.ofCount(place.nameOf(field), facet, isProperty))
        .mapToLong(price -> counting(price, place))
        .sum();
  }

  /** Their names; one that nothing has where nothing is counted by. */
  private Stream<String> facets(Field field) {
    Object by = arguments.of(field, "by");
    return by instanceof Collection<?> several
        ? several.stream().map(String::valueOf)
        : Stream.of(String.valueOf(by));
  }

  private static long counting(Prices.Going price, Place place) {
    long once =
        place.list.whole ? price.whole() : Math.min(price.whole(), place.objects * price.part());
    return once == 0 ? 0 : once + place.objects * place.list.conditions;
  }

  private long members(Field field, Prices.Field price, Place place) {
    return place.list != null && ENTRIES.contains(field.getName())
        ? place.list.size
        : times(field) * price.members();
  }

  /** As often as there are ids to look up, or facets to count. */
  private long times(Field field) {
    return Stream.of("ids", "by")
        .map(argument -> arguments.of(field, argument))
        .filter(Objects::nonNull)
        .findFirst()
        .map(given -> given instanceof Collection<?> several ? several.size() : 1)
        .orElse(1);
  }
}
