package io.counterclaim.graphql.execution;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import io.counterclaim.base.WriteLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Mutations on a table of their own, for tests that choose this alternative: they take the writers'
 * lock, as all do, and then as long as a function of the database says.
 */
@Alternative
@Singleton
public class EngineWithMutations {
  private static final String MUTATION = "Mutation";
  private static final String STORED = "Stored";

  @Inject EntityManager entities;

  @Produces
  @ApplicationScoped
  Engine engine(
      GraphQLSchema schema,
      ParsedDocuments documents,
      Limits limits,
      ReadTransactions reads,
      WriteTransactions writes,
      Preview preview) {
    return new Engine(withMutations(schema), documents, limits, reads, writes, preview);
  }

  private GraphQLSchema withMutations(GraphQLSchema schema) {
    GraphQLOutputType text = GraphQLNonNull.nonNull(Scalars.GraphQLString);
    GraphQLObjectType stored =
        type(STORED, field("stored", GraphQLNonNull.nonNull(GraphQLList.list(text))));
    GraphQLFieldDefinition store =
        field("store", stored)
            .transform(
                field ->
                    field.argument(
                        GraphQLArgument.newArgument().name("text").type(Scalars.GraphQLString)));
    return schema.transform(
        changed ->
            changed
                .mutation(type(MUTATION, store))
                .codeRegistry(
                    schema
                        .getCodeRegistry()
                        .transform(
                            registry ->
                                registry
                                    .dataFetcher(at(MUTATION, "store"), writing(this::store))
                                    .dataFetcher(at(STORED, "stored"), reading()))));
  }

  private static GraphQLObjectType type(String name, GraphQLFieldDefinition field) {
    return GraphQLObjectType.newObject().name(name).field(field).build();
  }

  private static GraphQLFieldDefinition field(String name, GraphQLOutputType type) {
    return GraphQLFieldDefinition.newFieldDefinition().name(name).type(type).build();
  }

  private static FieldCoordinates at(String type, String field) {
    return FieldCoordinates.coordinates(type, field);
  }

  private static DataFetcher<?> writing(DataFetcher<?> fetcher) {
    return new TransactionalFetcher(fetcher, Role.PUBLISHER, false);
  }

  /** To store the same again changes nothing. */
  private Object store(DataFetchingEnvironment field) {
    String text = field.getArgument("text");
    WriteLock.take(entities, "", "");
    entities
        .createNativeQuery("insert into stored values (:text) on conflict do nothing")
        .setParameter("text", text)
        .executeUpdate();
    nap("write", text);
    return text;
  }

  private static DataFetcher<List<String>> reading() {
    return field -> {
      nap("read", field.getSource());
      return Snapshot.session()
          .createNativeQuery("select text from stored order by text", String.class)
          .getResultList();
    };
  }

  private static void nap(String moment, String text) {
    Snapshot.session()
        .createNativeQuery("select nap(:moment, :text)", String.class)
        .setParameter("moment", moment)
        .setParameter("text", text)
        .getResultList();
  }
}
