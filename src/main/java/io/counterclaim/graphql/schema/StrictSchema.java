package io.counterclaim.graphql.schema;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.spi.EventingService;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is changed in the schema that the framework makes of the classes: scalars that take no wrong
 * value, descriptions that say nothing twice, and no directives that this service does not use.
 */
public final class StrictSchema implements EventingService {
  private static final GraphQLInputType IDS =
      GraphQLNonNull.nonNull(GraphQLList.list(GraphQLNonNull.nonNull(graphql.Scalars.GraphQLID)));

  private static final String PAYLOAD = "Payload";
  private static final GraphQLFieldDefinition QUERY =
      GraphQLFieldDefinition.newFieldDefinition()
          .name("query")
          .description("Everything, as it is after the mutation.")
          .type(GraphQLNonNull.nonNull(GraphQLTypeReference.typeRef("Query")))
          .build();

  @Override
  public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder schema) {
    GraphQLSchema given = schema.clearDirectives().build();
    GraphQLSchema changed = SchemaTransformer.transformSchema(given, new Changes(given));
    return GraphQLSchema.newSchema(changed).codeRegistry(fetching(changed));
  }

  private static GraphQLCodeRegistry fetching(GraphQLSchema schema) {
    return schema
        .getCodeRegistry()
        .transform(
            registry -> {
              registry.fieldVisibility(DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY);
              resolveTypes(schema, registry);
              readAfterwards(schema, registry);
            });
  }

  private static void readAfterwards(GraphQLSchema schema, GraphQLCodeRegistry.Builder registry) {
    schema.getAllTypesAsList().stream()
        .filter(type -> type instanceof GraphQLObjectType && type.getName().endsWith(PAYLOAD))
        .forEach(
            type ->
                registry.dataFetcher(
                    FieldCoordinates.coordinates(type.getName(), QUERY.getName()),
                    (DataFetcher<?>) environment -> Map.of()));
  }

  /**
   * The framework's type resolvers give types of the schema before the change: the same name stands
   * for another type now.
   */
  private static void resolveTypes(GraphQLSchema schema, GraphQLCodeRegistry.Builder registry) {
    schema.getAllTypesAsList().stream()
        .filter(GraphQLInterfaceType.class::isInstance)
        .map(GraphQLInterfaceType.class::cast)
        .forEach(
            type ->
                registry.typeResolver(
                    type, sameName(schema.getCodeRegistry().getTypeResolver(type))));
  }

  private static TypeResolver sameName(TypeResolver before) {
    return environment ->
        environment.getSchema().getObjectType(before.getType(environment).getName());
  }

  @Override
  public String getConfigKey() {
    return null;
  }

  private static final class Changes extends GraphQLTypeVisitorStub {
    private final GraphQLSchema given;

    Changes(GraphQLSchema given) {
      this.given = given;
    }

    @Override
    public TraversalControl visitGraphQLScalarType(
        GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
      return changeNode(context, Scalars.strict(scalar));
    }

    /** The framework cannot say that the members of a list are ids. */
    @Override
    public TraversalControl visitGraphQLArgument(
        GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
      GraphQLInputType type = argument.getName().equals("ids") ? IDS : argument.getType();
      String description = described(argument);
      return changeNode(context, argument.transform(a -> a.type(type).description(description)));
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
        GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
      String description = isMutation(context) ? described(field) + role(field) : described(field);
      return changeNode(context, field.transform(f -> f.description(description)));
    }

    private boolean isMutation(TraverserContext<GraphQLSchemaElement> field) {
      return field.getParentNode() instanceof GraphQLObjectType type
          && type.getName().equals(given.getMutationType().getName());
    }

    /** By no class of the service's own: dev mode starts it anew, and not what listens here. */
    private String role(GraphQLFieldDefinition mutation) {
      DataFetcher<?> fetcher =
          given.getCodeRegistry().getDataFetcher(given.getMutationType(), mutation);
      return " Needs the role " + ((Supplier<?>) fetcher).get() + ".";
    }

    @Override
    public TraversalControl visitGraphQLInputObjectField(
        GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
      String description = described(field);
      return changeNode(context, field.transform(f -> f.description(description)));
    }

    /** From the answer of a mutation, which has no such field of its own, all else can be read. */
    @Override
    public TraversalControl visitGraphQLObjectType(
        GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
      return type.getName().endsWith(PAYLOAD)
          ? changeNode(context, type.transform(t -> t.field(QUERY)))
          : TraversalControl.CONTINUE;
    }

    /** The framework adds to each description of a time what the scalar's says already. */
    private static String described(GraphQLNamedSchemaElement element) {
      return element.getDescription() == null
          ? null
          : element.getDescription().replaceFirst(" \\(ISO-8601\\)$", "");
    }
  }
}
