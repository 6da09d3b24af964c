package io.counterclaim.graphql.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That whatever takes long is measured: see src/bench/Prices.java. */
class PricesTest {
  private static final Set<String> THE_SAME = Set.of("nodes", "edges");

  private static GraphQLSchema schema;
  private static Document measured;

  @BeforeAll
  static void read() throws IOException {
    schema =
        UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser()
                .parse(Files.readString(Path.of("src/test/resources/schema.graphql"))));
    measured = Parser.parse(Files.readString(Path.of("src/bench/prices.graphql")));
  }

  @Test
  void theMeasuredQueriesAreValid() {
    assertEquals(List.of(), new Validator().validateDocument(schema, measured, Locale.ENGLISH));
  }

  @Test
  void everyListCountAndFieldWithArgumentsIsMeasured() {
    Set<String> forgotten = new TreeSet<>();
    types()
        .forEach(
            type ->
                type.getFieldDefinitions().stream()
                    .filter(PricesTest::takesLong)
                    .forEach(field -> forgotten.add(type.getName() + "." + field.getName())));
    forgotten.removeAll(measured());
    assertEquals(
        Set.of(), forgotten, "add a query for each to src/bench/prices.graphql, and measure it");
  }

  @Test
  void everyFacetIsMeasured() {
    Set<String> forgotten = new TreeSet<>();
    types().forEach(type -> forgotten.addAll(facets(type)));
    forgotten.removeAll(measured());
    assertEquals(
        Set.of(), forgotten, "add a query for each to src/bench/prices.graphql, and measure it");
  }

  private static List<String> facets(GraphQLObjectType type) {
    return type.getFieldDefinitions().stream()
        .filter(field -> field.getArgument("by") != null)
        .flatMap(
            field ->
                ((GraphQLEnumType) GraphQLTypeUtil.unwrapAll(field.getArgument("by").getType()))
                    .getValues().stream()
                        .map(
                            facet ->
                                type.getName()
                                    + "."
                                    + field.getName()
                                    + "("
                                    + facet.getName()
                                    + ")"))
        .toList();
  }

  private static Stream<GraphQLObjectType> types() {
    return schema.getAllTypesAsList().stream()
        .filter(type -> !type.getName().startsWith("__"))
        .filter(type -> type != schema.getMutationType() && type != schema.getSubscriptionType())
        // What a mutation answers is as long as what was sent.
        .filter(type -> !type.getName().endsWith("Payload") && !type.getName().equals("Violation"))
        .filter(GraphQLObjectType.class::isInstance)
        .map(GraphQLObjectType.class::cast);
  }

  private static boolean takesLong(GraphQLFieldDefinition field) {
    boolean isList =
        GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList
            && GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType
            && !THE_SAME.contains(field.getName());
    return isList || field.getName().equals("totalCount") || !field.getArguments().isEmpty();
  }

  private static Set<String> measured() {
    Set<String> fields = new TreeSet<>();
    for (OperationDefinition query : measured.getDefinitionsOfType(OperationDefinition.class)) {
      QueryTraverser.newQueryTraverser()
          .schema(schema)
          .document(measured)
          .operationName(query.getName())
          .variables(Map.of())
          .build()
          .visitPreOrder(
              new QueryVisitorStub() {
                @Override
                public void visitField(QueryVisitorFieldEnvironment field) {
                  GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(field.getFieldsContainer());
                  String name = type.getName() + "." + field.getField().getName();
                  fields.add(name);
                  if (field.getArguments().get("by") instanceof Collection<?> facets) {
                    facets.forEach(facet -> fields.add(name + "(" + facet + ")"));
                  }
                }
              });
    }
    return fields;
  }
}
