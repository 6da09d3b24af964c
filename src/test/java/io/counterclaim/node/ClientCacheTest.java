package io.counterclaim.node;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Answers, kept as Apollo's and Relay's clients keep them: each object once, by its type and id.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ClientCacheTest {
  private static final String PAGE =
      """
      query($asOf: DateTime) {
        statements(first: 100) { nodes { ...Statement assertions { ...Assertion } assessments { ...Assessment }
          relations { __typename id type basis from { ...Statement } to { ...Statement } }
          engagements { ...Engagement } citations { source { ...Source } } } }
        actors(first: 100) { nodes { ...Actor affiliations { ...Affiliation } members { ...Affiliation } } }
        places { nodes { ...Place } }
        sources { nodes { ...Source statements(first: 100) { nodes { ...Statement } } } }
        engagements { nodes { ...Engagement disputes { ...Dispute } } }
        disputes(first: 100) { nodes { ...Dispute
          history { nodes { ...Dispute history { nodes { ...Dispute } } } }
          positions { holders { camp { ...Actor } latest { ...Statement } } assessments { ...Assessment } } } }
        then: disputes(first: 100, asOf: $asOf) { nodes { ...Dispute } }
        stated: disputes(first: 100, filter: {statedOnly: true}) { nodes { ...Dispute } }
        campaign: engagement(key: "kursk-campaign") { ...Engagement then: disputes(asOf: $asOf) { ...Dispute } }
        status: dispute(engagement: "kursk-campaign", attribute: STATUS) { ...Dispute }
        russia: actor(key: "russia") { ...Actor positions { nodes { ...Assertion } } }
      }
      fragment Statement on Statement { __typename id key text speaker { ...Actor } }
      fragment Actor on Actor { __typename id key name }
      fragment Place on Place { __typename id key name }
      fragment Source on Source { __typename id key publisher { ...Actor } }
      fragment Engagement on Engagement { __typename id key title place { ...Place } }
      fragment Affiliation on Affiliation { __typename id kind from member { ...Actor } group { ...Actor } }
      fragment Assertion on Assertion { __typename id attribute polarity statement { ...Statement } engagement { ...Engagement }
        subject { ...Actor } value { text } }
      fragment Assessment on Assessment { __typename id verdict assessedAt statement { ...Statement } assessor { ...Actor } }
      fragment Dispute on Dispute { __typename id attribute state since engagement { ...Engagement } subject { ...Actor }
        changedBy { ...Statement } }
      """;

  /** The fields of each object, by type and id; another object in a field is its type and id. */
  private final Map<String, Map<String, Object>> kept = new HashMap<>();

  @Inject DossierImporter importer;

  /** Other tests leave tombstones behind. */
  @BeforeEach
  void onlyTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void noTwoObjectsShareAnIdAndEachHasOne() {
    keep(ask(PAGE, Map.of("asOf", "2025-04-26T15:00:00Z")).getMap(""));
    for (String type :
        List.of(
            "Statement",
            "Actor",
            "Place",
            "Source",
            "Engagement",
            "Affiliation",
            "Assertion",
            "Assessment",
            "Dispute",
            "StatementRelation")) {
      Map<Object, String> byContent = new HashMap<>();
      kept.forEach(
          (id, fields) -> {
            if (fields.get("__typename").equals(type) && !type.equals("Dispute")) {
              String other = byContent.put(content(fields), id);
              assertEquals(null, other, () -> id + " says the same as " + other);
            }
          });
      assertTrue(
          kept.values().stream().anyMatch(fields -> fields.get("__typename").equals(type)), type);
    }
  }

  @Test
  void whatIsKeptIsAnsweredByNode() {
    keep(ask(PAGE, Map.of("asOf", "2025-04-26T15:00:00Z")).getMap(""));
    List<String> ids =
        kept.values().stream()
            .filter(fields -> !fields.get("__typename").equals("StatementRelation"))
            .map(fields -> (String) fields.get("id"))
            .toList();
    String fragments = PAGE.substring(PAGE.indexOf("fragment Statement"));
    String query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { ...Statement ...Actor ...Place ...Source ...Engagement ...Affiliation"
            + " ...Assertion ...Assessment ...Dispute } } "
            + fragments;
    int before = kept.size();
    for (int from = 0; from < ids.size(); from += 100) {
      List<String> some = ids.subList(from, Math.min(from + 100, ids.size()));
      Map<String, Object> answer = ask(query, Map.of("ids", some)).getMap("");
      assertEquals(
          some,
          ((List<?>) answer.get("nodes"))
              .stream().map(node -> ((Map<?, ?>) Objects.requireNonNull(node)).get("id")).toList());
      keep(answer);
    }
    assertEquals(before, kept.size());
  }

  private static Map<String, Object> content(Map<String, Object> fields) {
    Map<String, Object> content = new HashMap<>(fields);
    content.remove("id");
    return content;
  }

  /** The value as it is kept: an object that has an id as its type and id. */
  private Object keep(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::keep).toList();
    }
    if (!(value instanceof Map<?, ?> object)) {
      return String.valueOf(value);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    object.forEach((name, field) -> fields.put((String) name, keep(field)));
    if (object.get("id") == null) {
      return fields;
    }
    String id = object.get("__typename") + ":" + object.get("id");
    Map<String, Object> before = kept.computeIfAbsent(id, key -> new HashMap<>());
    fields.forEach(
        (name, field) -> {
          Object other = before.put(name, field);
          assertTrue(
              other == null || other.equals(field),
              () -> id + "." + name + ": " + other + " and " + field);
        });
    return id;
  }
}
