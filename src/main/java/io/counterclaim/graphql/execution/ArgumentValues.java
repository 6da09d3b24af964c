package io.counterclaim.graphql.execution;

import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.Map;

/** The arguments of a field, as far as they are needed before it is executed. */
final class ArgumentValues {
  private final CoercedVariables variables;

  ArgumentValues(CoercedVariables variables) {
    this.variables = variables;
  }

  /** A number, a text, a list or a map of such, or anything else that stands for itself. */
  Object of(Field field, String name) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals(name))
        .map(Argument::getValue)
        .findFirst()
        .map(this::plain)
        .orElse(null);
  }

  private Object plain(Value<?> value) {
    if (value instanceof VariableReference variable) {
      return variables.get(variable.getName());
    }
    if (value instanceof ObjectValue object) {
      Map<String, Object> members = new HashMap<>();
      for (ObjectField member : object.getObjectFields()) {
        members.put(member.getName(), plain(member.getValue()));
      }
      return members;
    }
    if (value instanceof ArrayValue list) {
      return list.getValues().stream().map(this::plain).toList();
    }
    if (value instanceof IntValue number) {
      return number.getValue();
    }
    if (value instanceof StringValue text) {
      return text.getValue();
    }
    if (value instanceof EnumValue name) {
      return name.getName();
    }
    return value instanceof NullValue ? null : value;
  }
}
