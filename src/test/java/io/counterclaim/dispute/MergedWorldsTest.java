package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.GraphQL;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Records random worlds in which some actors go by two keys, merges them, and compares with {@link
 * Reference}, which knows one of each. More of them: `./mvnw test -Dtest=MergedWorldsTest
 * -Dworlds=1000 -Dseed=7`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class MergedWorldsTest {
  private static final int WORLDS = Integer.getInteger("worlds", 60);
  private static final long SEED = Long.getLong("seed", 20250426);
  private static final int COMPARED_TOGETHER = 50;
  private static final String TWIN = "-twin";
  private static final List<String> DOUBLED = List.of("kim", "arland", World.GROUP);
  private static final List<String> NAMING =
      List.of("speaker", "onBehalfOf", "member", "group", "subject", "actor");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, World> worlds = new TreeMap<>();

  @Inject DossierImporter importer;

  @Test
  void disputesAreThoseOfTheWorldsInWhichTheyWereOneFromTheBeginning() throws Exception {
    Instant now = Instant.now();
    LongStream.range(SEED, SEED + WORLDS)
        .mapToObj(seed -> WorldMaker.make(seed, now))
        .forEach(world -> worlds.put(world.name(), world));
    worlds.values().forEach(world -> world.tombstones().clear());
    record(false);
    String apart = disputes();

    List<String> twins = twins();
    Random random = new Random(SEED);
    Collections.shuffle(twins, random);
    twins.forEach(this::merge);
    Collections.shuffle(twins, random);
    twins.forEach(this::unmerge);
    assertEquals(apart, disputes());

    Collections.shuffle(twins, random);
    twins.forEach(this::merge);
    record(true);
    int compared = 0;
    for (RecordedWorlds group : recorded(now).groups(COMPARED_TOGETHER)) {
      compared += new WorldsComparison(group, random).runNow().disputes;
    }
    assertTrue(compared > WORLDS);
  }

  /** Retractions and corrections keep within a camp: once it is one. */
  private void record(boolean relations) throws IOException {
    for (int step = 1; step <= World.STEPS; step++) {
      for (int part = 0; part < World.PARTS; part++) {
        for (byte[] written : WorldDossiers.dossiers(worlds.values(), step, part)) {
          ObjectNode dossier = (ObjectNode) JSON.readTree(written);
          if (!relations) {
            dossier.remove("relations");
          }
          dossier.properties().forEach(section -> section.getValue().forEach(this::call));
          for (JsonNode actor : dossier.path("actors").deepCopy()) {
            if (isDoubled(actor.get("key").asText())) {
              ((ArrayNode) dossier.get("actors"))
                  .add(((ObjectNode) actor).put("key", actor.get("key").asText() + TWIN));
            }
          }
          importer.importDossier(JSON.writeValueAsBytes(dossier));
        }
      }
    }
  }

  private static boolean isDoubled(String key) {
    return DOUBLED.stream().anyMatch(actor -> key.matches("w\\d+-" + actor));
  }

  /** Calls some of the actors that a part names by their other key, always the same ones. */
  private void call(JsonNode part) {
    call(part, new Random(part.toString().hashCode()));
  }

  private static void call(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      for (String member : NAMING) {
        String key = object.path(member).asText();
        if (isDoubled(key) && random.nextBoolean()) {
          object.put(member, key + TWIN);
        }
      }
    }
    node.forEach(below -> call(below, random));
  }

  private List<String> twins() {
    List<String> twins = new ArrayList<>();
    for (World world : worlds.values()) {
      DOUBLED.forEach(actor -> twins.add(world.key(actor)));
    }
    return twins;
  }

  private void merge(String key) {
    change("mergeActors", "duplicate: \"%s\", survivor: \"%s\"".formatted(key + TWIN, key));
  }

  private void unmerge(String key) {
    change("unmergeActor", "duplicate: \"%s\"".formatted(key + TWIN));
  }

  private static void change(String mutation, String input) {
    assertEquals(
        List.of(),
        GraphQL.ask(
                "mutation { %s(input: {%s, why: \"A test\"}) { violations { path message } } }"
                    .formatted(mutation, input))
            .getList(mutation + ".violations"));
  }

  private String disputes() {
    StringBuilder all = new StringBuilder();
    for (World world : worlds.values()) {
      for (int i = 0; i < World.ENGAGEMENTS; i++) {
        all.append(
            GraphQL.post(
                    "query($key: String) { engagement(key: $key) { disputes { id "
                        + Lines.FIELDS
                        + " history(first: 100) { nodes { since "
                        + Lines.FIELDS
                        + " } } } } }",
                    Map.of("key", world.engagement(i)))
                .text());
      }
    }
    assertTrue(!all.toString().contains("\"errors\""), all::toString);
    return all.toString();
  }

  private RecordedWorlds recorded(Instant now) {
    try (Sql sql = Sql.open()) {
      return new RecordedWorlds(
          worlds, List.of(now, now, now, now), ids(sql, "statement"), ids(sql, "engagement"));
    }
  }

  private Map<String, String> ids(Sql sql, String table) {
    Map<String, String> ids = new TreeMap<>();
    sql.rows("select key, id from " + table).stream()
        .map(row -> row.split(" "))
        .filter(row -> worlds.containsKey(row[0].split("-")[0]))
        .forEach(row -> ids.put(row[0], row[1]));
    return ids;
  }
}
