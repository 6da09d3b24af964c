package io.counterclaim.graphql.schema;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.language.DescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SchemaTest {
  private static final Path SERVED = Path.of("target", "schema.graphql");

  @Test
  void theServedSchemaIsTheOneInReview() throws IOException {
    String served = served();
    Files.createDirectories(SERVED.getParent());
    Files.writeString(SERVED, served);
    assertEquals(
        inReview(),
        served,
        "The schema has changed. If that is meant, take it over with:"
            + " cp target/schema.graphql src/test/resources/schema.graphql");
  }

  @Test
  void everythingInTheSchemaIsDescribed() {
    List<String> undescribed = new ArrayList<>();
    new SchemaParser()
        .parse(served())
        .getTypesMap(TypeDefinition.class)
        .forEach((name, type) -> check(name, (DescribedNode<?>) type, undescribed));
    assertEquals(List.of(), undescribed);
  }

  @Test
  void theSchemaHasItsScalarsSoThatOtherToolsCanReadIt() {
    assertTrue(served().contains("scalar DateTime @specifiedBy(url :"));
    assertTrue(served().contains("scalar Date @specifiedBy(url :"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "OPTIONS", "DELETE"})
  void theSchemaCanOnlyBeRead(String method) {
    given()
        .request(method, "/graphql/schema.graphql")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD");
  }

  private static void check(String name, DescribedNode<?> node, List<String> undescribed) {
    if (node.getDescription() == null || node.getDescription().getContent().isBlank()) {
      undescribed.add(name);
    }
    for (NamedNode<?> child : children(node)) {
      check(name + "." + child.getName(), (DescribedNode<?>) child, undescribed);
    }
  }

  private static List<? extends NamedNode<?>> children(DescribedNode<?> node) {
    if (node instanceof ObjectTypeDefinition type) {
      return type.getFieldDefinitions();
    }
    if (node instanceof InterfaceTypeDefinition type) {
      return type.getFieldDefinitions();
    }
    if (node instanceof FieldDefinition field) {
      return field.getInputValueDefinitions();
    }
    if (node instanceof InputObjectTypeDefinition type) {
      return type.getInputValueDefinitions();
    }
    return node instanceof EnumTypeDefinition type ? type.getEnumValueDefinitions() : List.of();
  }

  private static String served() {
    return given().get("/graphql/schema.graphql").then().statusCode(200).extract().asString();
  }

  private static String inReview() throws IOException {
    try (InputStream schema = SchemaTest.class.getResourceAsStream("/schema.graphql")) {
      assertNotNull(schema, "src/test/resources/schema.graphql is missing");
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
