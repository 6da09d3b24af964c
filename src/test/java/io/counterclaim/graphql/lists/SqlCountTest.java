package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.LargeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds queries to the number of SQL statements that they may take. */
@QuarkusTest
@TestProfile(LargeWorld.class)
class SqlCountTest {
  @Inject SessionFactory sessions;

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100})
  void aListTakesOneAndOneMoreForEachListBelow(int first) {
    assertEquals(
        4,
        sql(
            """
            query($first: Int) { statements(first: $first) { nodes { text speaker { name } camp { name } onBehalfOf { name }
                engagements { title place { name } }
                assertions { attribute subject { name } value { text actor { name } } }
                citations { quote source { key publisher { name } } relays { key } } } } }
            """,
            first));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100})
  void aListWithOtherStatementsOfEachEngagementTakesThree(int first) {
    assertEquals(
        3,
        sql(
            """
            query($first: Int) { statements(first: $first) { nodes { text speaker { name }
                engagements { title statements(first: 5) { nodes { text speaker { name } } } } } } }
            """,
            first));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100})
  void aCountIsOneMoreAtEachLevel(int first) {
    assertEquals(
        2,
        sql(
            "query($first: Int) { statements(first: $first) { totalCount nodes { key } } }",
            first));
    assertEquals(
        1,
        sql(
            "query($first: Int) { statements(first: $first) { nodes { key } edges { cursor } pageInfo { hasNextPage } } }",
            first));
    assertEquals(
        3,
        sql(
            """
            query($first: Int) { engagements(first: $first) { nodes { key
                statements(first: 2) { totalCount nodes { key } } } } }
            """,
            first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | { statements { totalCount } }",
        "1 | { statements { __typename nodes { key said { from } } } }",
        "1 | { statement(key: \"statement-1\") { speaker { name } camp { key } } }",
        "1 | { engagement(key: \"engagement-2\") { place { name } partOf { title place { name } } } }",
        "1 | { engagements { nodes { title place { name } partOf { title partOf { place { name } } } } } }",
        "2 | { place(key: \"place-1\") { name } source(key: \"source-1\") { publisher { name } } }",
        "2 | { places { nodes { name engagements(first: 2) { nodes { title } } } } }",
        "5 | { sources { totalCount nodes { publisher { name } statements(first: 2) { nodes { text speaker { name } } } relayedBy { totalCount nodes { key } } } } }",
        "3 | { dispute(engagement: \"engagement-1\", attribute: STATUS) { state engagement { title } } }",
        "1 | { statements(filter: {text: \"bridge\"}, order: RELEVANCE) { nodes { key speaker { name } } pageInfo { hasNextPage } } }",
        "2 | { statements(filter: {text: \"bridge\"}, order: RELEVANCE) { edges { snippet node { text speaker { name } } } } }",
        "1 | { statements { edges { snippet node { text } } } }",
        "2 | { engagements(filter: {text: \"engagement\"}) { edges { snippet node { title } } } }",
        "3 | { actors { nodes { statements(first: 2, filter: {text: \"bridge OR river\"}, order: RELEVANCE) { edges { snippet } } } } }",
        "1 | { actors(filter: {name: \"Alex Reed\"}) { nodes { name } } }",
        "2 | { actors { nodes { name camp { name } } } }",
        "3 | { actors { nodes { name affiliations { group { name } } members { member { name } } } } }",
        "3 | { actors { nodes { name aliases { text } externalIds { value } } } }",
        "3 | { actors { nodes { statements(first: 2) { nodes { key } } engagements(first: 2) { nodes { key place { name } } } } } }",
        "3 | { engagements { nodes { participants { actor { name } } parts(first: 3) { nodes { place { name } } } } } }",
        "6 | { statements { nodes { relations { type from { text speaker { name } } to { text speaker { name } } } assessments { verdict assessor { name } source { publisher { name } } } } } }",
        "1 | { changes(first: 100) { nodes { revision at kind type id key why by after } edges { cursor } pageInfo { hasNextPage } } }",
        "1 | { changes(types: [ACTOR, STATEMENT]) { nodes { after } } }",
        "2 | { changes(first: 100) { nodes { before after } } }",
        "3 | { statements(first: 100) { nodes { revision history(first: 2) { nodes { kind after } } } } }",
        "5 | { actors { nodes { revision affiliations { revision group { revision } } } } }",
        "1 | { drafts(first: 100) { nodes { title dossier violations { message } } pageInfo { hasNextPage } } }",
        "2 | { drafts(status: OPEN) { totalCount nodes { revision } } }",
        "3 | { a: statements(first: 2) { nodes { key } } b: statements(first: 3) { totalCount nodes { speaker { name } } } }",
        "3 | { actors { nodes { a: camp(on: \"2024-07-01\") { key } b: camp(on: \"2025-07-01\") { key } } } }",
      })
  void aQueryTakesAsManyAsItHasLevelsOfLists(int statements, String query) {
    assertEquals(statements, sql(query, Map.of()));
  }

  @Test
  void afterACursorItIsNoMore() {
    String cursor =
        ask("{ statements(first: 9) { pageInfo { endCursor } } }")
            .get("statements.pageInfo.endCursor");
    assertEquals(
        1,
        sql(
            "query($after: String) { statements(after: $after) { nodes { speaker { name } } } }",
            Map.of("after", cursor)));
  }

  @Test
  void facetsTakeOneEachAndOneMoreForTheirActors() {
    assertEquals(
        2,
        sql("{ statements { nodes { key } facets(by: [KIND]) { buckets { count } } } }", Map.of()));
    assertEquals(
        4,
        sql(
            "{ statements { nodes { key } facets(by: [KIND, SAID_DAY, LANGUAGE]) { buckets { count } } } }",
            Map.of()));
    assertEquals(
        3,
        sql(
            "{ statements { nodes { key } facets(by: [SPEAKER]) { buckets { actor { name } } } } }",
            Map.of()));
    assertEquals(1, sql("{ statements { facets(by: [KIND]) { buckets { count } } } }", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15})
  void facetsOfManyEngagementsTakeAsManyAsThoseOfOne(int first) {
    assertEquals(
        5,
        sql(
            """
            query($first: Int) { engagements(first: $first) { nodes { statements(first: 1) { nodes { key }
                facets(by: [KIND, SPEAKER]) { buckets { label count } } } } } }
            """,
            first));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15})
  void facetsAndGridsOfTheEngagementsOfManyActorsTakeAsManyAsThoseOfOne(int first) {
    assertEquals(
        4,
        sql(
            """
            query($first: Int) { actors(first: $first) { nodes { engagements(first: 1) {
                facets(by: [KIND, COUNTRY]) { buckets { label count } }
                grid(within: {south: 0, west: 0, north: 90, east: 90}, columns: 9, rows: 9) {
                  count example { title place { name } } } } } } }
            """,
            first));
    assertEquals(
        2,
        sql(
            "{ disputes { facets(by: [STATE, ATTRIBUTE]) { buckets { label count } } } }",
            Map.of()));
  }

  @Test
  void nodesOfMixedTypesTakeOneForEachType() {
    List<String> ids = new ArrayList<>();
    ids.addAll(ask("{ statements(first: 30) { nodes { id } } }").getList("statements.nodes.id"));
    ids.addAll(ask("{ actors { nodes { id } } }").getList("actors.nodes.id"));
    ids.addAll(
        ask("{ engagements { nodes { id place { id } } } }").getList("engagements.nodes.id"));
    String query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Statement { speaker { name } } ... on Engagement { place { name } } } }";
    assertTrue(sql(query, Map.of("ids", ids)) <= 5);
    assertEquals(1, sql(query, Map.of("ids", ids.subList(0, 30))));
    assertEquals(2, sql(query, Map.of("ids", ids.subList(0, 40))));
  }

  private long sql(String query, int first) {
    return sql(query, Map.of("first", first));
  }

  private long sql(String query, Map<String, ?> variables) {
    sessions.getStatistics().clear();
    ask(query, variables);
    return sessions.getStatistics().getPrepareStatementCount();
  }
}
