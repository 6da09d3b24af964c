package io.counterclaim.graphql.http;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.counterclaim.graphql.execution.Role;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mutation of the served schema, with as little as it can be sent with. */
record MutationDocument(GraphQLFieldDefinition mutation) {
  private static final Pattern ROLE = Pattern.compile("[A-Z].*\\. Needs the role ([a-z]+)\\.");

  static List<MutationDocument> all() {
    String schema = Answer.get("/graphql/schema.graphql").text();
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(schema))
        .getMutationType()
        .getFieldDefinitions()
        .stream()
        .map(MutationDocument::new)
        .toList();
  }

  String name() {
    return mutation.getName();
  }

  /** As its description has it. */
  Role role() {
    Matcher role = ROLE.matcher(mutation.getDescription());
    assertTrue(role.matches(), name());
    return Role.valueOf(role.group(1).toUpperCase());
  }

  /** As the body of a request. */
  String body() {
    String arguments =
        mutation.getArguments().stream()
            .map(a -> a.getName() + ": $" + a.getName())
            .collect(joining(" "));
    String variables =
        mutation.getArguments().stream()
            .map(a -> "$" + a.getName() + ": " + GraphQLTypeUtil.simplePrint(a.getType()))
            .collect(joining(" "));
    String document =
        "mutation(%s) { %s(%s) { __typename } }".formatted(variables, name(), arguments);
    Map<String, Object> values =
        mutation.getArguments().stream()
            .filter(a -> GraphQLTypeUtil.isNonNull(a.getType()))
            .collect(toMap(GraphQLArgument::getName, a -> value(a.getType())));
    return new JsonObject().put("query", document).put("variables", values).encode();
  }

  private static Object value(GraphQLType type) {
    if (type instanceof GraphQLNonNull some) {
      return value(some.getWrappedType());
    }
    if (type instanceof GraphQLList list) {
      return List.of(value(list.getWrappedType()));
    }
    if (type instanceof GraphQLEnumType enumeration) {
      return enumeration.getValues().get(0).getName();
    }
    if (type instanceof GraphQLInputObjectType object) {
      return object.getFieldDefinitions().stream()
          .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()))
          .collect(toMap(GraphQLInputObjectField::getName, field -> value(field.getType())));
    }
    return switch (((GraphQLNamedType) type).getName()) {
      case "Boolean" -> false;
      case "Int", "Float" -> 1;
      case "DateTime" -> "2025-01-01T00:00:00Z";
      case "Json" -> Map.of();
      default -> "1";
    };
  }
}
