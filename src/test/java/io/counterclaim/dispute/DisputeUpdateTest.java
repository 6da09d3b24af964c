package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.dispute.Scene.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.recording.DossierException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes disputes changes the stored ones with it. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DisputeUpdateTest {
  private static final String FIELDS =
      """
      attribute state since changedBy { key }
      positions { polarity value { text } holders { camp { key } since latest { key } basis independentSources } }
      history { totalCount nodes { state since positions { holders { camp { key } since latest { key } } } } }
      """;
  private static final String TWO_CAMPS =
      "statements: ["
          + statement("s1", "kim", 1, 0, "ENDED")
          + ", "
          + statement("s2", "robin", 2, 0, "ONGOING")
          + "]";

  @Inject DossierImporter importer;
  @Inject DueDisputes due;
  @Inject SessionFactory sessions;

  @Test
  void aRefusedDossierLeavesThemUntouched() {
    Scene scene = scene("refused", TWO_CAMPS);
    List<String> before = scene.disputes();
    String bad = statement("s4", "nobody", 4, 0, "ENDED");
    byte[] dossier =
        scene.dossier("statements: [" + statement("s3", "robin", 3, 0, "ENDED") + ", " + bad + "]");
    assertThrows(DossierException.class, () -> importer.importDossier(dossier));
    assertEquals(before, scene.disputes());
    assertEquals(List.of("CONTESTED"), states(scene));
  }

  @Test
  void theHistoryOfAMomentEndsWithIt() {
    scene("moments", TWO_CAMPS);
    List<List<String>> from =
        ask("""
                { engagement(key: "moments-e0") { disputes { history { nodes {
                    history { nodes { changedBy { key } } } } } } } }
                """)
            .getList("engagement.disputes[0].history.nodes.history.nodes.changedBy.key");
    assertEquals(List.of(List.of("moments-s1"), List.of("moments-s1", "moments-s2")), from);
  }

  @Test
  void momentsBeforeTheGregorianCalendarAreAsTheyWereGiven() {
    Scene scene = scene("grunwald", TWO_CAMPS.replace("2025-03-0", "1410-07-0"));
    assertEquals(
        List.of("1410-07-02T00:00:00Z", "1410-07-03T00:00:00Z"),
        ask(
                "query($id: ID) { engagement(id: $id) { disputes { history { nodes { since } } } } }",
                Map.of("id", scene.engagements().get(0)))
            .getList("engagement.disputes[0].history.nodes.since"));
  }

  @Test
  void theSameAgainChangesNoRow() {
    Scene scene = scene("again", TWO_CAMPS);
    List<String> before = scene.disputes();
    scene.add(TWO_CAMPS);
    assertEquals(before, scene.disputes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "affiliations: [{member: '$-robin', kind: 'MEMBER_OF', group: '$-arland'}]",
        "affiliations: [{member: '$-robin', kind: 'MEMBER_OF', group: '$-borland'}]",
        "relations: [{from: '$-s1', type: 'CORRECTS', to: '$-s3', basis: 'EXPLICIT'}]",
        "relations: [{from: '$-s2', type: 'RETRACTS', to: '$-s4', basis: 'EXPLICIT'}]",
        "statements: [$robin]",
        "statements: [$kim]",
      })
  void whatWasAnsweredIsAnsweredAgainToTheLetter(String change) {
    Scene scene =
        scene(
            "letter-" + Integer.toHexString(change.hashCode()),
            "statements: ["
                + String.join(
                    ", ",
                    statement("s1", "kim", 1, 0, "ENDED"),
                    statement("s2", "robin", 2, 0, "ONGOING"),
                    statement("s3", "kim", 3, 0, "ONGOING"),
                    statement("s4", "robin", 4, 0, "ENDED"))
                + "]");
    List<String> stored = scene.lasting();
    Instant known = Instant.now();
    Object then = answer(scene, null);
    scene.add(
        change
            .replace("$robin", statement("s5", "robin", 2, 0, "ENDED"))
            .replace("$kim", statement("s6", "kim", 1, 0, "NOT_STARTED")));
    assertEquals(then, answer(scene, known));
    assertNotEquals(then, answer(scene, null));
    assertTrue(scene.lasting().containsAll(stored), "rows stay");
    assertTrue(scene.lasting().size() > stored.size(), "others come");
  }

  /** Tombstones are set by SQL; what they change is worked out in the background. */
  @ParameterizedTest
  @ValueSource(strings = {"RETRACTS", "CORRECTS"})
  void aRetractionThatIsDeletedCountsNoMoreAndOneThatIsRestoredCountsAgain(String type) {
    Scene scene = scene("deleted-" + type.toLowerCase(Locale.ROOT), TWO_CAMPS);
    scene.add(
        "statements: [%s], relations: [{from: '$-s3', type: '%s', to: '$-s2', basis: 'EXPLICIT'}]"
            .formatted(statement("s3", "robin", 3, 1, "ENDED"), type));
    assertEquals(List.of("ONE_SIDED"), states(scene));
    List<String> stored = scene.lasting();
    Instant beforeDeletion = Instant.now();
    Object retracted = answer(scene, null);

    scene.delete("s3");
    due.update();
    assertEquals(List.of("CONTESTED"), states(scene));
    assertEquals(retracted, answer(scene, beforeDeletion));
    assertTrue(scene.lasting().containsAll(stored), "rows stay");

    scene.restore("s3");
    due.update();
    assertEquals(List.of("ONE_SIDED"), states(scene));
    assertEquals(retracted, answer(scene, null));
    assertEquals(retracted, answer(scene, beforeDeletion));
  }

  @Test
  void whatIsDeletedIsNoPosition() {
    Scene scene = scene("tombstone", TWO_CAMPS);
    Instant beforeDeletion = Instant.now();
    Object contested = answer(scene, null);
    scene.delete("s2");
    due.update();
    assertEquals(List.of("ONE_SIDED"), states(scene));
    assertEquals(contested, answer(scene, beforeDeletion));
  }

  @Test
  void whatLaterStatementsDoNotTouchStaysAsItIs() {
    Scene scene =
        scene(
            "apart",
            "statements: ["
                + statement("s1", "kim", 1, 0, "ENDED")
                + ", "
                + statement("s3", "kim", 1, 1, "ENDED")
                + "]");
    List<String> before = scene.disputes();
    scene.add("statements: [" + statement("s4", "robin", 3, 1, "ENDED") + "]");
    String touched = scene.engagements().get(1);
    assertEquals(without(before, touched), without(scene.disputes(), touched));
    assertNotEquals(before, scene.disputes());
  }

  @Test
  void bothStatementsOfARetractionMayGoToAnotherCampAtOnce() {
    Scene scene =
        scene(
            "together",
            """
            affiliations: [{member: '$-robin', kind: 'MEMBER_OF', group: '$-arland'}],
            statements: [%s, %s], relations: [{from: '$-s1', type: 'RETRACTS', to: '$-s2', basis: 'EXPLICIT'}]
            """
                .formatted(
                    statement("s1", "kim", 1, 0, "ENDED"),
                    statement("s2", "robin", 2, 0, "ONGOING")));
    scene.add(
        """
        actors: [{key: '$-militia', type: 'NON_STATE_ARMED_GROUP', name: 'M'}],
        affiliations: [{member: '$-kim', kind: 'COMMANDS', group: '$-militia'},
          {member: '$-robin', kind: 'COMMANDS', group: '$-militia'},
          {member: '$-militia', kind: 'CONTROLLED_BY', group: '$-borland'}]
        """);
    assertEquals(List.of("ONE_SIDED"), states(scene));
  }

  @Test
  void disputesOfFiftyEngagementsTakeAsManySqlStatementsAsThoseOfOne() {
    Scene scene = new Scene(importer, "fifty", 50);
    scene.add("statements: [" + both() + "]");
    List<String> ids = scene.engagements();
    String positions =
        "disputes { state positions { value { text actor { name } } assessments { verdict } holders { camp { name }"
            + " latest { text speaker { name } } independentSources } } }";
    String history =
        "disputes { history(first: 3) { totalCount nodes { state positions { polarity } } } }";
    for (String fields : List.of("disputes { state }", positions, history)) {
      assertEquals(sql(ids.subList(0, 1), fields), sql(ids, fields), fields);
    }
    assertEquals(sql(ids, "key") + 1, sql(ids, "disputes { state engagement { title } }"));
  }

  private static String both() {
    return IntStream.range(0, 50)
        .mapToObj(
            i ->
                statement("a" + i, "kim", 1, i, "ENDED")
                    + ", "
                    + statement("b" + i, "borland", 2, i, "ONGOING"))
        .collect(Collectors.joining(", "));
  }

  private long sql(List<String> ids, String fields) {
    String query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Engagement { " + fields + " } } }";
    sessions.getStatistics().clear();
    assertEquals(ids.size(), ask(query, Map.of("ids", ids)).getList("nodes").size());
    return sessions.getStatistics().getPrepareStatementCount();
  }

  private Scene scene(String name, String sections) {
    Scene scene = new Scene(importer, name, 2);
    scene.add(sections);
    return scene;
  }

  private static List<String> states(Scene scene) {
    return ask(
            "query($id: ID) { engagement(id: $id) { disputes { state } } }",
            Map.of("id", scene.engagements().get(0)))
        .getList("engagement.disputes.state");
  }

  private static Object answer(Scene scene, Instant knownAt) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("id", scene.engagements().get(0));
    variables.put("asOf", "2025-06-01T00:00:00Z");
    variables.put("knownAt", knownAt == null ? null : knownAt.toString());
    return ask(
            "query($id: ID, $asOf: DateTime, $knownAt: DateTime) { engagement(id: $id) {"
                + " disputes(asOf: $asOf, knownAt: $knownAt) { "
                + FIELDS
                + " } } }",
            variables)
        .get("engagement.disputes");
  }

  private static List<String> without(List<String> rows, String engagement) {
    return rows.stream().filter(row -> !row.contains(engagement)).toList();
  }
}
