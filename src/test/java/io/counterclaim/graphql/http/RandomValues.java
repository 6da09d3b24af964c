package io.counterclaim.graphql.http;

import com.fasterxml.jackson.annotation.JsonValue;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Random values of arguments: right ones of what is there, and wrong ones of many kinds. */
final class RandomValues {
  /** A value of an enumeration: without quotation marks in a document, with them in JSON. */
  record Name(@JsonValue String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
  private static final List<String> EARLIER =
      List.of("0001-01-01T00:00:00Z", "2024-08-06T05:00:00+03:00", "2025-04-25T21:00:00-11:30");
  private static final List<String> LATER =
      List.of("9999-12-31T00:00:00Z", "2025-04-26T23:59:59.999999999+00:00", "2031-02-28T12:00Z");
  private static final List<String> DAYS =
      List.of("2025-04-26", "0001-01-01", "9999-12-31", "2024-02-29");
  private static final List<String> WORDS =
      List.of("Kursk", "\"not true\"", "Zelenskiy -Putin", "WIKIDATA:Q7747", "Курськ OR 平壤");
  private static final Map<String, String> ORDERS =
      Map.of(
          "disputes", "SINCE_DESC",
          "history", "SINCE_ASC",
          "positions", "SAID_ASC",
          "parts", "STARTED_DESC");

  private static final List<Object> WRONG =
      Arrays.asList(
          null,
          true,
          0,
          -1,
          101,
          Integer.MAX_VALUE,
          -1.5e-300,
          new BigInteger("99999999999999999999"),
          new BigDecimal("1e400"),
          new BigDecimal("-1e1000000000"),
          new BigDecimal("1e-1000000000"),
          new BigInteger("9".repeat(1000)),
          "",
          " ",
          "-",
          "x".repeat(301),
          "a\0b",
          "\ud800",
          "\udfff\ud83d",
          "\uffff\u202e\u0007",
          "' or 1=1 --",
          "%s%n${x}{0}\\",
          UNKNOWN,
          UNKNOWN.replace('-', '0'),
          "2025-04-26",
          "+999999999-12-31",
          "-999999999-01-01",
          "+999999999-12-31T23:59:59-18:00",
          "0000-01-01T00:00:00Z",
          "2025-02-30T00:00:00Z",
          "2025-04-26T10:00:00",
          List.of(),
          List.of(List.of(List.of())),
          Arrays.asList(null, null),
          Map.of(),
          Map.of("a", Map.of("b", List.of())),
          new Name("NO_SUCH"),
          new Name("__typename"));

  private final Map<String, Map<String, String>> known;
  private final Chance chance;

  /**
   * @param known ids by keys of what is there, by its type
   */
  RandomValues(Map<String, Map<String, String>> known, Chance chance) {
    this.known = known;
    this.chance = chance;
  }

  /** Arguments with which a field is answered, by name. */
  Map<String, Object> arguments(GraphQLFieldDefinition field) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (GraphQLArgument argument : field.getArguments()) {
      if (GraphQLTypeUtil.isNonNull(argument.getType()) || chance.oneIn(3)) {
        values.put(argument.getName(), null);
      }
    }
    if (field.getArgument("key") != null) {
      values.keySet().retainAll(List.of());
      values.put(chance.one(List.of("id", "key")), null);
    }
    if (field.getName().equals("dispute")) {
      values.remove("id");
      values.put("engagement", null);
      values.put("attribute", null);
    }
    if (values.containsKey("first")) {
      values.remove("last");
    }
    GraphQLNamedType answer = GraphQLTypeUtil.unwrapAllAs(field.getType());
    if (answer.getName().equals("ChangeConnection")) {
      values.remove("after");
    }
    values.replaceAll(
        (name, none) ->
            switch (name) {
              case "id" -> answer.getName().equals("Node") ? anyId() : id(answer.getName());
              case "key" -> chance.one(List.copyOf(known.get(answer.getName()).keySet()));
              case "engagement" -> id("Engagement");
              default -> value(name, field.getArgument(name).getType());
            });
    for (String number : List.of("columns", "rows")) {
      values.computeIfPresent(number, (name, none) -> 1 + chance.below(50));
    }
    if (String.valueOf(values.get("order")).equals("RELEVANCE")) {
      values.remove("order");
    }
    String order =
        String.valueOf(values.getOrDefault("order", ORDERS.getOrDefault(field.getName(), "")));
    for (String place : List.of("after", "before")) {
      values.computeIfPresent(place, (name, none) -> order.isEmpty() ? null : cursor(order));
    }
    return values;
  }

