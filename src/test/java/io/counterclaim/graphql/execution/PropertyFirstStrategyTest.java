package io.counterclaim.graphql.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ResultNodesInfo;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read at once is what the library would have answered, errors and batches included. */
class PropertyFirstStrategyTest {
  private static final String SCHEMA =
      """
      type Query { things: [Thing!]! few: [Thing]! none: Thing named: [Named!]! }
      interface Named { name: String }
      enum Kind { ODD EVEN }
      type Other implements Named { name: String size: Int }
      type Thing implements Named {
        name: String
        size: Int
        "Null for every third one."
        required: String!
        kind: Kind
        "Neither for every third one."
        wrongKind: Kind
        wrongSize: Int
        "Fails for every third one."
        broken: String
        next: Thing!
        "Null for every third one."
        maybe: Thing
        must: Thing!
        words: [String!]
        both: [Thing!]!
        later: Thing
      }
      """;

  private static final String[] PROPERTIES = {
    "name",
    "size",
    "required",
    "kind",
    "wrongKind",
    "wrongSize",
    "broken",
    "next",
    "maybe",
    "must",
    "words",
    "both"
  };

  public enum Kind {
    ODD,
    EVEN
  }

  public record Other(String name) {
    public int getSize() {
      return 7;
    }

    public String getName() {
      return name;
    }
  }

  public record Thing(int size) {
    private boolean isThird() {
      return size % 3 == 0;
    }

    public String getName() {
      return "thing " + size;
    }

    public int getSize() {
      return size;
    }

    public String getRequired() {
      return isThird() ? null : "given";
    }

    public Kind getKind() {
      return size % 2 == 0 ? Kind.EVEN : Kind.ODD;
    }

    public Object getWrongKind() {
      return isThird() ? "THIRD" : Kind.ODD;
    }

    public Object getWrongSize() {
      return isThird() ? "large" : size;
    }

    public String getBroken() {
      if (isThird()) {
        throw new IllegalStateException("broken");
      }
      return "whole";
    }

    public Thing getNext() {
      return new Thing(size + 1);
    }

    public Thing getMaybe() {
      return isThird() ? null : getNext();
    }

    public Thing getMust() {
      return getMaybe();
    }

    public List<String> getWords() {
      return List.of("a", "b");
    }

    public List<Thing> getBoth() {
      return List.of(getNext(), getNext().getNext());
    }
  }

