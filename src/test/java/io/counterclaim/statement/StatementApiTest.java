package io.counterclaim.statement;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.GraphQL;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementApiTest {
  @Test
  void aStatementIsFoundByItsKey() {
    JsonPath statement =
        ask(
            """
            { statement(key: "ua-staff-not-true") {
                text kind rendering medium platform language originalText
                speaker { key } onBehalfOf { key } camp { key }
                said { from to precision }
                assertions { attribute polarity basis value { text code actor { key } } engagement { key } } } }
            """);
    assertEquals("DENIAL", statement.get("statement.kind"));
    assertEquals("ukraine", statement.get("statement.camp.key"));
    assertNull(statement.get("statement.onBehalfOf"));
    assertEquals("2025-04-25T21:00:00Z", statement.get("statement.said.from"));
    assertEquals("2025-04-26T21:00:00Z", statement.get("statement.said.to"));
    assertEquals(List.of("DENIES"), statement.get("statement.assertions.polarity"));
    assertEquals(List.of("ended"), statement.get("statement.assertions.value.text"));
  }

  @Test
  void anUnknownKeyIsNamedInTheError() {
    GraphQL.Error error = refused("{ statement(key: \"nobody-said-this\") { text } }");
    assertEquals("not-found", error.code());
    assertEquals("key: no statement has the key nobody-said-this", error.message());
  }
}
