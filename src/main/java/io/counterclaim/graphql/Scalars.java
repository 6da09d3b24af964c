package io.counterclaim.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The scalars, each taking only what it should: the framework's own take "x" for an Int and turn
 * 99999999999 into another number, and find a malformed time too late to say where it stands.
 */
final class Scalars {
  private Scalars() {}

  static GraphQLScalarType strict(GraphQLScalarType scalar) {
    return switch (scalar.getName()) {
      case "Int" -> graphql.Scalars.GraphQLInt;
      case "Float" -> graphql.Scalars.GraphQLFloat;
      case "String" -> graphql.Scalars.GraphQLString;
      case "Boolean" -> graphql.Scalars.GraphQLBoolean;
      case "ID" -> graphql.Scalars.GraphQLID;
      case "DateTime" ->
          with(
              scalar,
              new Time(
                  scalar.getCoercing(),
                  text -> OffsetDateTime.parse(text).toInstant().toString(),
                  "must be ISO 8601 with an offset, such as 2025-04-26T16:00:00+03:00"),
              "A moment: ISO 8601, always with an offset, such as 2025-04-26T16:00:00+03:00. Answers are in UTC.");
      case "Date" ->
          with(
              scalar,
              new Time(
                  scalar.getCoercing(),
                  text -> LocalDate.parse(text).toString(),
                  "must be an ISO 8601 calendar day, such as 2025-04-26"),
              "A calendar day: ISO 8601, such as 2025-04-26.");
      default -> scalar;
    };
  }

  private static GraphQLScalarType with(
      GraphQLScalarType scalar, Coercing<?, ?> coercing, String description) {
    return scalar.transform(builder -> builder.coercing(coercing).description(description));
  }

  /** A time, taken as text of one form and handed on in that form, in UTC where it is a moment. */
  private record Time(Coercing<?, ?> answers, UnaryOperator<String> form, String rule)
      implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return answers.serialize(value, context, locale);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      try {
        return form.apply((String) input);
      } catch (DateTimeException | ClassCastException e) {
        throw new CoercingParseValueException(rule);
      }
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      try {
        return form.apply(((StringValue) input).getValue());
      } catch (DateTimeException | ClassCastException e) {
        throw new CoercingParseLiteralException(rule);
      }
    }
  }
}