  /**
   * @param answer data and errors
   * @param batches of keys that loaders were asked for
   * @param values how many the library counts
   */
  private record Outcome(Map<String, Object> answer, List<List<Integer>> batches, int values) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ things { name size kind } }",
        "{ things { other: name kind __typename name again: name } __typename }",
        "{ things { next { next { name kind } } maybe { name } } none { name } }",
        "{ things { words both { name next { name } } } }",
        "{ things { later { name next { name } } name } }",
        "{ things { name later { name later { kind next { later { name } } } } next { later { name } } } }",
        "{ things { maybe { later { later { name } } } next { name } later { maybe { later { name } } } } }",
        "{ few { maybe { later { name } } } things { later { name } } }",
        "{ named { name __typename ... on Other { size } ... on Thing { next { ...N } } } } fragment N on Named { name __typename }",
        "{ named { ...N } things { ...N } } fragment N on Named { name ... on Thing { next { name } } }",
        "{ things { name @skip(if: true) kind @include(if: true) next { ...F @skip(if: true) kind } } } fragment F on Thing { name }",
        "query($yes: Boolean = true) { things { name @skip(if: $yes) next @include(if: $yes) { name kind @skip(if: $yes) } } }",
        "{ things { ...F next { kind next { ...F } } } } fragment F on Thing { next { name } }",
        "{ things { next { next { ...F } kind } ...F } } fragment F on Thing { next { name } }",
        "{ things { ...F maybe { ...F next { size } } } few { next { ...F } } } fragment F on Thing { next { name } }",
        "{ a: things { ...F } b: things { ...F next { kind } } } fragment F on Thing { next { name later { name } } }",
        "{ a: things { words ...F next { kind } } b: things { words ...F } } fragment F on Thing { next { name } }",
        "{ a: things { words ...F } b: things { words ...F next { kind } } } fragment F on Thing { next { name } }",
        "{ a: things { ...F both { kind } } b: things { ...F } } fragment F on Thing { both { name } }",
        "{ __schema { queryType { name fields { name type { kind } } } } __type(name: \"Thing\") { name __typename } }",
      })
  void answersAsTheLibrary(String document) {
    Outcome outcome =
        execute(new PropertyFirstStrategy(new SimpleDataFetcherExceptionHandler()), document);
    assertEquals(library(document), outcome);
    assertEquals(List.of("data"), List.copyOf(outcome.answer.keySet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ few { name required } }",
        "{ few { next { required name } kind } }",
        "{ few { must { name } } few { maybe { must { name } } } }",
        "{ things { required } }",
        "{ few { broken name next { broken } } }",
        "{ few { wrongKind wrongSize next { wrongSize name } } }",
        "{ few { later { required } name } }",
        "{ few { next { required } later { later { broken } } } }",
        "{ few { both { required } } }",
      })
  void failsAsTheLibrary(String document) {
    Outcome outcome =
        execute(new PropertyFirstStrategy(new SimpleDataFetcherExceptionHandler()), document);
    Outcome library = library(document);
    assertEquals(library.answer, outcome.answer);
    assertEquals(library.batches, outcome.batches);
    assertNotEquals(null, outcome.answer.get("errors"));
  }

  private static Outcome library(String document) {
    return execute(new AsyncExecutionStrategy(new SimpleDataFetcherExceptionHandler()), document);
  }

  private static Outcome execute(ExecutionStrategy strategy, String document) {
    List<List<Integer>> batches = new ArrayList<>();
    DataLoaderRegistry loaders =
        new DataLoaderRegistry()
            .register(
                "later",
                DataLoaderFactory.<Integer, Thing>newDataLoader(
                    sizes -> {
                      batches.add(sizes);
                      return CompletableFuture.completedFuture(
                          sizes.stream().map(size -> new Thing(size + 10)).toList());
                    }));
    ExecutionInput input =
        ExecutionInput.newExecutionInput(document)
            .dataLoaderRegistry(loaders)
            .graphQLContext(Map.of(ResultNodesInfo.MAX_RESULT_NODES, 1000))
            .build();
    ExecutionResult result =
        GraphQL.newGraphQL(schema()).queryExecutionStrategy(strategy).build().execute(input);
    ResultNodesInfo values = input.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
    return new Outcome(result.toSpecification(), batches, values.getResultNodesCount());
  }

  private static GraphQLSchema schema() {
    return new SchemaGenerator()
        .makeExecutableSchema(
            new SchemaParser().parse(SCHEMA),
            RuntimeWiring.newRuntimeWiring()
                .type(
                    "Query",
                    type ->
                        type.dataFetcher("things", field -> things(7))
                            .dataFetcher("few", field -> things(3))
                            .dataFetcher("none", field -> null)
                            .dataFetcher(
                                "named", field -> List.of(new Other("other"), new Thing(1))))
                .type(
                    "Named",
                    type ->
                        type.typeResolver(
                            found ->
                                found
                                    .getSchema()
                                    .getObjectType(found.getObject().getClass().getSimpleName())))
                .type("Other", type -> properties(type, Other.class, "name", "size"))
                .type(
                    "Thing",
                    type ->
                        properties(type, Thing.class, PROPERTIES)
                            .dataFetcher(
                                "later",
                                field ->
                                    field
                                        .<Integer, Thing>getDataLoader("later")
                                        .load(field.<Thing>getSource().size())))
                .build());
  }

  private static List<Thing> things(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(Thing::new).toList();
  }

  private static TypeRuntimeWiring.Builder properties(
      TypeRuntimeWiring.Builder type, Class<?> owner, String... names) {
    Reference of = new Reference();
    of.setClassName(owner.getName());
    Reference any = new Reference();
    any.setType(ReferenceType.TYPE);
    for (String name : names) {
      String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      type.dataFetcher(name, new PropertyFetcher(new Field(getter, name, name, any), of));
    }
    return type;
  }
}
