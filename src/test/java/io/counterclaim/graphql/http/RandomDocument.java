package io.counterclaim.graphql.http;

import graphql.Scalars;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A random query that the schema allows, with the values of its variables. */
final class RandomDocument {
  private static final int DEEPEST = 7;

  /** What may be spread wherever none of its names is in the answer already. */
  private record Fragment(String name, Set<String> names) {}

  private final GraphQLSchema schema;
  private final RandomValues values;
  private final Chance chance;
  private final Map<String, List<Fragment>> fragments = new HashMap<>();
  private final List<String> definitions = new ArrayList<>();
  private final List<String> declarations = new ArrayList<>();
  private int fieldsLeft;
  private int wrongLeft;
  private int numbers;

  final Map<String, Object> variables = new LinkedHashMap<>();
  final String operationName;
  final String text;

  /**
   * @param wrong how many arguments are wrong, if there are as many; all others are right
   */
  RandomDocument(GraphQLSchema schema, RandomValues values, Chance chance, int wrong) {
    this.schema = schema;
    this.values = values;
    this.chance = chance;
    fieldsLeft = 3 + chance.below(30);
    wrongLeft = wrong;
    String selection = selection(schema.getQueryType(), 1);
    boolean two = chance.oneIn(8);
    operationName = two || chance.oneIn(4) ? "Asked" : null;
    text =
        "query Asked"
            + (declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")")
            + selection
            + String.join("", definitions)
            + (two ? " query Other { __typename }" : "");
  }

  private String selection(GraphQLCompositeType type, int depth) {
    return type instanceof GraphQLInterfaceType node
        ? ofEachType(node, depth)
        : ofOneType((GraphQLObjectType) type, depth);
  }

  /** Under names of its own for each type: one name must not have answers of two types. */
  private String ofEachType(GraphQLInterfaceType type, int depth) {
    List<String> members = new ArrayList<>(List.of("__typename id"));
    for (GraphQLObjectType object : schema.getImplementations(type)) {
      if (chance.oneIn(2)) {
        Map<String, String> fields = fields(object, depth, object.getName() + "_");
        members.add("... on " + object.getName() + directive() + braces(fields.values()));
      }
    }
    return braces(members);
  }

  private String ofOneType(GraphQLObjectType type, int depth) {
    Map<String, String> fields = fields(type, depth, "");
    Set<String> names = new HashSet<>(fields.keySet());
    List<String> members = new ArrayList<>(fields.values());
    List<Fragment> known = fragments.computeIfAbsent(type.getName(), name -> new ArrayList<>());
    for (Fragment fragment : known) {
      if (Collections.disjoint(fragment.names, names) && chance.oneIn(2)) {
        names.addAll(fragment.names);
        members.add("..." + fragment.name + directive());
      }
    }
    String selection = braces(members);
    return switch (chance.below(8)) {
      case 0 -> braces(List.of("..." + directive() + selection));
      case 1 -> braces(List.of("... on " + type.getName() + directive() + selection));
      case 2 -> {
        Fragment fragment = new Fragment("F" + ++numbers, names);
        known.add(fragment);
        definitions.add(" fragment " + fragment.name + " on " + type.getName() + selection);
        yield braces(List.of("..." + fragment.name + directive()));
      }
      default -> selection;
    };
  }

  /** Some fields, each with what is selected of it, by their names in the answer. */
  private Map<String, String> fields(GraphQLObjectType type, int depth, String prefix) {
    List<GraphQLFieldDefinition> all = new ArrayList<>(type.getFieldDefinitions());
    Collections.shuffle(all, chance.random);
    Map<String, String> chosen = new LinkedHashMap<>();
    for (GraphQLFieldDefinition field : all.subList(0, Math.min(all.size(), 1 + chance.below(5)))) {
      boolean leaf = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType()));
      if (leaf || depth < DEEPEST && fieldsLeft > 0) {
        fieldsLeft--;
        String name = prefix + field.getName() + (chance.oneIn(10) ? ++numbers : "");
        String alias = name.equals(field.getName()) ? "" : name + ": ";
        chosen.put(name, alias + field(field, depth));
      }
    }
    if (chosen.isEmpty()) {
      chosen.put("__typename", "__typename");
    }
    return chosen;
  }

  private String field(GraphQLFieldDefinition field, int depth) {
    GraphQLType answer = GraphQLTypeUtil.unwrapAll(field.getType());
    return field.getName()
        + arguments(field)
        + directive()
        + (answer instanceof GraphQLCompositeType type ? selection(type, depth + 1) : "");
  }

  private String arguments(GraphQLFieldDefinition field) {
    Map<String, Object> arguments = values.arguments(field);
    if (wrongLeft > 0 && !field.getArguments().isEmpty() && chance.oneIn(2)) {
      wrongLeft--;
      values.spoil(field, arguments);
    }
    List<String> written = new ArrayList<>();
    arguments.forEach(
        (name, value) ->
            written.add(name + ": " + written(value, field.getArgument(name).getType())));
    return written.isEmpty() ? "" : "(" + String.join(", ", written) + ")";
  }

  private String directive() {
    return chance.oneIn(12)
        ? (chance.oneIn(2) ? " @include" : " @skip")
            + "(if: "
            + written(chance.oneIn(2), GraphQLNonNull.nonNull(Scalars.GraphQLBoolean))
            + ")"
        : "";
  }

  /** As a variable or as it is. */
  private String written(Object value, GraphQLType type) {
    if (chance.oneIn(4)) {
      String name = "v" + ++numbers;
      declarations.add("$" + name + ": " + GraphQLTypeUtil.simplePrint(type));
      variables.put(name, value);
      return "$" + name;
    }
    if (value instanceof Map<?, ?> members) {
      List<String> written = new ArrayList<>();
      members.forEach(
          (name, member) -> written.add(name + ": " + written(member, member(type, name))));
      return "{" + String.join(", ", written) + "}";
    }
    if (value instanceof List<?> members) {
      return members.stream()
          .map(member -> written(member, member(type, null)))
          .toList()
          .toString();
    }
    return value instanceof RandomValues.Name name ? name.name() : RandomRequest.json(value);
  }

  /** The type of a member of an input object or of a list; any other where there is none. */
  private static GraphQLType member(GraphQLType type, Object name) {
    GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
    if (bare instanceof GraphQLInputObjectType object && object.getField((String) name) != null) {
      return object.getField((String) name).getType();
    }
    return bare instanceof GraphQLList list ? list.getWrappedType() : Scalars.GraphQLID;
  }

  private static String braces(Collection<String> members) {
    return " { " + String.join(" ", members) + " }";
  }
}
