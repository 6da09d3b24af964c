package io.counterclaim.graphql;

import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.spi.EventingService;

/**
 * What is changed in the schema that the framework makes of the classes: scalars that take no wrong
 * value, and no directives that this service does not use.
 */
public final class Schema implements EventingService {
  @Override
  public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder schema) {
    return GraphQLSchema.newSchema(
        SchemaTransformer.transformSchema(schema.clearDirectives().build(), new StrictScalars()));
  }

  @Override
  public String getConfigKey() {
    return null;
  }

  private static final class StrictScalars extends GraphQLTypeVisitorStub {
    @Override
    public TraversalControl visitGraphQLScalarType(
        GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
      return changeNode(context, Scalars.strict(scalar));
    }
  }
}
