package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contradictions that nobody recorded: they follow from what statements assert. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DerivedRelationTest {
  @ParameterizedTest
  @CsvSource({
    "putin-kursk-regained, ua-staff-operation-continues",
    "gerasimov-peaceful-life, ua-staff-operation-continues",
    "ua-staff-not-true, gerasimov-peaceful-life",
    "ua-staff-operation-continues, gerasimov-peaceful-life putin-kursk-regained"
  })
  void aStatementContradictsTheLatestWordsThatItCannotStandBeside(String statement, String others) {
    Json found = relations(statement, "(basis: DERIVED)");
    assertEquals(List.of(others.split(" ")), found.getList("statement.relations.to.key"));
    found
        .<Map<String, Object>>getList("statement.relations")
        .forEach(
            relation -> {
              assertEquals("CONTRADICTS", relation.get("type"));
              assertEquals("DERIVED", relation.get("basis"));
              assertEquals(Map.of("key", statement), relation.get("from"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gerasimov-praise",
        "putin-adventure-failed",
        "cnn-cannot-verify",
        "ua-military-six-engagements",
        "western-intelligence-12000",
        "trump-no-reason",
        "zelensky-potential"
      })
  void whatNobodyContradictsContradictsNobody(String statement) {
    assertEquals(
        List.of(), relations(statement, "(basis: DERIVED)").getList("statement.relations"));
  }

  @Test
  void onlyWhatIsRecordedHasAnId() {
    Json found =
        ask(
            """
            { statement(key: "ua-staff-not-true") { recorded: relations(basis: EXPLICIT) { id }
                derived: relations(basis: DERIVED) { id } }
              other: statement(key: "putin-kursk-regained") { recorded: relations(basis: EXPLICIT) { id } } }
            """);
    List<String> recorded = found.getList("statement.recorded.id");
    assertEquals(1, recorded.size());
    assertNotNull(recorded.get(0));
    assertEquals(recorded, found.getList("other.recorded.id"));
    assertEquals(Collections.singletonList(null), found.getList("statement.derived.id"));
  }

  @Test
  void aTypeMayBeAskedFor() {
    String statement = "ua-staff-not-true";
    List<String> derived = List.of("gerasimov-peaceful-life");
    for (String arguments : List.of("(type: CONTRADICTS)", "(type: CONTRADICTS, basis: DERIVED)")) {
      assertEquals(derived, relations(statement, arguments).getList("statement.relations.to.key"));
    }
    for (String arguments :
        List.of(
            "(type: DENIES, basis: DERIVED)",
            "(type: CLARIFIES, basis: DERIVED)",
            "(type: CONTRADICTS, basis: EXPLICIT)",
            "(type: CONTRADICTS, basis: EDITORIAL)")) {
      assertEquals(List.of(), relations(statement, arguments).getList("statement.relations"));
    }
  }

  @Test
  void whatWasRecordedComesFirst() {
    assertEquals(
        List.of("DENIES EXPLICIT", "CLARIFIES EDITORIAL", "CONTRADICTS DERIVED"),
        relations("ua-staff-not-true", "")
            .getList("statement.relations.collect { it.type + ' ' + it.basis }"));
  }

  @Test
  void eachStatementOfAListHasItsOwn() {
    Json found =
        ask(
            "{ statements(first: 100) { nodes { key relations(basis: DERIVED) { from { key } } } } }");
    found
        .<Map<String, Object>>getList("statements.nodes")
        .forEach(
            statement ->
                ((List<?>) statement.get("relations"))
                    .forEach(
                        relation ->
                            assertEquals(
                                Map.of("from", Map.of("key", statement.get("key"))), relation)));
    assertEquals(
        List.of(
            "gerasimov-peaceful-life",
            "putin-kursk-regained",
            "ua-staff-not-true",
            "ua-staff-operation-continues"),
        found.getList("statements.nodes.findAll { it.relations.size() > 0 }.key.sort()"));
  }

  private static Json relations(String statement, String arguments) {
    return ask(
        "query($key: String) { statement(key: $key) { relations"
            + arguments
            + " { type basis from { key } to { key } } } }",
        Map.of("key", statement));
  }
}
