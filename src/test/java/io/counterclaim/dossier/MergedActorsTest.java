package io.counterclaim.dossier;

import static io.counterclaim.dossier.DossierHttp.JSON;
import static io.counterclaim.dossier.DossierHttp.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.GraphQL;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierHttp.Response;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actors of dossiers that were merged into others. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class MergedActorsTest {
  /** In no order in which one could be merged after the other. */
  private static final String DOSSIER =
      """
      {title: 'Merged', actors: [
        {key: 'm-first', type: 'PERSON', name: 'First', mergedInto: 'm-second'},
        {key: 'm-state', type: 'STATE', name: 'State'},
        {key: 'm-second', type: 'PERSON', name: 'Second', mergedInto: 'm-third'},
        {key: 'm-third', type: 'PERSON', name: 'Third'}],
      affiliations: [{member: 'm-first', kind: 'HEAD_OF', group: 'm-state'}]}
      """;

  @Inject DossierImporter importer;

  @BeforeEach
  void onlyTheArticle() {
    Tables.reset(importer);
  }

  private static Response send(String parameters, String dossier) {
    return post(parameters, JSON, Dossiers.object(dossier).toString());
  }

  private static String actor(String key, String field) {
    return GraphQL.ask("{ actor(key: \"%s\") { %s } }".formatted(key, field)).get("actor." + field);
  }

  @Test
  void whatNamesThemNamesThoseThatTheyLeadTo() {
    Response sent = send("", DOSSIER);
    assertEquals(200, sent.status(), sent.text());
    assertEquals(5, sent.json().get("recorded").asInt());
    for (String key : List.of("m-first", "m-second", "m-third")) {
      assertEquals("m-third", actor(key, "key"));
      assertEquals(
          "m-state",
          GraphQL.ask("{ actor(key: \"%s\") { affiliations { group { key } } } }".formatted(key))
              .get("actor.affiliations[0].group.key"));
    }
    Response again = send("", DOSSIER);
    assertEquals(5, again.json().get("unchanged").asInt(), again.text());
    Response amended = send("?amend=true", DOSSIER);
    assertEquals(5, amended.json().get("unchanged").asInt(), amended.text());
  }

  @Test
  void theyCanBeUnmerged() {
    send("", DOSSIER);
    assertEquals(
        List.of(),
        GraphQL.ask(
                "mutation($input: UnmergeActorInput!) { unmergeActor(input: $input) { violations { path } } }",
                Map.of("input", Map.of("duplicate", "m-second", "why", "Two")))
            .getList("unmergeActor.violations"));
    assertEquals("m-second", actor("m-first", "key"));
    assertEquals("Second", actor("m-second", "name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'m-x', type: 'PERSON', name: 'X', mergedInto: 'm-x' | must not lead back to m-x",
        "'m-x', type: 'PERSON', name: 'X', mergedInto: 'm-nobody' | not m-nobody",
        "'m-x', type: 'PERSON', name: 'X', mergedInto: 1 | string",
        "'m-third', type: 'PERSON', name: 'Third', mergedInto: 'm-state' | m-third is there and leads to no other",
        "'m-second', type: 'PERSON', name: 'Second', mergedInto: 'm-state' | m-second is there and leads to m-third",
      })
  void whereTheyLeadIsNotChanged(String actor, String rule) {
    send("", DOSSIER);
    Response refused =
        send("?amend=true", "{title: 'Merged', actors: [{key: %s}]}".formatted(actor));
    assertEquals(422, refused.status(), refused.text());
    JsonNode violations = refused.json().get("violations");
    assertEquals(1, violations.size(), refused.text());
    assertEquals("/actors/0/mergedInto", violations.get(0).get("pointer").asText());
    assertTrue(violations.get(0).get("message").asText().contains(rule), refused.text());
  }

  @Test
  void theyDoNotLeadInACircle() {
    Response refused =
        send(
            "",
            """
            {title: 'Merged', actors: [
              {key: 'm-x', type: 'PERSON', name: 'X', mergedInto: 'm-y'},
              {key: 'm-y', type: 'PERSON', name: 'Y', mergedInto: 'm-x'}]}
            """);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(2, refused.json().get("violations").size(), refused.text());
  }
}
