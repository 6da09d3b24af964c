package io.counterclaim.graphql.http;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.counterclaim.GraphQL;
import io.restassured.RestAssured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Random queries with right arguments, to be asked again and again. */
public final class RandomQueries {
  private record Query(String text, Map<String, Object> variables) {}

  private final List<Query> queries;

  private RandomQueries(List<Query> queries) {
    this.queries = queries;
  }

  /**
   * @param known ids by keys of what is there, by its type
   * @param some which ones
   */
  public RandomQueries(
      Map<String, Map<String, String>> known, long seed, int count, Predicate<String> some) {
    String served = RestAssured.get("/graphql/schema.graphql").asString();
    GraphQLSchema schema =
        UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(served));
    queries =
        LongStream.iterate(seed * 1_000_003, each -> each + 1)
            .mapToObj(each -> query(schema, known, new Chance(each)))
            .filter(query -> !query.text.contains("query Other") && some.test(query.text))
            .limit(count)
            .toList();
  }

  private static Query query(
      GraphQLSchema schema, Map<String, Map<String, String>> known, Chance chance) {
    RandomDocument document =
        new RandomDocument(schema, new RandomValues(known, chance), chance, 0);
    return new Query(document.text, document.variables);
  }

  /** The first of them. */
  public RandomQueries first(int count) {
    return new RandomQueries(queries.subList(0, Math.min(count, queries.size())));
  }

  /** What is answered, by what was asked. */
  public Map<String, String> answers(String... headers) {
    Map<String, String> answers = new LinkedHashMap<>();
    queries.forEach(
        query ->
            answers.put(
                query.text + query.variables,
                GraphQL.post(query.text, query.variables, headers).text()));
    return answers;
  }
}
