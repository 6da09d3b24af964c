package io.counterclaim.graphql.execution;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Executes subscriptions for events. To the engine each is a query for a list of them, so that all
 * that hold of queries hold of subscriptions, and what many events ask for is loaded at once.
 */
@ApplicationScoped
public class EventQueries {
  /** Many follow the same. */
  private static final int KEPT = 200;

  private final Cache<String, PreparsedDocumentEntry> parsed =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  private final GraphQL graphql;
  private final Engine engine;
  private final Errors errors;

  EventQueries(GraphQLSchema schema, Engine engine, Errors errors) {
    this.engine = engine;
    this.errors = errors;
    graphql =
        GraphQL.newGraphQL(listing(schema))
            .queryExecutionStrategy(new PropertyFirstStrategy(Engine.KEEPING_EXCEPTIONS))
            .preparsedDocumentProvider(
                (input, parse) ->
                    CompletableFuture.completedFuture(
                        parsed.get(input.getQuery(), EventQueries::parse)))
            .build();
  }

  private static PreparsedDocumentEntry parse(String document) {
    return new PreparsedDocumentEntry(Parser.parse(document));
  }

  private static GraphQLSchema listing(GraphQLSchema schema) {
    GraphQLObjectType subscriptions = schema.getSubscriptionType();
    GraphQLObjectType lists =
        subscriptions.transform(
            type ->
                type.replaceFields(
                    subscriptions.getFieldDefinitions().stream()
                        .map(
                            field ->
                                field.transform(
                                    listed ->
                                        listed.type(
                                            nonNull(
                                                list(
                                                    GraphQLTypeUtil.unwrapNonNullAs(
                                                        field.getType()))))))
                        .toList()));
    return schema.transform(built -> built.query(lists).subscription((GraphQLObjectType) null));
  }

  /** One that is to be executed once, for some events. */
  public OperationRun run(EventQuery query, EventRange range) {
    Caller caller = Caller.of(null, query.role());
    return new OperationRun(
        new OperationRequest(
            query.document(), null, query.variables(), true, caller, List.of(), null),
        range);
  }

  /**
   * Executes it.
   *
   * @return the events, in the order of their revisions
   * @throws RequestError if the database is away
   */
  public List<Event> execute(OperationRun run) throws NoEvents {
    ExecutionResult result = engine.execute(run, graphql::execute);
    Map<String, Object> answer = errors.specification(result);
    if (run.isCancelled()) {
      throw new NoEvents(
          errors.refusal(ErrorCode.TIMEOUT, "the events took too long: ask for less"));
    }
    if (!(result.getData() instanceof Map<?, ?> data)) {
      throw new NoEvents(answer);
    }
    Map.Entry<?, ?> field = data.entrySet().iterator().next();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < run.told().size(); i++) {
      events.add(
          event(
              run.told().get(i),
              field.getKey(),
              ((List<?>) field.getValue()).get(i),
              errors(answer, i)));
    }
    return events;
  }

  private static Event event(
      long revision, Object field, Object value, List<Map<String, Object>> errors) {
    Map<String, Object> answer = new LinkedHashMap<>();
    if (!errors.isEmpty()) {
      answer.put("errors", errors);
    }
    answer.put("data", value == null ? null : Map.of(field, value));
    answer.put("extensions", Map.of("revision", String.valueOf(revision)));
    return new Event(revision, answer);
  }

  /** Those of one event, with the path that they have in its answer. */
  private static List<Map<String, Object>> errors(Map<String, Object> answer, int index) {
    List<Map<String, Object>> own = new ArrayList<>();
    for (Object error : (List<?>) answer.getOrDefault("errors", List.of())) {
      @SuppressWarnings("unchecked")
      Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) error);
      List<Object> path = new ArrayList<>((List<?>) copy.get("path"));
      if (path.remove(1).equals(index)) {
        copy.put("path", path);
        own.add(copy);
      }
    }
    return own;
  }
}