  /** Gives one argument, or one member of an input object in it, a wrong value. */
  void spoil(GraphQLFieldDefinition field, Map<String, Object> arguments) {
    GraphQLArgument argument = chance.one(field.getArguments());
    Object value = wrong();
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(argument.getType());
    if (type instanceof GraphQLInputObjectType input && !chance.oneIn(8)) {
      Map<String, Object> members = members(input);
      members.put(chance.one(input.getFields()).getName(), value);
      value = members;
    }
    arguments.put(argument.getName(), value);
  }

  private Object wrong() {
    return chance.oneIn(8) ? wrongCursor() : chance.one(WRONG);
  }

  private String wrongCursor() {
    List<String> values = List.of("a\0b", "+1000000000-12-31T00:00:00Z", "", ":", "\ud800");
    List<String> orders =
        List.of("NAME_ASC", "SAID_DESC", "STARTED_DESC", "SINCE_DESC", "TITLE_ASC");
    return cursor(
        chance.one(orders), chance.one(List.of(UNKNOWN, "1-1-1-1-1", "")), chance.one(values));
  }

  private String id(String type) {
    return chance.one(List.copyOf(known.get(type).values()));
  }

  private String anyId() {
    return chance.oneIn(8) ? UNKNOWN : id(chance.one(List.copyOf(known.keySet())));
  }

  private String cursor(String order) {
    boolean text = order.startsWith("NAME") || order.startsWith("TITLE");
    return cursor(order, UNKNOWN, text ? "M" : "2025-04-25T21:00:00.000001Z");
  }

  private static String cursor(String order, String id, String value) {
    byte[] plain = String.join(":", "1", order, id, value).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private Object value(String name, GraphQLType type) {
    GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
    if (bare instanceof GraphQLList list) {
      int size = 1 + chance.below(3);
      return IntStream.range(0, size)
          .mapToObj(i -> value(name, list.getWrappedType()))
          .distinct()
          .toList();
    }
    if (bare instanceof GraphQLEnumType enumeration) {
      List<GraphQLEnumValueDefinition> values = enumeration.getValues();
      return new Name(chance.one(values).getName());
    }
    if (bare instanceof GraphQLInputObjectType input) {
      return members(input);
    }
    return scalar(name, ((GraphQLNamedType) bare).getName());
  }

  private Map<String, Object> members(GraphQLInputObjectType input) {
    Map<String, Object> members = new LinkedHashMap<>();
    input
        .getFields()
        .forEach(
            member -> {
              if (GraphQLTypeUtil.isNonNull(member.getType()) || chance.oneIn(5)) {
                members.put(member.getName(), value(member.getName(), member.getType()));
              }
            });
    if (!members.containsKey("within")) {
      members.remove("on");
    }
    return members;
  }

  private Object scalar(String name, String type) {
    return switch (type) {
      case "Boolean" -> chance.oneIn(2);
      case "Int" -> chance.one(List.of(1, 2, 3, 5, 20, 100));
      case "Date" ->
          name.endsWith("OrAfter")
              ? "0001-01-01"
              : name.endsWith("OrBefore") ? "9999-12-31" : chance.one(DAYS);
      case "DateTime" ->
          chance.one(name.endsWith("From") || name.equals("knownAt") ? EARLIER : LATER);
      case "Float" ->
          switch (name) {
            case "south" -> chance.one(List.of(-90, -0.0, 51.1));
            case "north" -> chance.one(List.of(51.2, 90));
            case "latitude" -> chance.one(List.of(-90, 51.73, 90.0));
            case "kilometres" -> chance.one(List.of(1e-9, 100, 20_040));
            default -> chance.one(List.of(-180, 35.27, 180.0));
          };
      case "ID" ->
          switch (name) {
            case "ids" -> anyId();
            case "engagement", "engagements", "partOf" -> id("Engagement");
            default -> id("Actor");
          };
      default ->
          switch (name) {
            case "country", "countries" -> chance.one(List.of("UA", "RU", "VA"));
            case "language", "languages" -> chance.one(List.of("en", "uk", "zh-Hans"));
            default -> chance.one(WORDS);
          };
    };
  }
}
