package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A key may look like an id. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class KeyLikeAnIdTest {
  @Inject DossierImporter importer;

  @Test
  void whatHasTheIdIsMeantAndElseWhatHasTheKey() {
    String free = "11111111-2222-7333-8444-555555555555";
    add("land-of-one-id", "member-of-the-id");
    String id = ask("{ actor(key: \"land-of-one-id\") { id } }").get("actor.id");
    add(id, "member-of-the-key");
    add(free, "member-of-the-free-key");

    assertEquals("land-of-one-id", key("id", id));
    assertEquals(id, key("key", id));
    assertEquals(free, key("id", free));
    assertEquals(List.of("member-of-the-id"), within(id));
    assertEquals(List.of("member-of-the-id"), within(id.toUpperCase(Locale.ROOT)));
    assertEquals(List.of("member-of-the-free-key"), within(free));
  }

  private static String key(String argument, String value) {
    return ask("{ actor(" + argument + ": \"" + value + "\") { key } }").get("actor.key");
  }

  private static List<String> within(String group) {
    return ask("{ actors(filter: {within: \"" + group + "\"}) { nodes { key } } }")
        .getList("actors.nodes.key");
  }

  private void add(String state, String member) {
    importer.importDossier(
        """
        {"title": "A state and a member", "actors": [{"key": "%1$s", "type": "STATE", "name": "State"},
          {"key": "%2$s", "type": "PERSON", "name": "Member"}],
          "affiliations": [{"member": "%2$s", "kind": "MEMBER_OF", "group": "%1$s"}]}
        """
            .formatted(state, member)
            .getBytes(StandardCharsets.UTF_8));
  }
}
